import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Debounce } from './debounce';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('runs once, after the pause, with the last arguments', () => {
  const run = vi.fn();
  const debounce = new Debounce(run, 120);
  debounce.call('d');
  vi.advanceTimersByTime(100);
  debounce.call('do');
  vi.advanceTimersByTime(100);
  debounce.call('dog');
  vi.advanceTimersByTime(119);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(run.mock.calls).toEqual([['dog']]);
});

test('flush runs at once and only once', () => {
  const run = vi.fn();
  const debounce = new Debounce(run, 120);
  debounce.call('dog');
  debounce.flush();
  debounce.flush();
  vi.advanceTimersByTime(1000);
  expect(run.mock.calls).toEqual([['dog']]);
});

test('cancel forgets what is waiting', () => {
  const run = vi.fn();
  const debounce = new Debounce(run, 120);
  debounce.call('dog');
  debounce.cancel();
  vi.advanceTimersByTime(1000);
  expect(run).not.toHaveBeenCalled();
});
