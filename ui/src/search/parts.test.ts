import { expect, test } from 'vitest';
import type { Meaning } from '../bindings/Meaning';
import type { UnderstoodPart } from '../bindings/UnderstoodPart';
import { strings } from '../strings';
import { chipsOf } from './parts';

const part = (meaning: Meaning, more: Partial<UnderstoodPart> = {}): UnderstoodPart => ({
  start: 4,
  end: 8,
  meaning,
  written: 'sentence',
  is_known: true,
  literally: 'dog "2019"',
  without: 'dog',
  ...more,
});
const year: Meaning = {
  kind: 'filter',
  negated: false,
  filter: { of: 'date', days: [{ kind: 'between', from: '2019-01-01', until: '2019-12-31' }] },
};
const place = (ids: number[]): Meaning => ({
  kind: 'filter',
  negated: false,
  filter: { of: 'place', text: 'schweiz', ids, name: 'Switzerland' },
});

test('plain words need no chip, everything else says what it means', () => {
  const words: Meaning = { kind: 'words', text: 'dog', role: 'sentence', weight: 1, names: [] };
  const chips = chipsOf('dog 2019', [part(words, { start: 0, end: 3, written: 'plain' }), part(year)]);
  expect(chips).toEqual([
    { label: '2019', written: '2019', photo: null, problem: null, literally: 'dog "2019"', without: 'dog' },
  ]);
});

test('what was written with signs is meant, and has no way back to words', () => {
  expect(chipsOf('dog 2019', [part(year, { written: 'explicit' })])[0]?.literally).toBeNull();
});

test('what is not wanted says so', () => {
  const removed: Meaning = { kind: 'words', text: 'cats', role: 'removed', weight: 1, names: [] };
  expect(chipsOf('', [part(removed)])[0]?.label).toBe(strings.asking.without('cats'));
  expect(chipsOf('', [part({ ...year, negated: true })])[0]?.label).toBe(strings.asking.not('2019'));
});

test('a country has its name in the language of the window, a town the one it has on maps', () => {
  expect(chipsOf('', [part(place([0x8000_4348]))])[0]?.label).toBe('Switzerland');
  expect(chipsOf('', [part(place([2657896]))])[0]?.label).toBe('Switzerland');
  expect(chipsOf('', [part(place([]), { is_known: false })])[0]?.problem).toBe(strings.asking.noPlace);
});

test('a photo is shown, if there is one', () => {
  const photo: Meaning = { kind: 'photo', photo: 12, removed: false, weight: 1 };
  expect(chipsOf('', [part(photo)])[0]).toMatchObject({ photo: 12, problem: null });
  expect(chipsOf('', [part(photo, { is_known: false })])[0]?.problem).toBe(strings.asking.noPhoto);
});
