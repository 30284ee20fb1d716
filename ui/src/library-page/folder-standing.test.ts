import { expect, test } from 'vitest';
import type { Folder } from '../bindings/Folder';
import { factsOf, standingOf } from './folder-standing';

const folder = (rest: Partial<Folder>): Folder => ({
  folder: 1,
  path: '/photos',
  online: true,
  files: 1200,
  failures: 0,
  state: { kind: 'watched' },
  looked_at: null,
  ...rest,
});

test('a folder that is away says why and what becomes of its photos', () => {
  const away = folder({ failures: 3, state: { kind: 'offline', cause: 'missing', reason: 'gone' } });
  expect(standingOf(away).note).toBe(
    'There is no such folder at the moment. Its 1,197 photos stay searchable.',
  );
  expect(standingOf({ ...away, files: 3 }).note).toBe('There is no such folder at the moment.');
});

test('a folder that can’t be followed live says why', () => {
  const polled = folder({
    state: { kind: 'polled', cause: { kind: 'share', share: 'nas:/photos' }, reason: '' },
  });
  expect(standingOf(polled)).toEqual({
    icon: 'clock',
    label: 'Looked through now and then',
    note: 'It is on another computer (nas:/photos), which does not announce changes.',
    detail: null,
  });
  const other = { kind: 'other', detail: 'not a directory' } as const;
  const { note, detail } = standingOf(folder({ state: { kind: 'polled', cause: other, reason: '' } }));
  expect([note, detail]).toEqual(['The system can’t watch it.', 'not a directory']);
});

test('facts are told as far as there are any', () => {
  expect(factsOf(folder({}), 0)).toBe('1,200 files');
  expect(factsOf(folder({ files: 1, failures: 1, looked_at: 1000 }), 181_000)).toBe(
    '1 file · 1 not searchable · looked through 3 minutes ago',
  );
});
