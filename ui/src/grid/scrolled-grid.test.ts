import { expect, test } from 'vitest';
import { justify } from './justified';
import { HEAD, ScrolledGrid, SIDE } from './scrolled-grid';

// Ten rows of three squares of 100, in a view of 250.
const layout = justify(Array<number>(30).fill(1), { width: 300, rowHeight: 100, gap: 0 });
const grid = new ScrolledGrid(layout, 250);

test('the top of the layout lies below the head', () => {
  expect(grid.topAt(0)).toBe(-HEAD);
  expect(grid.scrollFor(grid.topAt(321))).toBe(321);
  expect(grid.firstInView(grid.topAt(0))).toBe(0);
  expect(grid.firstInView(120)).toBe(3);
});

test('a photo that is in view needs no scrolling, others as little as possible', () => {
  expect(grid.topShowing(4, 50)).toBeNull();
  expect(grid.topShowing(0, 50)).toBe(-HEAD);
  expect(grid.topShowing(3, 150)).toBe(100 - SIDE);
  expect(grid.topShowing(12, 50)).toBe(500 - 250 + SIDE);
  expect([grid.inView(3, 150), grid.inView(0, 150), grid.inView(12, 150)]).toEqual([true, false, false]);
});

test('the way leads from the first photo to the end of all that can be scrolled', () => {
  expect([grid.wayAt(-HEAD), grid.wayTo(0), grid.rankAt(0)]).toEqual([0, 0, 0]);
  expect(grid.wayAt(grid.topAt(grid.scrollAlong(1)))).toBe(1);
  const way = grid.wayTo(15);
  expect(way).toBeGreaterThan(0.4);
  expect(grid.rankAt(way)).toBe(15);
});
