/** Numbers, dates and sizes as people write them, in the window's language. */

import type { Exposure } from './bindings/Exposure';

// The window speaks English: dates and numbers in another language would be half a translation.
const locale = globalThis.navigator?.language?.startsWith('en') ? navigator.language : 'en';

const numbers = new Intl.NumberFormat(locale);
const days = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
const times = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' });
const regions = new Intl.DisplayNames([locale], { type: 'region' });
const since = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
const shortDays = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
const monthNames = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
const daysOfYear = new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric', timeZone: 'UTC' });
const months = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `12,480` */
export const count = (value: number): string => numbers.format(value);

/** The date in words of a camera's local time such as `2019-03-07T14:05:09`, or the text itself if it is none. */
export const day = (local: string): string => formatted(days, local);

/** The time of day of a camera's local time. */
export const time = (local: string): string => formatted(times, local);

/** `UTC+5:30`, from minutes east of UTC. */
export function zone(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const amount = rest === 0 ? `${hours}` : `${hours}:${`${rest}`.padStart(2, '0')}`;
  return minutes === 0 ? 'UTC' : `UTC${minutes < 0 ? '−' : '+'}${amount}`;
}

/** `March 2019` */
export const month = (local: string): string => formatted(months, local);

/** `Mar 7, 2019` */
export const shortDay = (local: string): string => formatted(dates, local);

/** `March`: a month by its number from 1 to 12. */
export const monthOfYear = (month: number): string => monthNames.format(Date.UTC(2024, month - 1, 1));

/** `December 24`: a day of any year. */
export const dayOfYear = (month: number, day: number): string =>
  daysOfYear.format(Date.UTC(2024, month - 1, day));

function formatted(format: Intl.DateTimeFormat, local: string): string {
  // Read and written as UTC, a camera's clock stays as it was wherever the window is.
  const date = new Date(/[zZ]$|[+-]\d\d:\d\d$/.test(local) ? local : `${local}Z`);
  return Number.isNaN(date.getTime()) ? local : format.format(date);
}

/** `3.4 MB`, in powers of 1000 as file managers count. */
export function bytes(value: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let unit = 0;
  let amount = value;
  while (amount >= 999.5 && unit < units.length - 1) {
    amount /= 1000;
    unit++;
  }
  const digits = unit === 0 || amount >= 99.95 ? 0 : 1;
  return `${amount.toFixed(digits)} ${units[unit] ?? ''}`;
}

/** Words that may lack a capital and an end, as a sentence. An address or a path stays as it is. */
export function sentence(words: string): string {
  const begun = /^\S*[./:\\]\S/.test(words) ? words : words.charAt(0).toLocaleUpperCase() + words.slice(1);
  return /[.!?…]$/.test(begun) ? begun : `${begun}.`;
}

/** `41 %`, never all before it is all. */
export const percent = (part: number, whole: number): string =>
  `${whole > 0 ? Math.floor((100 * Math.min(part, whole)) / whole) : 0} %`;

/** `about 9 minutes`: as exact as a guess deserves. */
export function duration(seconds: number): string {
  if (seconds < 50) return 'less than a minute';
  const minutes = Math.round(seconds / 60);
  if (minutes < 50) return `about ${minutes === 1 ? 'a minute' : `${minutes} minutes`}`;
  const hours = Math.round(seconds / 1800) / 2;
  if (hours < 36) return `about ${hours === 1 ? 'an hour' : `${count(hours)} hours`}`;
  return `about ${Math.round(hours / 24)} days`;
}

/** `1:42`, as players show the time in a film. */
export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number) => `${value % 60}`.padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds)}`
    : `${Math.floor(minutes / 60)}:${two(minutes)}:${two(seconds)}`;
}

/** The position of a photo as `48.8584° N, 2.2945° E`. */
export function position(latitude: number, longitude: number): string {
  const degrees = (value: number, positive: string, negative: string) =>
    `${Math.abs(value).toFixed(4)}° ${value < 0 ? negative : positive}`;
  return `${degrees(latitude, 'N', 'S')}, ${degrees(longitude, 'E', 'W')}`;
}

/** The name of a country by its two letters, or those where it has none. */
export function country(code: string): string {
  try {
    return regions.of(code) ?? code;
  } catch {
    return code;
  }
}

/** `1/250 s · f/2.8 · ISO 400 · 50 mm`, of which a photo may say nothing. */
export function exposure({ seconds, aperture, iso, focal_length, focal_length_35mm }: Exposure): string {
  const short = (value: number) => `${Number(value.toFixed(1))}`;
  const length = focal_length ?? focal_length_35mm;
  return [
    seconds === null ? null : seconds < 0.3 ? `1/${Math.round(1 / seconds)} s` : `${short(seconds)} s`,
    aperture === null ? null : `f/${short(aperture)}`,
    iso === null ? null : `ISO ${iso}`,
    length === null ? null : `${short(length)} mm`,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/** `24.2 MP`, or nothing for pictures too small for it to say something. */
export function megapixels(width: number, height: number): string | null {
  const millions = (width * height) / 1e6;
  return millions < 0.95 ? null : `${millions.toFixed(millions < 9.95 ? 1 : 0)} MP`;
}

/** `3 minutes ago`, `yesterday`, and the date of what is longer ago than a week; both in milliseconds from 1970. */
export function ago(then: number, now: number): string {
  const minutes = Math.round((now - then) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return since.format(-minutes, 'minute');
  const hours = Math.round(minutes / 60);
  if (hours < 24) return since.format(-hours, 'hour');
  const passed = Math.round(hours / 24);
  return passed <= 7 ? since.format(-passed, 'day') : `on ${shortDays.format(then)}`;
}
