import type { Days } from '../bindings/Days';
import { dayOfYear, month, monthOfYear, shortDay } from '../format';

/** `2019`, `March 2019`, `Mar 7, 2019 – Mar 9, 2019`, `December 24 – December 26`: stretches of days as people read them. */
export const daysInWords = (days: readonly Days[]): string => days.map(inWords).join(', ');

function inWords(days: Days): string {
  if (days.kind === 'yearly') {
    const { from, until } = days;
    const isWhole = from.day === 1 && until.day === lastDay(2024, until.month);
    return isWhole
      ? stretch(monthOfYear(from.month), monthOfYear(until.month))
      : stretch(dayOfYear(from.month, from.day), dayOfYear(until.month, until.day));
  }
  const { from, until } = days;
  const write =
    WAYS.find(({ begins, ends }) => (!from || begins(from)) && (!until || ends(until)))?.write ?? shortDay;
  return stretch(from && write(`${from}T00:00:00`), until && write(`${until}T00:00:00`));
}

/** Two ends as one stretch; either may be missing. */
function stretch(from: string | null, until: string | null): string {
  return from === until ? (from ?? '') : `${from ?? ''} – ${until ?? ''}`.trim();
}

/** How stretches are written that begin and end with whole years or months. */
const WAYS = [
  {
    begins: (date: string) => date.endsWith('-01-01'),
    ends: (date: string) => date.endsWith('-12-31'),
    write: (local: string) => local.slice(0, 4),
  },
  {
    begins: (date: string) => date.endsWith('-01'),
    ends: (date: string) =>
      Number(date.slice(8)) === lastDay(Number(date.slice(0, 4)), Number(date.slice(5, 7))),
    write: month,
  },
];

const lastDay = (year: number, monthOf: number): number => new Date(Date.UTC(year, monthOf, 0)).getUTCDate();
