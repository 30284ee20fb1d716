import { expect, test } from 'vitest';
import { CELL, cellStart, rankByKey, ranksAround } from './filmstrip';

test('only what can be seen is made, however many there are', () => {
  const [from, to] = ranksAround(50_000, 600, 100_000);
  expect(to - from).toBeLessThan(600 / CELL + 5);
  expect(cellStart(from, 50_000, 600)).toBeLessThanOrEqual(0);
  expect(cellStart(to, 50_000, 600)).toBeGreaterThanOrEqual(600);
});

test('the first and the last photo end the strip', () => {
  expect(ranksAround(0, 600, 3)).toEqual([0, 3]);
  expect(ranksAround(2, 6000, 3)).toEqual([0, 3]);
  expect(ranksAround(0, 600, 0)).toEqual([0, 0]);
});

test('the photo that is looked at lies in the middle', () => {
  expect(cellStart(7, 7, 600) + CELL / 2).toBe(300);
});

test('keys lead to the ends and a page further', () => {
  expect(rankByKey('Home', 50, 600, 100)).toBe(0);
  expect(rankByKey('End', 50, 600, 100)).toBe(99);
  expect(rankByKey('PageDown', 50, 600, 100)).toBe(59);
  expect(rankByKey('PageUp', 5, 600, 100)).toBe(0);
  expect(rankByKey('Enter', 5, 600, 100)).toBeNull();
  expect(rankByKey('End', -1, 600, 0)).toBeNull();
});
