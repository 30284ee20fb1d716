import { expect, test } from 'vitest';
import { rowsIn } from './rows';

test('only rows near the view are there', () => {
  expect(rowsIn(0, 400, 50, 100_000)).toEqual({ first: 0, last: 12 });
  expect(rowsIn(2_500_000, 400, 50, 100_000)).toEqual({ first: 49_996, last: 50_012 });
  expect(rowsIn(5_000_000, 400, 50, 100_000)).toEqual({ first: 99_988, last: 99_999 });
});

test('a short list is there as a whole, an empty one has no rows', () => {
  expect(rowsIn(0, 0, 50, 3)).toEqual({ first: 0, last: 2 });
  const none = rowsIn(0, 400, 50, 0);
  expect(none.last).toBeLessThan(none.first);
});

test('a list that has become shorter shows its end', () => {
  expect(rowsIn(9_000, 400, 50, 10)).toEqual({ first: 0, last: 9 });
});
