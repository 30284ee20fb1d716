import { expect, test } from 'vitest';
import type { Days } from '../bindings/Days';
import { daysInWords } from './days';

const between = (from: string | null, until: string | null): string =>
  daysInWords([{ kind: 'between', from, until }]);
const yearly = (from: [number, number], until: [number, number]): string =>
  daysInWords([
    { kind: 'yearly', from: { month: from[0], day: from[1] }, until: { month: until[0], day: until[1] } },
  ]);

test('whole years and months are written as such', () => {
  expect(between('2019-01-01', '2019-12-31')).toBe('2019');
  expect(between('2019-01-01', '2021-12-31')).toBe('2019 – 2021');
  expect(between('2019-03-01', '2019-03-31')).toBe('March 2019');
  expect(between('2020-02-01', '2020-02-29')).toBe('February 2020');
  expect(between('2025-06-01', '2025-08-31')).toBe('June 2025 – August 2025');
});

test('other stretches are written by their days, and may have one end', () => {
  expect(between('2019-03-07', '2019-03-07')).toBe('Mar 7, 2019');
  expect(between('2019-02-01', '2019-02-27')).toMatch(/ – /);
  expect(between(null, '2018-12-31')).toBe('– 2018');
  expect(between('2019-04-01', null)).toBe('April 2019 –');
});

test('days of every year', () => {
  expect(yearly([3, 1], [3, 31])).toBe('March');
  expect(yearly([12, 1], [2, 29])).toBe('December – February');
  expect(yearly([12, 24], [12, 26])).toBe('December 24 – December 26');
});

test('alternatives are a list', () => {
  const year = (of: string): Days => ({ kind: 'between', from: `${of}-01-01`, until: `${of}-12-31` });
  expect(daysInWords([year('2019'), year('2021')])).toBe('2019, 2021');
});
