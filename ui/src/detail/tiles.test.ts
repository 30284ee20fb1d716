import { expect, test } from 'vitest';
import { boxOf, levelFor, TILE, tilesIn } from './tiles';

const room = { width: 1000, height: 600 };
const photo = { width: 8000, height: 6000 };

test('a level has a pixel for every one of the screen, and not twice as many as needed', () => {
  expect([8, 1, 0.6, 0.5, 0.3, 0.25, 0.125, 0.01].map(levelFor)).toEqual([0, 0, 0, 1, 1, 2, 3, 3]);
});

test('only what lies in the room is needed, and the middle first', () => {
  // Every pixel, from (3000, 2000) on.
  const tiles = tilesIn(photo, room, { scale: 1, x: -3000, y: -2000 }, 0, 0);
  const columns = tiles.map((tile) => tile.column);
  const rows = tiles.map((tile) => tile.row);
  expect([Math.min(...columns), Math.max(...columns)]).toEqual([5, 7]);
  expect([Math.min(...rows), Math.max(...rows)]).toEqual([3, 5]);
  expect(tiles).toHaveLength(9);
  expect(tiles[0]).toEqual({ level: 0, column: 6, row: 4 });
});

test('a margin takes in the neighbours, and the photo ends where it ends', () => {
  const corner = tilesIn(photo, room, { scale: 1, x: -7000, y: -5400 }, 0, 300);
  expect(Math.max(...corner.map((tile) => tile.column))).toBe(Math.ceil(8000 / TILE) - 1);
  expect(Math.max(...corner.map((tile) => tile.row))).toBe(Math.ceil(6000 / TILE) - 1);
  expect(Math.min(...corner.map((tile) => tile.column))).toBe(13);
});

test('all of a photo at its coarsest is a handful of tiles', () => {
  expect(tilesIn(photo, room, { scale: 0.1, x: 100, y: 0 }, 3, 0)).toHaveLength(4);
  expect(tilesIn({ width: 0, height: 0 }, room, { scale: 1, x: 0, y: 0 }, 0, 0)).toEqual([]);
});

test('tiles meet without a gap or an overlap at any scale, and end with the photo', () => {
  for (const [scale, density] of [
    [0.37, 1],
    [0.731, 1.5],
    [1.13, 2],
  ] as const) {
    const view = { scale, x: -123.4, y: -56.7 };
    const boxes = [0, 1, 2].map((column) => boxOf({ level: 0, column, row: 0 }, photo, view, density));
    for (const [place, box] of boxes.slice(1).entries()) {
      const before = boxes[place];
      expect(box.left).toBeCloseTo((before?.left ?? 0) + (before?.width ?? 0), 6);
    }
    const last = boxOf({ level: 0, column: 15, row: 11 }, photo, view, density);
    expect(last.left + last.width).toBeCloseTo(Math.round((view.x + 8000 * scale) * density) / density, 6);
  }
});

test('at every pixel a tile is as large as it is on the screen', () => {
  const box = boxOf({ level: 0, column: 3, row: 2 }, photo, { scale: 0.5, x: -700, y: -300 }, 2);
  expect([box.width, box.height]).toEqual([TILE / 2, TILE / 2]);
});
