import type { MonthOfPhotos } from '../bindings/MonthOfPhotos';

/** A month and the rank of its first photo among photos in the order of time. */
export interface MonthStart {
  /** As `2019-03`. */
  month: string;
  rank: number;
}

/**
 * Where each month begins among `count` photos. Months and photos are asked for one after the other: while photos come in, the last
 * months may be a few photos off for a moment.
 */
export function monthStarts(months: readonly MonthOfPhotos[], count: number): MonthStart[] {
  let rank = 0;
  const starts = months.map(({ month, photos }) => {
    const start = { month, rank };
    rank += photos;
    return start;
  });
  return starts.filter((start) => start.rank < count);
}

/** The index of the month that the photo of a rank is of, or -1 where there is none. */
export function monthOf(starts: readonly MonthStart[], rank: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle]?.rank ?? Infinity) <= rank) low = middle;
    else high = middle - 1;
  }
  return starts.length === 0 ? -1 : low;
}

/** A year's name beside the track, or a month's tick. */
export interface Mark {
  y: number;
  /** The year, where there is room for it. */
  year: string | null;
}

/** What stands beside a track: every year that is at least `least` below the one before it, and a tick for the months between. */
export function marks(
  starts: readonly MonthStart[],
  yOf: (rank: number) => number,
  least: { year: number; month: number },
): Mark[] {
  const list: Mark[] = [];
  let year = '';
  let lastYear = -Infinity;
  let lastMark = -Infinity;
  for (const { month, rank } of starts) {
    const y = yOf(rank);
    const named = month.slice(0, -3);
    if (named !== year && y - lastYear >= least.year) {
      // A tick that its year's name would lie on goes.
      while (list.length > 0 && y - (list.at(-1)?.y ?? 0) < least.month) list.pop();
      list.push({ y, year: named });
      [lastYear, lastMark] = [y, y + least.year / 2];
    } else if (y - lastMark >= least.month) {
      list.push({ y, year: null });
      lastMark = y;
    }
    year = named;
  }
  return list;
}

/** The index of the month a key leads to from another, or `null`. Later months come first. */
export function monthByKey(key: string, at: number, starts: readonly MonthStart[]): number | null {
  const last = starts.length - 1;
  const year = (index: number): string => starts[index]?.month.slice(0, -3) ?? '';
  switch (key) {
    case 'ArrowDown':
    case 'ArrowUp':
      return Math.min(last, Math.max(0, at + (key === 'ArrowDown' ? 1 : -1)));
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'PageDown': {
      const next = starts.findIndex((_, index) => index > at && year(index) !== year(at));
      return next < 0 ? last : next;
    }
    case 'PageUp': {
      // The first month of this year's photos, or of the year's before it.
      let to = Math.max(0, at - 1);
      while (to > 0 && year(to - 1) === year(to)) to--;
      return to;
    }
    default:
      return null;
  }
}
