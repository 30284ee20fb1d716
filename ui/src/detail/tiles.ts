/** Which squares of a large photo are needed to show a part of it sharply. */

import type { Size } from './fit';
import { snapped, type View } from './viewport';

/** The side of a tile in pixels, as the library cuts them. */
export const TILE = 512;

/** The coarsest level: an eighth. */
const COARSEST = 3;

/** A square of a photo that is halved `level` times. */
export interface Tile {
  level: number;
  column: number;
  row: number;
}

/** A tile's name among those of its photo. */
export const tileKey = ({ level, column, row }: Tile): string => `${level}/${column}/${row}`;

/** The coarsest level that still has a pixel for each of the screen's, at so many of them for a pixel of the photo. */
export function levelFor(screenScale: number): number {
  // A scale that is all but a half needs no more than half the pixels.
  const halvings = Math.floor(Math.log2(1.02 / screenScale));
  return Math.max(0, Math.min(COARSEST, halvings));
}

/** The tiles of a level that lie in the room or at most `margin` beside it, those in the middle first. */
export function tilesIn(photo: Size, room: Size, view: View, level: number, margin: number): Tile[] {
  const side = TILE * 2 ** level * view.scale;
  const count = (length: number): number => Math.ceil(Math.ceil(length / 2 ** level) / TILE);
  const span = (at: number, space: number, length: number): [number, number] => [
    Math.max(0, Math.floor((-at - margin) / side)),
    Math.min(count(length), Math.ceil((space + margin - at) / side)),
  ];
  const [left, right] = span(view.x, room.width, photo.width);
  const [top, bottom] = span(view.y, room.height, photo.height);
  const tiles: (Tile & { away: number })[] = [];
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      const x = view.x + (column + 0.5) * side - room.width / 2;
      const y = view.y + (row + 0.5) * side - room.height / 2;
      tiles.push({ level, column, row, away: Math.hypot(x, y) });
    }
  }
  tiles.sort((one, other) => one.away - other.away);
  return tiles.map(({ column, row }) => ({ level, column, row }));
}

/** Where a tile is drawn, from the room's top left corner; neighbours meet without a seam. */
export function boxOf(tile: Tile, photo: Size, view: View, density: number) {
  const side = TILE * 2 ** tile.level;
  const edge = (place: number, length: number): number => Math.min(place * side, length) * view.scale;
  const [left, width] = snapped(
    view.x + edge(tile.column, photo.width),
    view.x + edge(tile.column + 1, photo.width),
    density,
  );
  const [top, height] = snapped(
    view.y + edge(tile.row, photo.height),
    view.y + edge(tile.row + 1, photo.height),
    density,
  );
  return { left, top, width, height };
}
