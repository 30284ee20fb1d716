import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ScrollMotion, STOPPED } from './scroll-motion.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a flick of the wheel moves, but does not fly past', () => {
  const motion = new ScrollMotion();
  motion.moved(120, 1000);
  motion.moved(120, 1016);
  expect(motion.moving).toBe(true);
  expect(motion.passing).toBe(false);
});

test('dragging the scroll bar flies past, in either direction, until it stops', () => {
  const motion = new ScrollMotion();
  motion.moved(0, 1000);
  motion.moved(-10_000, 1016);
  expect(motion.passing).toBe(true);
  vi.advanceTimersByTime(STOPPED - 1);
  expect(motion.passing).toBe(true);
  vi.advanceTimersByTime(1);
  expect(motion.passing).toBe(false);
  expect(motion.moving).toBe(false);
});

test('slowing down shows photos again before it stops', () => {
  const motion = new ScrollMotion();
  motion.moved(10_000, 1000);
  motion.moved(50, 1016);
  expect(motion.passing).toBe(false);
  expect(motion.moving).toBe(true);
});
