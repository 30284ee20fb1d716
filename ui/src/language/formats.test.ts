import { expect, test } from 'vitest';
import { formats } from './formats';
import { LANGUAGES } from './languages';

const english = formats('en', ['en-US']);
const german = formats('de', ['de-DE']);

test('parts of a whole, and no whole before the last bit', () => {
  const { percent } = english;
  expect(percent(0, 605_000_000)).toBe('0%');
  expect(percent(248_000_000, 605_000_000)).toBe('40%');
  expect(percent(604_999_999, 605_000_000)).toBe('99%');
  expect(percent(605_000_000, 605_000_000)).toBe('100%');
  expect(percent(5, 0)).toBe('0%');
  expect(german.percent(1, 4)).toMatch(/^25\s%$/);
});

test('numbers and sizes as the language writes them', () => {
  expect([english.count(12_480), german.count(12_480)]).toEqual(['12,480', '12.480']);
  expect(english.bytes(3_440_000)).toBe('3.4 MB');
  expect(german.bytes(3_440_000)).toMatch(/^3,4\sMB$/);
  expect(formats('fr', []).bytes(3_440_000)).toMatch(/3,4\sMo/);
});

test('a person’s region decides how their language writes', () => {
  expect(formats('de', ['de-CH']).count(12_480)).toMatch(/^12['’]480$/);
  expect(formats('de', ['fr-CH', 'en']).count(12_480)).toBe('12.480');
});

test('the plural that goes with a number', () => {
  const forms = { one: 'фото', few: 'few', many: 'many', other: 'other' };
  const { plural } = formats('ru', []);
  expect([1, 2, 5, 21, 1.5].map((value) => plural(value, forms))).toEqual([
    'фото',
    'few',
    'many',
    'фото',
    'other',
  ]);
});

test('exposures', () => {
  expect([0.004, 2.5].map(english.shutter)).toEqual(['1/250 sec', '2.5 sec']);
});

test.each(LANGUAGES)('dates are Gregorian in %s, and none is lost', (language) => {
  const { date, languageName, country } = formats(language, []);
  const digits = (text: string): string =>
    text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
  expect(digits(date('2019-03-07T14:05:09', 'day'))).toMatch(/2019/);
  expect(digits(date('2019-03-07T14:05:09', 'time'))).toMatch(/(14|0?2).05/);
  expect(date('long ago', 'day')).toBe('long ago');
  expect([languageName('de'), country('CH')]).not.toContain('');
  expect(country('?')).toBe('?');
});

test('lists are as long as they are, without an “and”', () => {
  expect(german.list(['48° N', '2° O'])).toBe('48° N, 2° O');
  expect(formats('ja', []).list(['a', 'b', 'c'])).toBe('a、b、c');
});
