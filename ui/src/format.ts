/** Numbers, dates and sizes as people write them, in the window's language. */

import type { Exposure } from './bindings/Exposure';
import { formats, type DateKind } from './language/formats';
import { language } from './language/language.svelte';
import type { Language } from './language/languages';
import { strings } from './strings';

const made = new Map<Language, ReturnType<typeof formats>>();

/** How the window's language writes, also after it has changed. */
function current(): ReturnType<typeof formats> {
  const known = made.get(language.current) ?? formats(language.current);
  made.set(language.current, known);
  return known;
}

const dated = (local: string, kind: DateKind): string => current().date(local, kind);

/** `12,480` */
export const count = (value: number): string => current().count(value);

/** `2.3`, with so many digits after the point. */
export const decimal = (value: number, digits = 1): string => current().decimal(value, digits);

/** The date in words of a camera's local time such as `2019-03-07T14:05:09`, or the text itself if it is none. */
export const day = (local: string): string => dated(local, 'day');

/** The time of day of a camera's local time. */
export const time = (local: string): string => dated(local, 'time');

/** `March 2019` */
export const month = (local: string): string => dated(local, 'month');

/** `UTC+5:30`, from minutes east of UTC. */
export function zone(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const amount = rest === 0 ? `${hours}` : `${hours}:${`${rest}`.padStart(2, '0')}`;
  return minutes === 0 ? 'UTC' : `UTC${minutes < 0 ? '−' : '+'}${amount}`;
}

/** `Mar 7, 2019` */
export const shortDay = (local: string): string => dated(local, 'short');

/** `March`: a month by its number from 1 to 12. */
export const monthOfYear = (month: number): string => dated(leapYear(month, 1), 'monthOfYear');

/** `December 24`: a day of any year. */
export const dayOfYear = (month: number, day: number): string => dated(leapYear(month, day), 'dayOfYear');

/** A day of a year that has all of them. */
const leapYear = (month: number, day: number): string =>
  `2024-${`${month}`.padStart(2, '0')}-${`${day}`.padStart(2, '0')}T00:00:00`;

/** `3.4 MB`, in powers of 1000 as file managers count. */
export const bytes = (value: number): string => current().bytes(value);

/** `1:42`, as players show the time in a film. */
export const clock = (ms: number): string => current().clock(ms);

/** The position of a photo as `48.8584° N, 2.2945° E`. */
export function position(latitude: number, longitude: number): string {
  const degrees = (value: number, positive: string, negative: string): string =>
    `${decimal(Math.abs(value), 4)}° ${value < 0 ? negative : positive}`;
  const { north, south, east, west } = strings.detail.compass;
  return list([degrees(latitude, north, south), degrees(longitude, east, west)]);
}

/** The name of a country by its two letters, or those where it has none. */
export const country = (code: string): string => current().country(code);

/** The name of a language by its code, or that where it has none. */
export const languageName = (code: string): string => current().languageName(code);

/** Several things in one line. */
export const list = (items: string[]): string => current().list(items);

/** Below 0 if the first comes before the second in the alphabet. */
export const compare = (one: string, other: string): number => current().compare(one, other);

/** `1/250 s · f/2.8 · ISO 400 · 50 mm`, of which a photo may say nothing. */
export function exposure({ seconds, aperture, iso, focal_length, focal_length_35mm }: Exposure): string {
  const { short, shutter, unit } = current();
  const length = focal_length ?? focal_length_35mm;
  return [
    seconds === null ? null : shutter(seconds),
    aperture === null ? null : `f/${short(aperture)}`,
    iso === null ? null : `ISO ${iso}`,
    length === null ? null : unit(length, 'millimeter', 'short', 0, 1),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/** `24.2 MP`, or nothing for pictures too small for it to say something. */
export function megapixels(width: number, height: number): string | null {
  const millions = (width * height) / 1e6;
  return millions < 0.95 ? null : strings.detail.megapixels(decimal(millions, millions < 9.95 ? 1 : 0));
}

/** `about 9 minutes`: as exact as a guess deserves. */
export const duration = (seconds: number): string => strings.times.duration(seconds);

/** `3 minutes ago`, `yesterday`, and the date of what is longer ago than a week; both in milliseconds from 1970. */
export const ago = (then: number, now: number): string => strings.times.ago(then, now);
