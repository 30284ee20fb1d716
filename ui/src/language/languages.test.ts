import { expect, test } from 'vitest';
import { CATEGORIES, directionOf, LANGUAGES, languageOf, localeFor, preferred } from './languages';

test.each(LANGUAGES)('the plurals of %s are those of Unicode', (language) => {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  expect([...CATEGORIES[language]].sort()).toEqual([...pluralCategories].sort());
});

test('tags of regions and scripts are those of the language that is spoken there', () => {
  expect(['de-CH', 'pt-PT', 'ar-EG', 'hi-IN'].map(languageOf)).toEqual(['de', 'pt', 'ar', 'hi']);
  expect(['zh', 'zh-CN', 'zh-SG', 'zh-Hans-HK'].map(languageOf)).toEqual(Array(4).fill('zh-Hans'));
  expect(['zh-TW', 'zh-HK', 'zh-Hant-CN'].map(languageOf)).toEqual(Array(3).fill('zh-Hant'));
  expect(['nl', 'C', '', 'constructor'].map(languageOf)).toEqual(Array(4).fill(null));
});

test('the first language of the person that is spoken here, else English', () => {
  expect(preferred(['nl-BE', 'fr-BE', 'de'])).toBe('fr');
  expect(preferred(['nl'])).toBe('en');
  expect(preferred([])).toBe('en');
});

test('numbers are written as where the person lives, if that goes with the language', () => {
  expect(localeFor('de', ['de-CH', 'de'])).toBe('de-CH');
  expect(localeFor('fr', ['de-CH'])).toBe('fr');
});

test('Arabic alone runs from right to left', () => {
  expect(LANGUAGES.filter((language) => directionOf(language) === 'rtl')).toEqual(['ar']);
});
