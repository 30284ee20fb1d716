import { expect, test } from 'vitest';
import { strings } from '../strings';
import { queryOf, reasonOf } from './why';

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
