import { expect, test } from 'vitest';
import { justify } from './justified';
import { moveOf, rankAfter, stepFrom } from './navigation';

// Two rows of three squares of 100, then one of two.
const layout = justify([1, 1, 1, 1, 1, 1, 1, 1], { width: 300, rowHeight: 100, gap: 0 });

test('left and right follow the rank across rows and stop at the ends', () => {
  expect(stepFrom(layout, 3, 'left')).toBe(2);
  expect(stepFrom(layout, 2, 'right')).toBe(3);
  expect(stepFrom(layout, 0, 'left')).toBe(0);
  expect(stepFrom(layout, 7, 'right')).toBe(7);
});

test('up and down keep the column', () => {
  expect(stepFrom(layout, 1, 'down')).toBe(4);
  expect(stepFrom(layout, 4, 'up')).toBe(1);
  expect(stepFrom(layout, 3, 'down')).toBe(6);
});

test('down into a shorter row goes to the nearest photo', () => {
  expect(stepFrom(layout, 5, 'down')).toBe(7);
});

test('up from the first row and down from the last stay', () => {
  expect(stepFrom(layout, 1, 'up')).toBe(1);
  expect(stepFrom(layout, 6, 'down')).toBe(6);
});

test('first and last', () => {
  expect(stepFrom(layout, 4, 'first')).toBe(0);
  expect(stepFrom(layout, 4, 'last')).toBe(7);
});

test('keys for pages go by the height of the view, and to the nearest photo there', () => {
  expect(rankAfter(layout, 1, { page: 200 })).toBe(7);
  expect(rankAfter(layout, 7, { page: -200 })).toBe(1);
  expect(moveOf('PageUp', 200)).toEqual({ page: -200 });
  expect(moveOf('ArrowLeft', 200)).toEqual({ step: 'left' });
  expect(moveOf('a', 200)).toBeNull();
});

test('from nowhere only the ends can be told', () => {
  expect(rankAfter(layout, -1, { step: 'last' })).toBe(7);
  expect(rankAfter(layout, -1, { step: 'right' })).toBeNull();
  expect(rankAfter(layout, -1, { page: 200 })).toBeNull();
});
