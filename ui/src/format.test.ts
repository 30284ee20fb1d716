import { expect, test } from 'vitest';
import {
  ago,
  bytes,
  clock,
  country,
  day,
  duration,
  exposure,
  megapixels,
  month,
  position,
  time,
  zone,
} from './format';

test("a camera's clock is shown as it was, whatever the time zone here", () => {
  expect(day('2019-03-07T23:55:09')).toMatch(/7/);
  expect(day('2019-03-07T23:55:09')).toMatch(/March/);
  expect(time('2019-03-07T14:05:09')).toMatch(/(14|2):05/);
  expect(month('2019-12-31T23:59:59')).toBe('December 2019');
});

test('what is no date is shown as it is', () => {
  expect(day('long ago')).toBe('long ago');
});

test('sizes', () => {
  expect(bytes(0)).toBe('0 bytes');
  expect(bytes(999)).toBe('999 bytes');
  expect(bytes(1000)).toBe('1.0 kB');
  expect(bytes(3_440_000)).toBe('3.4 MB');
  expect(bytes(999_999)).toBe('1.0 MB');
  expect(bytes(240_000_000)).toBe('240 MB');
});

test('time left', () => {
  expect(duration(12)).toBe('less than a minute');
  expect(duration(65)).toBe('about 1 minute');
  expect(duration(540)).toBe('about 9 minutes');
  expect(duration(3600)).toBe('about 1 hour');
  expect(duration(5400)).toBe('about 1.5 hours');
  expect(duration(200_000)).toBe('about 2 days');
});

test('positions south and west', () => {
  expect(position(-33.8568, 151.2153)).toBe('33.8568° S, 151.2153° E');
  expect(position(40.6892, -74.0445)).toBe('40.6892° N, 74.0445° W');
});

test('megapixels', () => {
  expect(megapixels(640, 480)).toBeNull();
  expect(megapixels(1600, 1200)).toBe('1.9 MP');
  expect(megapixels(6000, 4000)).toBe('24 MP');
});

test('zones of clocks', () => {
  expect(zone(0)).toBe('UTC');
  expect(zone(60)).toBe('UTC+1');
  expect(zone(330)).toBe('UTC+5:30');
  expect(zone(-210)).toBe('UTC−3:30');
});

test('countries by their letters', () => {
  expect(country('CH')).toBe('Switzerland');
  expect(country('?')).toBe('?');
});

test('exposures as cameras show them, as far as they are known', () => {
  const nothing = { seconds: null, aperture: null, iso: null, focal_length: null, focal_length_35mm: null };
  expect(exposure(nothing)).toBe('');
  const day = { seconds: 0.004, aperture: 2.8, iso: 400, focal_length: 50, focal_length_35mm: 80 };
  expect(exposure(day)).toBe('1/250 sec · f/2.8 · ISO 400 · 50 mm');
  expect(exposure({ ...nothing, seconds: 2.5, focal_length_35mm: 27 })).toBe('2.5 sec · 27 mm');
});

test('times in films are written as players do', () => {
  expect([0, 59_999, 102_000, 3_723_000].map(clock)).toEqual(['0:00', '0:59', '1:42', '1:02:03']);
});

test('times that passed are told as roughly as people do', () => {
  const now = Date.UTC(2026, 10, 22, 12);
  const before = (minutes: number): string => ago(now - minutes * 60_000, now);
  expect([0, 1, 59, 60, 23 * 60, 24 * 60, 6 * 24 * 60].map(before)).toEqual([
    'just now',
    '1 minute ago',
    '59 minutes ago',
    '1 hour ago',
    '23 hours ago',
    'yesterday',
    '6 days ago',
  ]);
  expect(before(60 * 24 * 60)).toBe('on Sep 23, 2026');
  expect(before(-5)).toBe('just now');
});
