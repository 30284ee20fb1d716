import { expect, test } from 'vitest';
import type { PublishedRecall } from '../bindings/PublishedRecall';
import { hostOf, languageName, languages, rate, recallTables, size } from './facts';

test('languages by number or by name', () => {
  expect(languages('109')).toBe('109');
  expect(languages('en')).toBe('English');
  expect(languages('en, zh')).toBe('English, Chinese');
  expect(languages('')).toBe('not listed');
});

test('what is no language code is shown as it is', () => {
  expect(languageName('mean')).toBe('All languages');
  expect(languageName('mean of 36')).toBe('mean of 36');
});

const figure = (language: string, value: number, rest: Partial<PublishedRecall> = {}): PublishedRecall => ({
  set: 'Crossmodal-3600',
  language,
  metric: 'recall@1',
  value,
  source: 'somebody',
  ...rest,
});

test('only figures that can be compared share a table, English first', () => {
  const tables = recallTables([
    figure('fr', 84.3),
    figure('en', 75.19),
    figure('ar', 61.71),
    figure('en', 52, { set: 'MS-COCO' }),
    figure('en', 53, { source: 'somebody else' }),
  ]);
  expect(tables.map(({ set, source }) => [set, source])).toEqual([
    ['Crossmodal-3600', 'somebody'],
    ['MS-COCO', 'somebody'],
    ['Crossmodal-3600', 'somebody else'],
  ]);
  expect(tables[0]?.values).toEqual([
    { language: 'English', percent: '75.2' },
    { language: 'Arabic', percent: '61.7' },
    { language: 'French', percent: '84.3' },
  ]);
});

test('nothing published, no table', () => {
  expect(recallTables([])).toEqual([]);
});

test('a size that is not known is guessed from the memory, and said to be a guess', () => {
  expect(size({ bytes: 1_535_211_754, memory_bytes: 1_500_751_880 })).toBe('1.5 GB');
  expect(size({ bytes: null, memory_bytes: 3_944_000_000 })).toBe('about 3.9 GB');
  expect(size({ bytes: null, memory_bytes: null })).toBeNull();
});

test('the host of a page', () => {
  expect(hostOf('https://huggingface.co/google/siglip2-base-patch16-224')).toBe('huggingface.co');
  expect(hostOf('a folder')).toBeNull();
  expect(hostOf(null)).toBeNull();
});

test('rates with as many digits as they deserve', () => {
  expect(rate(0.84)).toBe('0.8');
  expect(rate(14.2)).toBe('14');
});
