import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DraggingOut } from './dragging-out.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what comes over the window is its own until a moment after it was let go of', async () => {
  let letGo = (): void => undefined;
  const drag = vi.fn(() => new Promise<void>((resolve) => (letGo = resolve)));
  const dragging = new DraggingOut(drag, 10);
  const first = dragging.begin([1, 2]);
  expect([dragging.active, drag.mock.calls]).toEqual([true, [[[1, 2]]]]);
  letGo();
  await first;
  expect(dragging.active).toBe(true);
  const second = dragging.begin([3]);
  vi.advanceTimersByTime(10);
  expect(dragging.active).toBe(true);
  letGo();
  await second;
  vi.advanceTimersByTime(10);
  expect(dragging.active).toBe(false);
});

test('a drag that fails is over, too', async () => {
  const dragging = new DraggingOut(() => Promise.reject(new Error('no')), 10);
  await expect(dragging.begin([1])).rejects.toThrow('no');
  vi.advanceTimersByTime(10);
  expect(dragging.active).toBe(false);
});
