import { expect, test } from 'vitest';
import { placedAt } from './menu-place';

const MENU = { width: 200, height: 300 };
const WINDOW = { width: 1000, height: 800 };

test('a menu opens at the point, or on its other side where there is no room', () => {
  expect(placedAt({ x: 100, y: 100 }, MENU, WINDOW)).toEqual({ x: 100, y: 100 });
  expect(placedAt({ x: 900, y: 700 }, MENU, WINDOW)).toEqual({ x: 700, y: 400 });
});

test('a menu stays in the window', () => {
  expect(placedAt({ x: 0, y: 400 }, MENU, { width: 1000, height: 420 })).toEqual({ x: 8, y: 100 });
  expect(placedAt({ x: 50, y: 50 }, MENU, { width: 210, height: 100 })).toEqual({ x: 8, y: 8 });
});
