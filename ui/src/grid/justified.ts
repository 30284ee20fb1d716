/** Where every photo of a justified grid is. Lengths are CSS pixels; a photo's number is its rank. */
export interface JustifiedLayout {
  /** The width that was filled. */
  width: number;
  /** The height of all rows with the gaps between them. */
  height: number;
  /** Left edge of each photo. */
  x: Float32Array;
  /** Width of each photo. */
  w: Float32Array;
  /** The rank of each row's first photo, and at the end the number of photos: row `r` is `[first[r], first[r + 1])`. */
  first: Uint32Array;
  /** Top edge of each row. */
  top: Float64Array;
  /** Height of each row. */
  h: Float32Array;
}

/** How a grid is to look. */
export interface JustifiedOptions {
  /** The width to fill. */
  width: number;
  /** The height rows should be near. */
  rowHeight: number;
  /** The space between photos and between rows. */
  gap: number;
  /** Ranks, ascending, that start a row of their own with `breakHeight` free above it. */
  breaks?: readonly number[];
  breakHeight?: number;
}

/** Panoramas and strips are cropped to these shapes in the grid: one of them would otherwise make a row of its own. */
const NARROWEST = 0.5;
const WIDEST = 3;

/**
 * Breaks photos of the given aspect ratios (width divided by height) into rows that fill the width, each about
 * `rowHeight` high, and snaps every edge to whole pixels so that gaps stay even. The last row, and the last one before a
 * break, keep the wanted height.
 */
export function justify(aspects: ArrayLike<number>, options: JustifiedOptions): JustifiedLayout {
  const { rowHeight, gap } = options;
  const width = Math.max(1, Math.floor(options.width));
  const count = aspects.length;
  const x = new Float32Array(count);
  const w = new Float32Array(count);
  // A row holds at least one photo, so there are at most `count` rows.
  const first = new Uint32Array(count + 1);
  const top = new Float64Array(count);
  const h = new Float32Array(count);

  let rows = 0;
  let y = 0;
  let start = 0;
  const breaks = [...(options.breaks ?? []).filter((rank) => rank >= 0 && rank < count), count];
  let section = 0;
  while (start < count) {
    if (start === breaks[section]) {
      section++;
      y += options.breakHeight ?? 0;
    }
    const last = breaks[section] ?? count;
    const end = rowEnd(aspects, start, last, width, rowHeight, gap);
    let sum = 0;
    for (let i = start; i < end; i++) sum += shape(aspects, i);
    const room = width - gap * (end - start - 1);
    const full = end < last || room / sum <= rowHeight;
    const exact = full ? room / sum : rowHeight;

    first[rows] = start;
    top[rows] = y;
    const height = Math.max(1, Math.round(exact));
    h[rows] = height;

    let edge = 0;
    let left = 0;
    for (let i = start; i < end; i++) {
      edge += shape(aspects, i) * exact;
      const right = full && i === end - 1 ? width : Math.round(edge) + gap * (i - start);
      x[i] = left;
      w[i] = Math.max(1, right - left);
      left = right + gap;
    }

    y += height + gap;
    rows++;
    start = end;
  }
  first[rows] = count;
  return {
    width,
    height: Math.max(0, y - gap),
    x,
    w,
    first: first.slice(0, rows + 1),
    top: top.slice(0, rows),
    h: h.slice(0, rows),
  };
}

/**
 * The rank after the last photo of the row that starts at `start`: the one that comes nearest to the wanted height, `last` at
 * most.
 */
function rowEnd(
  aspects: ArrayLike<number>,
  start: number,
  last: number,
  width: number,
  rowHeight: number,
  gap: number,
): number {
  let sum = 0;
  let before = Infinity;
  for (let i = start; i < last; i++) {
    sum += shape(aspects, i);
    const height = (width - gap * (i - start)) / sum;
    if (height <= rowHeight) {
      const tooHigh = before / rowHeight;
      const tooLow = rowHeight / Math.max(height, 1);
      return i > start && tooHigh < tooLow ? i : i + 1;
    }
    before = height;
  }
  return last;
}

function shape(aspects: ArrayLike<number>, index: number): number {
  const aspect = aspects[index] ?? 1;
  if (!(aspect > 0)) return 1;
  return Math.min(WIDEST, Math.max(NARROWEST, aspect));
}

/** How many rows a layout has. */
export function rowCount(layout: JustifiedLayout): number {
  return layout.top.length;
}

/** The row at a height: the last one that starts at or above `y` (the first row for anything higher up). */
export function rowAt(layout: JustifiedLayout, y: number): number {
  return lastNotAbove(layout.top, y);
}

/** The row that holds the photo of a rank. */
export function rowOf(layout: JustifiedLayout, rank: number): number {
  return Math.min(lastNotAbove(layout.first, rank), rowCount(layout) - 1);
}

/** The ranks `[from, to)` of the photos in the rows that touch the heights from `top` to `bottom`. */
export function visibleRanks(
  layout: JustifiedLayout,
  top: number,
  bottom: number,
): [from: number, to: number] {
  if (rowCount(layout) === 0) return [0, 0];
  const from = layout.first[rowAt(layout, top)] ?? 0;
  const to = layout.first[rowAt(layout, bottom) + 1] ?? 0;
  return [from, to];
}

/** Where one photo is. */
export interface Placed {
  rank: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The photos of the rows from `firstRow` to `lastRow`, both included. */
export function placedIn(layout: JustifiedLayout, firstRow: number, lastRow: number): Placed[] {
  const list: Placed[] = [];
  for (let row = firstRow; row <= Math.min(lastRow, rowCount(layout) - 1); row++) {
    const end = layout.first[row + 1] ?? 0;
    const [y, height] = [layout.top[row] ?? 0, layout.h[row] ?? 0];
    for (let rank = layout.first[row] ?? 0; rank < end; rank++) {
      list.push({ rank, x: layout.x[rank] ?? 0, y, width: layout.w[rank] ?? 0, height });
    }
  }
  return list;
}

/** The index of the last of the ascending `values` that is not above `limit`, or 0. */
function lastNotAbove(values: ArrayLike<number>, limit: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] ?? Infinity) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
