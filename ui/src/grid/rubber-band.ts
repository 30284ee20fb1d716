import { rowAt, rowCount, type JustifiedLayout } from './justified';

/** A rectangle of a layout, in its pixels. */
export interface Band {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A point of a layout, in its pixels. */
export interface Point {
  x: number;
  y: number;
}

/** A pointer that moved less than this was only pressed, in pixels. */
const LEAST = 5;

/** How near to an edge of the view a pointer scrolls it, and how far at most, in pixels and pixels a frame. */
const EDGE = 28;
const FASTEST = 22;

/** The rectangle between two points; nothing while they are as good as one. */
export function bandBetween(one: Point, other: Point): Band | null {
  if (Math.abs(one.x - other.x) < LEAST && Math.abs(one.y - other.y) < LEAST) return null;
  return {
    left: Math.min(one.x, other.x),
    top: Math.min(one.y, other.y),
    right: Math.max(one.x, other.x),
    bottom: Math.max(one.y, other.y),
  };
}

/** The ranks of the photos that a rectangle touches, in their order. */
export function ranksIn(layout: JustifiedLayout, { left, top, right, bottom }: Band): number[] {
  const ranks: number[] = [];
  for (let row = rowAt(layout, top); row < rowCount(layout); row++) {
    const from = layout.top[row] ?? 0;
    if (from >= bottom) break;
    if (from + (layout.h[row] ?? 0) <= top) continue;
    for (let rank = layout.first[row] ?? 0; rank < (layout.first[row + 1] ?? 0); rank++) {
      const x = layout.x[rank] ?? 0;
      if (x < right && x + (layout.w[rank] ?? 0) > left) ranks.push(rank);
    }
  }
  return ranks;
}

/** How far a pointer at `y` scrolls a view of this height in one frame: the further out, the faster. */
export function pull(y: number, height: number): number {
  const out = y < EDGE ? y - EDGE : y > height - EDGE ? y - (height - EDGE) : 0;
  return Math.max(-FASTEST, Math.min(FASTEST, Math.round(out / 2)));
}
