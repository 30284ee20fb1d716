import { beforeEach, expect, test } from 'vitest';
import type { SearchSession } from '../search/session.svelte';
import { Looking } from './looking.svelte';

let viewed = 0;
let returned = 0;
let looking: Looking;

beforeEach(() => {
  [viewed, returned] = [0, 0];
  const session = { shown: { results: { photos: [5, 3, 9] } } } as unknown as SearchSession;
  looking = new Looking(session, { viewed: () => viewed++, returned: () => returned++ });
});

test('one goes from photo to photo, and not beyond the last', () => {
  looking.view(5);
  looking.step(1);
  expect([looking.active, looking.rank, looking.viewing]).toEqual([3, 1, true]);
  looking.step(1);
  looking.step(1);
  expect(looking.active).toBe(9);
  expect(viewed).toBe(3);
  looking.close();
  expect([looking.viewing, looking.active, returned]).toEqual([false, 9, 1]);
});

test('a slideshow leaves one where it ended', () => {
  looking.active = 5;
  looking.presenting = true;
  looking.ended(2);
  expect([looking.presenting, looking.active, returned]).toEqual([false, 9, 1]);
  looking.view(5);
  looking.ended(1);
  expect([looking.active, returned]).toEqual([3, 1]);
});

test('where a photo goes, the next that stays is looked at, or the one before', () => {
  looking.view(5);
  looking.leave([5, 3]);
  expect([looking.active, looking.viewing]).toEqual([9, true]);
  looking.leave([9]);
  expect([looking.active, looking.viewing]).toEqual([3, true]);
  looking.leave([5]);
  expect(looking.active).toBe(3);
  looking.leave([5, 3, 9]);
  expect([looking.active, looking.viewing]).toEqual([null, false]);
});
