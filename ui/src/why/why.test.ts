import { expect, test, vi } from 'vitest';
import * as api from '../api';
import type { Why } from '../bindings/Why';
import { strings } from '../strings';
import { queryOf, reasonOf, reasonsFor } from './why';

vi.mock('../api');

const words = (text: string) => ({ kind: 'words' as const, text });

test('what is not wanted is told as how far the photo is without it', () => {
  const wanted = reasonOf({ of: words('dog'), removed: false, likelihood: 0.9, alike: 0.2 });
  expect([wanted.label, wanted.share]).toEqual(['dog', 0.9]);
  const unwanted = reasonOf({ of: words('people'), removed: true, likelihood: 0.25, alike: 0.2 });
  expect([unwanted.label, unwanted.share]).toEqual([strings.asking.without('people'), 0.75]);
});

test('likeness is not told as a likelihood', () => {
  const photo = reasonOf({ of: { kind: 'photo', photo: 3 }, removed: false, likelihood: null, alike: 0.5 });
  expect(photo.said).toBe(strings.why.alike(0.5));
  expect(reasonOf({ of: words('dog'), removed: false, likelihood: 0.5, alike: 0.1 }).said).toBe(
    strings.why.likely(0.5),
  );
});

test('only what a photo can be like is asked about', () => {
  expect(queryOf({ kind: 'everything' })).toBeNull();
  expect(queryOf({ kind: 'album', album: 1, name: 'Trip', live: false })).toBeNull();
  expect(queryOf({ kind: 'text', text: 'dog', order: 'newest' })).toEqual({ kind: 'text', text: 'dog' });
});

test('a pasted picture is asked about with the words beside it', async () => {
  const alike: Why = {
    parts: [{ of: { kind: 'picture' }, removed: false, likelihood: null, alike: 0.9 }],
    names: [],
    frame: null,
  };
  vi.mocked(api.whyPicture).mockResolvedValue(alike);
  const picture = new Blob([new Uint8Array([1, 2, 3])]);
  expect(await reasonsFor(7, { kind: 'pasted', picture, text: 'at night' })).toEqual(alike);
  expect(api.whyPicture).toHaveBeenCalledWith(7, new Uint8Array([1, 2, 3]), 'at night');
  expect(alike.parts.map((part) => reasonOf(part).label)).toEqual([strings.search.picture]);
  vi.mocked(api.whyPicture).mockRejectedValue(new Error('it can’t be read'));
  expect(await reasonsFor(7, { kind: 'pasted', picture })).toBeNull();
});
