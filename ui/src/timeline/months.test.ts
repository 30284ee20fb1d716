import { expect, test } from 'vitest';
import { marks, monthByKey, monthOf, monthStarts } from './months';

const months = [
  { month: '2024-05', photos: 10 },
  { month: '2024-01', photos: 1 },
  { month: '2023-12', photos: 30 },
  { month: '2019-07', photos: 4 },
];
const starts = monthStarts(months, 45);

test('months begin where those before them end', () => {
  expect(starts.map(({ rank }) => rank)).toEqual([0, 10, 11, 41]);
});

test('no month begins behind the last photo', () => {
  expect(monthStarts(months, 41).map(({ month }) => month)).toEqual(['2024-05', '2024-01', '2023-12']);
  expect(monthStarts(months, 0)).toEqual([]);
  expect(monthStarts([], 5)).toEqual([]);
});

test('every photo is of a month', () => {
  expect([0, 9, 10, 11, 40, 41, 44].map((rank) => monthOf(starts, rank))).toEqual([0, 0, 1, 2, 2, 3, 3]);
  expect(monthOf([], 3)).toBe(-1);
});

test('names of years never overlap, and ticks keep off them', () => {
  const list = marks(starts, (rank) => rank * 2, { year: 20, month: 4 });
  expect(list).toEqual([
    { y: 0, year: '2024' },
    { y: 22, year: '2023' },
    { y: 82, year: '2019' },
  ]);
  const crowded = marks(starts, (rank) => rank / 10, { year: 20, month: 4 });
  expect(crowded.filter(({ year }) => year !== null)).toEqual([{ y: 0, year: '2024' }]);
});

test('keys go by months and years, and not beyond the ends', () => {
  const key = (name: string, at: number) => monthByKey(name, at, starts);
  expect([key('ArrowDown', 0), key('ArrowDown', 3), key('ArrowUp', 0)]).toEqual([1, 3, 0]);
  expect([key('PageDown', 0), key('PageDown', 2), key('PageDown', 3)]).toEqual([2, 3, 3]);
  expect([key('PageUp', 3), key('PageUp', 2), key('PageUp', 1), key('PageUp', 0)]).toEqual([2, 0, 0, 0]);
  expect([key('Home', 2), key('End', 0), key('x', 0)]).toEqual([0, 3, null]);
});
