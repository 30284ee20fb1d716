import { describe, expect, test } from 'vitest';
import { strings } from '../strings';
import { sectionsAmong, sectionsOf, sectionsOfDays, sectionsOfPlaces } from './sections';

const relevance = (matches: number, possible: number) => ({ likelihoods: [], matches, possible });
const { possible, nearest } = strings.results;

describe('sectionsOf', () => {
  test('matches, then possible ones, then the rest', () => {
    expect(sectionsOf(relevance(3, 2), 10)).toEqual([
      { rank: 3, title: possible },
      { rank: 5, title: nearest },
    ]);
  });

  test('what is first has no title, and what is empty has none', () => {
    expect(sectionsOf(relevance(0, 4), 10)).toEqual([{ rank: 4, title: nearest }]);
    expect(sectionsOf(relevance(0, 0), 10)).toEqual([]);
    expect(sectionsOf(relevance(4, 0), 10)).toEqual([{ rank: 4, title: nearest }]);
    expect(sectionsOf(relevance(10, 0), 10)).toEqual([]);
    expect(sectionsOf(relevance(6, 4), 10)).toEqual([{ rank: 6, title: possible }]);
  });

  test('a model that cannot tell makes no parts', () => {
    expect(sectionsOf(null, 10)).toEqual([]);
  });
});

test('days begin where the photos of the one before end', () => {
  const days = [
    { day: '2019-03-07', photos: 3, places: ['Zürich', 'Uster'] },
    { day: '2019-03-05', photos: 1, places: [] },
  ];
  const sections = sectionsOfDays(days);
  expect(sections.map(({ rank }) => rank)).toEqual([0, 3]);
  expect(sections[0]?.title).toMatch(/7.*2019 · Zürich · Uster$/);
});

test('places begin where the photos of the one before end, and what has none says so', () => {
  const places = [
    { place: { id: 1, name: 'Zürich', country: 'CH' }, photos: 3 },
    { place: null, photos: 1 },
  ];
  const sections = sectionsOfPlaces(places);
  expect(sections.map(({ rank }) => rank)).toEqual([0, 3]);
  expect(sections[0]?.title).toMatch(/^Zürich · /);
  expect(sections[1]?.title).toBe(strings.stacks.nowhere);
});

test('among many sections those are found that start where one looks', () => {
  const sections = Array.from({ length: 1_000 }, (_, at) => ({ rank: at * 3, title: String(at) }));
  expect(sectionsAmong(sections, 30, 36).map(({ rank }) => rank)).toEqual([30, 33]);
  expect(sectionsAmong(sections, 31, 33)).toEqual([]);
  expect(sectionsAmong(sections, 2_996, 9_000).map(({ rank }) => rank)).toEqual([2_997]);
  expect(sectionsAmong([], 0, 5)).toEqual([]);
});
