import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Throttle } from './throttle';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('the first call runs at once, a burst after it runs once more', () => {
  const run = vi.fn();
  const throttle = new Throttle(run, 1000);
  throttle.call();
  expect(run).toHaveBeenCalledTimes(1);
  throttle.call();
  throttle.call();
  throttle.call();
  vi.advanceTimersByTime(999);
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(10_000);
  expect(run).toHaveBeenCalledTimes(2);
});

test('after a rest it runs at once again', () => {
  const run = vi.fn();
  const throttle = new Throttle(run, 1000);
  throttle.call();
  vi.advanceTimersByTime(1000);
  throttle.call();
  expect(run).toHaveBeenCalledTimes(2);
});

test('cancel forgets the waiting run', () => {
  const run = vi.fn();
  const throttle = new Throttle(run, 1000);
  throttle.call();
  throttle.call();
  throttle.cancel();
  vi.advanceTimersByTime(10_000);
  expect(run).toHaveBeenCalledTimes(1);
});
