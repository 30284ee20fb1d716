import { expect, test } from 'vitest';
import { readingLanguage, toggled } from './reading-languages';

test('languages are called by their names', () => {
  expect(readingLanguage('deu')).toBe('German');
  expect(readingLanguage('chi_sim')).toBe('Simplified Chinese');
  expect(readingLanguage('my_own_training')).toBe('my_own_training');
});

test('a language is chosen and taken away, and what is not installed any more is let go of', () => {
  const installed = ['chi_sim', 'deu', 'eng'];
  expect(toggled([], 'eng', installed)).toEqual(['eng']);
  expect(toggled(['eng', 'fra'], 'chi_sim', installed)).toEqual(['chi_sim', 'eng']);
  expect(toggled(['eng'], 'eng', installed)).toEqual([]);
});
