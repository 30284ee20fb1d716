/** Numbers, sizes, times and lists as people write them, by the rules of a language and the person's region. */

import { localeFor, type Language, type PluralForms } from './languages';

/** What ways of writing are asked of `Intl`. */
type Unit =
  | 'byte'
  | 'kilobyte'
  | 'megabyte'
  | 'gigabyte'
  | 'terabyte'
  | 'millisecond'
  | 'second'
  | 'millimeter'
  | 'minute'
  | 'hour'
  | 'day';

const SIZES: Unit[] = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
/** Photos come with Gregorian dates and are told apart by their months. */
const CALENDAR = 'gregory';

/** The ways of writing of one language. All are plain functions that need no `this`. */
export function formats<L extends Language>(language: L, tags: readonly string[] = systemTags()) {
  const locale = localeFor(language, tags);
  const numbers = keptBy(
    (digits: number) =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
  const units = keptBy((key: string) => {
    const [unit, unitDisplay, least, most] = key.split(' ');
    return new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: unit as Unit,
      unitDisplay: unitDisplay as 'short' | 'long',
      minimumFractionDigits: Number(least),
      maximumFractionDigits: Number(most),
    });
  });
  const dates = keptBy(
    (kind: string) => new Intl.DateTimeFormat(locale, { ...DATES[kind as DateKind], calendar: CALENDAR }),
  );
  const plurals = keptBy(() => new Intl.PluralRules(locale));
  const regions = keptBy(() => new Intl.DisplayNames([locale], { type: 'region' }));
  const collators = keptBy(() => new Intl.Collator(locale));
  const tongues = keptBy(() => new Intl.DisplayNames([locale], { type: 'language' }));
  const twoDigits = keptBy(() => new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 }));
  const since = keptBy(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));

  const unit = (
    value: number,
    name: Unit,
    display: 'short' | 'long' = 'short',
    least = 0,
    most = least,
  ): string => units(`${name} ${display} ${least} ${most}`).format(value);

  /** `12,480` */
  const count = (value: number): string => numbers(0).format(value);

  /** `2.3`: with so many digits after the point. */
  const decimal = (value: number, digits = 1): string => numbers(digits).format(value);

  /** `5`, `2.8`: with a digit after the point only if there is something to say. */
  const short = (value: number): string => decimal(value, Number.isInteger(Number(value.toFixed(1))) ? 0 : 1);

  /** The one of some words that goes with a number. Which numbers are told apart depends on the language. */
  function plural(value: number, forms: PluralForms<L>): string {
    const chosen: Partial<Record<Intl.LDMLPluralRule, string>> = forms;
    return chosen[plurals('').select(value)] ?? chosen.other ?? '';
  }

  /** `3.4 MB`, in powers of 1000 as file managers count. */
  function bytes(value: number): string {
    let step = 0;
    let amount = value;
    while (amount >= 999.5 && step < SIZES.length - 1) {
      amount /= 1000;
      step++;
    }
    const size = SIZES[step] ?? 'byte';
    return step === 0 ? unit(amount, size, 'long') : unit(amount, size, 'short', amount >= 99.95 ? 0 : 1);
  }

  /** `41%`, never all before it is all. */
  function percent(part: number, whole: number): string {
    const percents = whole > 0 ? Math.floor((100 * Math.min(part, whole)) / whole) : 0;
    return new Intl.NumberFormat(locale, { style: 'percent' }).format(percents / 100);
  }

  /** `9 minutes`, as exact as a guess deserves; nothing for what takes no minute. */
  function roughly(seconds: number): string | null {
    if (seconds < 50) return null;
    const minutes = Math.round(seconds / 60);
    if (minutes < 50) return unit(minutes, 'minute', 'long');
    const hours = Math.round(seconds / 1800) / 2;
    return hours < 36 ? unit(hours, 'hour', 'long', 0, 1) : unit(Math.round(hours / 24), 'day', 'long');
  }

  /** `3 minutes ago`, `yesterday`; nothing for now, and for what is longer ago than a week. Both in milliseconds from 1970. */
  function ago(then: number, now: number): string | null {
    const minutes = Math.round((now - then) / 60_000);
    if (minutes < 1) return null;
    if (minutes < 60) return since('').format(-minutes, 'minute');
    const hours = Math.round(minutes / 60);
    if (hours < 24) return since('').format(-hours, 'hour');
    const days = Math.round(hours / 24);
    return days <= 7 ? since('').format(-days, 'day') : null;
  }

  /** A moment, or a camera's local time such as `2019-03-07T14:05:09`; what is no date is shown as it is. */
  function date(moment: string | number, kind: DateKind): string {
    if (typeof moment === 'number') return dates(kind).format(moment);
    // Read and written as UTC, a camera's clock stays as it was wherever the window is.
    const parsed = new Date(/[zZ]$|[+-]\d\d:\d\d$/.test(moment) ? moment : `${moment}Z`);
    return Number.isNaN(parsed.getTime()) ? moment : dates(kind).format(parsed);
  }

  /** `1:42`, as players show the time in a film. */
  function clock(ms: number): string {
    const seconds = Math.floor(ms / 1000);
    const minutes = Math.floor(seconds / 60);
    const two = (value: number): string => twoDigits('').format(value % 60);
    return minutes < 60
      ? `${count(minutes)}:${two(seconds)}`
      : `${count(Math.floor(minutes / 60))}:${two(minutes)}:${two(seconds)}`;
  }

  /** `1/250 s` or `2.5 s`. */
  function shutter(seconds: number): string {
    if (seconds >= 0.3) return unit(seconds, 'second', 'short', 0, 1);
    const fraction = `${count(1)}/${count(Math.round(1 / seconds))}`;
    const number = new Set(['integer', 'group', 'decimal', 'fraction']);
    const parts = units('second short 0 0').formatToParts(2);
    return parts.map(({ type, value }) => (number.has(type) ? fraction : value)).join('');
  }

  /** `Switzerland` for `CH`, or the letters where they have no name. */
  const country = (code: string): string => named(() => regions('').of(code), code);

  /** `German` for `de`, or the code where it has no name. */
  const languageName = (code: string): string => named(() => tongues('').of(code), code);

  /** `1, 2, 3` */
  const list = (items: string[]): string => items.join(SEPARATORS[language] ?? ', ');

  /** Below 0 if the first comes before the second in the language's alphabet. */
  const compare = (one: string, other: string): number => collators('').compare(one, other);

  return {
    language,
    locale,
    count,
    decimal,
    short,
    plural,
    unit,
    bytes,
    percent,
    roughly,
    ago,
    date,
    clock,
    shutter,
    country,
    languageName,
    list,
    compare,
  };
}

/** What stands between things in a line, where it is no comma. The lists of `Intl` end with an “and”, which positions don't. */
const SEPARATORS: Partial<Record<Language, string>> = {
  ar: '، ',
  ja: '、',
  'zh-Hans': '、',
  'zh-Hant': '、',
};

/** Dates as they are asked for: a camera's clock knows no zone, moments are shown in that of the person. */
const DATES = {
  day: { dateStyle: 'full', timeZone: 'UTC' },
  time: { timeStyle: 'short', timeZone: 'UTC' },
  month: { month: 'long', year: 'numeric', timeZone: 'UTC' },
  moment: { dateStyle: 'medium' },
  short: { dateStyle: 'medium', timeZone: 'UTC' },
  monthOfYear: { month: 'long', timeZone: 'UTC' },
  dayOfYear: { month: 'long', day: 'numeric', timeZone: 'UTC' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateKind = keyof typeof DATES;

/** The languages that the system says the person reads, the first the best. */
export const systemTags = (): readonly string[] => globalThis.navigator?.languages ?? [];

function named(name: () => string | undefined, code: string): string {
  try {
    return name() ?? code;
  } catch {
    // Not every code is one.
    return code;
  }
}

/** Makes each once: what `Intl` gives is slow to make and quick to use. */
function keptBy<K extends string | number, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
