import { expect, test, vi } from 'vitest';
import type { PutBack } from '../bindings/PutBack';
import type { Trashed } from '../bindings/Trashed';
import type { Action } from '../shell/notices.svelte';
import { strings } from '../strings';
import { Trash } from './trash';

const GONE: Trashed = { removal: 4, photos: 2, files: 3, failed: [], can_undo: true };
const FAILED = { path: '/a', problem: 'read_only', detail: null } as const;

function given(trashed: Partial<Trashed>, back: Partial<PutBack> = {}) {
  const said: { text: string; undo: Action | undefined }[] = [];
  const problems: (string | null)[][] = [];
  const putBack = vi.fn(() => Promise.resolve({ photos: 2, files: 3, failed: [], ...back }));
  const changed = vi.fn();
  const trash = new Trash(
    { trashPhotos: () => Promise.resolve({ ...GONE, ...trashed }), putBack },
    { say: (text, undo) => void said.push({ text, undo }), problem: (...told) => void problems.push(told) },
    changed,
  );
  return { trash, said, problems, putBack, changed };
}

test('what went is said, with a way back', async () => {
  const { trash, said, problems, putBack, changed } = given({});
  expect(await trash.move([1, 2])).toBe(true);
  expect(said[0]?.text).toBe(strings.trash.moved(2));
  said[0]?.undo?.run();
  await vi.waitFor(() => expect(said[1]?.text).toBe(strings.trash.back(2)));
  expect([putBack.mock.calls, problems, changed.mock.calls.length]).toEqual([[[4]], [], 2]);
});

test('what was moved last can be undone once', async () => {
  const { trash, putBack } = given({});
  const attempt = (action: () => Promise<void>): Promise<void> => action();
  expect(trash.undo(attempt)).toBe(false);
  await trash.move([1]);
  expect(trash.undo(attempt)).toBe(true);
  expect(trash.undo(attempt)).toBe(false);
  expect(putBack).toHaveBeenCalledTimes(1);
});

test('each reason is given once, and nothing is said to be gone that is not', async () => {
  const { trash, said, problems } = given({
    removal: null,
    photos: 0,
    files: 0,
    failed: [FAILED, FAILED, { path: '/b', problem: 'system', detail: 'no' }],
  });
  expect(await trash.move([1, 2])).toBe(false);
  expect(said).toEqual([]);
  const reason = `${strings.trash.problems.read_only} ${strings.errors.system}`;
  expect(problems).toEqual([[strings.trash.notMoved(3, reason), 'no']]);
});

test('where the system alone has files back, no undo is offered', async () => {
  const { trash, said } = given({ can_undo: false });
  await trash.move([1]);
  expect(said[0]?.undo).toBeUndefined();
  expect(trash.undo((action) => action())).toBe(false);
});
