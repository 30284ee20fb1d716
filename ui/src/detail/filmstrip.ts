/** The strip of photos below one that is looked at: cells of one size, of which only those in sight are made. */

/** The width of a cell and the gap behind it, in CSS pixels. */
export const CELL = 60;

/** The ranks `[from, to)` of `count` photos that can be seen in a strip so wide with the photo at `centre` in its middle. */
export function ranksAround(centre: number, width: number, count: number): [from: number, to: number] {
  const beside = width / 2 / CELL + 1;
  return [Math.max(0, Math.floor(centre - beside)), Math.min(count, Math.ceil(centre + beside) + 1)];
}

/** Where a cell begins, from the beginning of the strip. */
export const cellStart = (rank: number, centre: number, width: number): number =>
  Math.round(width / 2 + (rank - centre - 0.5) * CELL);

/** The rank a key leads to, or `null` where it leads nowhere. */
export function rankByKey(key: string, rank: number, width: number, count: number): number | null {
  const page = Math.max(1, Math.floor(width / CELL) - 1);
  const to: Record<string, number> = {
    Home: 0,
    End: count - 1,
    PageUp: rank - page,
    PageDown: rank + page,
  };
  const next = to[key];
  return next === undefined || count === 0 ? null : Math.min(count - 1, Math.max(0, next));
}
