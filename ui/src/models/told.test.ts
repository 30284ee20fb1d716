import { afterEach, describe, expect, test, vi } from 'vitest';
import added from '../../../crates/afterimage-models/src/add.rs?raw';
import starter from '../../../crates/afterimage-core/src/models.rs?raw';
import { language } from '../language/language.svelte';
import { texts } from '../strings';
import { goodFor, licence, recallMetric, recallSet, recallSource } from './told';

/** The manifests of the published models, by their file names' stems. */
const manifests = Object.entries(
  import.meta.glob<string>('../../../models/*.toml', { query: '?raw', import: 'default', eager: true }),
).map(([path, text]) => ({ stem: path.replace(/^.*\/|\.toml$/g, ''), text }));

/** The values of a key of a manifest whose values are strings. */
const valuesOf = (text: string, key: string): string[] =>
  [...text.matchAll(new RegExp(`^${key} = (".*")$`, 'gm'))].map(
    ([, value = '']) => JSON.parse(value) as string,
  );

/** Those of the tables that tell of published figures. */
const figuresOf = (text: string, key: string): string[] =>
  text
    .split(/^(?=\[)/m)
    .filter((table) => table.startsWith('[[recall]]'))
    .flatMap((table) => valuesOf(table, key));

/** Rust's strings on one line, as they are when they are shown. */
const joined = (source: string): string => source.replace(/\\\n\s*/g, '');

const english = texts.en.models;
const everywhere = (key: string): string[] => [
  ...new Set(manifests.flatMap(({ text }) => figuresOf(text, key))),
];

// A choice of language is kept there.
vi.stubGlobal('localStorage', { setItem: () => undefined });
afterEach(() => {
  language.chosen = 'system';
});

describe('English says what cards say', () => {
  test('of the published models, and of no others', () => {
    const cards = manifests.map(({ stem, text }) => [stem, ...valuesOf(text, 'good_for')]);
    const { starter, added, ...published } = english.goodFor;
    expect(cards.length).toBeGreaterThan(0);
    expect(Object.entries(published).sort()).toEqual(cards.sort());
    expect([starter, added]).not.toContain('');
  });

  test('of models that have no manifest here', () => {
    expect(joined(starter)).toContain(`good_for: "${english.goodFor.starter}"`);
    expect(joined(added)).toContain(`good_for: "${english.goodFor.added}"`);
    expect(joined(added)).toContain(`"${english.licenceUnknown}"`);
  });

  test('of published figures', () => {
    const { flickr8k, ...sets } = english.recallSets;
    const { at10, ...metrics } = english.recallMetrics;
    // Crossmodal-3600 is a name in every language.
    expect([...Object.values(sets), 'Crossmodal-3600'].sort()).toEqual(everywhere('set').sort());
    expect(Object.values(metrics).sort()).toEqual(everywhere('metric').sort());
    expect(Object.values(english.recallSources).sort()).toEqual(everywhere('source').sort());
    // Those of the starter.
    for (const text of [flickr8k, at10]) expect(joined(starter)).toContain(`"${text}"`);
  });

  test('in other words for each model', () => {
    const sentences = Object.values(english.goodFor);
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});

test('what is Afterimage’s own is told in the window’s language', () => {
  language.chosen = 'de';
  expect(goodFor('Queries in Chinese.')).toBe('Suchanfragen auf Chinesisch.');
  expect(recallMetric('text to image, recall@1')).toBe('Text zu Bild, Recall@1');
  expect(recallSet('Flickr8k, 987 test photos')).toBe('Flickr8k, 987 Testfotos');
  expect(recallSource("Kakao Brain's README of coyo-align")).toBe('README von Kakao Brain zu coyo-align');
  expect(licence('MIT and Apache-2.0')).toBe('MIT, Apache-2.0');
  expect(licence('not known; its publisher says')).toBe('nicht bekannt; sein Herausgeber nennt sie');
});

test('what others wrote stays as it is', () => {
  language.chosen = 'de';
  expect(goodFor('Photos of birds.')).toBeNull();
  expect(recallMetric('recall@3')).toBe('recall@3');
  expect(recallSet('Crossmodal-3600')).toBe('Crossmodal-3600');
  expect(recallSource('somebody')).toBe('somebody');
  expect(licence('Terms and Conditions of Birds')).toBe('Terms and Conditions of Birds');
});
