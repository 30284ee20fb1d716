import { expect, test } from 'vitest';
import type { Facets } from '../bindings/Facets';
import { canNarrow, FacetList, narrowed } from './facets.svelte';

const facets = (photos: number): Facets => ({
  photos,
  years: [],
  countries: [],
  places: [],
  cameras: [],
  folders: [],
  types: [],
});

test('a late answer to an earlier question is not shown', async () => {
  const answers: ((facets: Facets) => void)[] = [];
  const list = new FacetList(() => new Promise((resolve) => answers.push(resolve)));
  const first = list.load({ kind: 'everything' });
  const second = list.load({ kind: 'text', text: 'dog', order: 'newest' });
  answers[1]?.(facets(2));
  await second;
  answers[0]?.(facets(1));
  await first;
  expect(list.facets?.photos).toBe(2);
});

test('a condition is added to what was asked', () => {
  expect(narrowed({ kind: 'everything' }, 'date:2019')).toBe('date:2019');
  expect(narrowed({ kind: 'text', text: 'dog' }, 'date:2019')).toBe('dog date:2019');
  expect(canNarrow({ kind: 'similar', photo: 1 })).toBe(false);
});
