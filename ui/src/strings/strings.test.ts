import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../language/languages';
import { texts } from '.';

type Text = string | ((...given: number[]) => string);

/** All texts of a language by their paths. */
function collected(language: Language): Map<string, Text> {
  const found = new Map<string, Text>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string' || typeof value === 'function') found.set(path, value as Text);
    else
      for (const [key, inner] of Object.entries(value as object))
        walk(inner, path === '' ? key : `${path}.${key}`);
  };
  walk(texts[language], '');
  return found;
}

/** Numbers of which some languages tell apart two that others don't. They stand for names, too. */
const NUMBERS = [0, 1, 2, 3, 4, 5, 10, 11, 12, 20, 21, 22, 25, 100, 101, 102, 111, 1000, 4321, 8765];

/** What a text says when one of the things it is given changes and the others don't. */
function* sayings(text: Text, things: number): Generator<string[]> {
  if (typeof text === 'string') return;
  for (let thing = 0; thing < things; thing++) {
    for (const others of [1, 6543]) {
      const given = (value: number): number[] =>
        Array.from({ length: things }, (_, at) => (at === thing ? value : others));
      yield NUMBERS.map((value) => text(...given(value)));
    }
  }
}

/** All that a text may say. */
function allSayings(text: Text, things: number): string[] {
  if (typeof text === 'string') return [text];
  return things === 0 ? [text()] : [...sayings(text, things)].flat();
}

const english = collected('en');

describe.each(LANGUAGES)('%s', (language) => {
  const own = collected(language);

  test('has every text, and none besides', () => {
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('has no empty text, and none that says what only programs do', () => {
    const wrong: string[] = [];
    for (const [path, text] of own) {
      for (const said of allSayings(text, english.get(path)?.length ?? 0)) {
        const empty = said.trim() === '' && path !== 'detail.stars';
        if (empty || said !== said.normalize('NFC') || /undefined|null|NaN|\[object|\$\{/.test(said))
          wrong.push(`${path}: ${said}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('tells apart what English does: no placeholder is missing, and no form of a plural says another number', () => {
    const wrong: string[] = [];
    for (const [path, text] of english) {
      if (typeof text === 'string') continue;
      const theirs = [...sayings(own.get(path) ?? '', text.length)];
      [...sayings(text, text.length)].forEach((said, at) => {
        const seen = new Map<string, string>();
        said.forEach((words, number) => {
          const theirWords = theirs[at]?.[number] ?? '';
          if ((seen.get(theirWords) ?? words) !== words) wrong.push(`${path}: ${theirWords} (${words})`);
          seen.set(theirWords, words);
        });
      });
    }
    expect(wrong).toEqual([]);
  });

  test('is translated', () => {
    const same = [...own].filter(([path, text]) => typeof text === 'string' && text === english.get(path));
    const fixed = [...own].filter(([, text]) => typeof text === 'string').length;
    if (language !== 'en')
      expect(same.length / fixed, same.map(([path]) => path).join('\n')).toBeLessThan(0.1);
  });
});

test('examples of queries are of their languages', () => {
  expect(new Set(LANGUAGES.map((language) => texts[language].firstRun.example)).size).toBe(LANGUAGES.length);
});
