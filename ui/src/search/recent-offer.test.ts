import { beforeEach, expect, test } from 'vitest';
import type { History } from './history.svelte';
import { RecentOffer } from './recent-offer.svelte';

let asked: string[];
let forgotten: string[];
let offer: RecentOffer;

beforeEach(() => {
  [asked, forgotten] = [[], []];
  const history = {
    queries: ['dogs', 'snow'],
    forget: (query: string) => Promise.resolve(void forgotten.push(query)),
  } as unknown as History;
  offer = new RecentOffer(history, (query) => asked.push(query));
  offer.open();
});

test('arrows go through what is offered and stop at its ends', () => {
  expect(['ArrowDown', 'ArrowDown', 'ArrowDown'].map((key) => (offer.obey(key), offer.picked))).toEqual([
    0, 1, 1,
  ]);
  expect(['ArrowUp', 'ArrowUp', 'ArrowUp'].map((key) => (offer.obey(key), offer.picked))).toEqual([
    0, -1, -1,
  ]);
});

test('what is picked is asked for, or forgotten', () => {
  expect(offer.obey('Enter')).toBe(false);
  offer.obey('ArrowDown');
  offer.obey('Delete');
  expect([forgotten, asked, offer.wanted]).toEqual([['dogs'], [], true]);
  offer.obey('Enter');
  expect([asked, offer.wanted]).toEqual([['dogs'], false]);
});

test('what is turned to again begins with nothing picked', () => {
  offer.obey('ArrowDown');
  offer.obey('Escape');
  expect(offer.wanted).toBe(false);
  offer.open();
  expect([offer.wanted, offer.picked]).toEqual([true, -1]);
});
