import { expect, test } from 'vitest';
import { moved } from './order';

const move = (chosen: number[], by: 1 | -1): number[] =>
  moved([1, 2, 3, 4, 5], (photo) => chosen.includes(photo), by);

test('chosen photos move by one place, together', () => {
  expect(move([3], -1)).toEqual([1, 3, 2, 4, 5]);
  expect(move([2, 3], 1)).toEqual([1, 4, 2, 3, 5]);
  expect(move([2, 4], -1)).toEqual([2, 1, 4, 3, 5]);
});

test('what is at the edge stays there', () => {
  expect(move([1, 2, 4], -1)).toEqual([1, 2, 4, 3, 5]);
  expect(move([4, 5], 1)).toEqual([1, 2, 3, 4, 5]);
});
