import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Slideshow } from './slideshow.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const photos = [11, 12, 13, 14, 15];

test('photos follow one another in their order, and the first the last', () => {
  const show = new Slideshow(photos, 3, () => 4);
  const seen = [show.photo];
  for (let turn = 0; turn < 3; turn++) {
    show.shown();
    vi.advanceTimersByTime(4000);
    seen.push(show.photo);
  }
  expect(seen).toEqual([14, 15, 11, 12]);
});

test('the time of a photo begins when it is on screen', () => {
  const show = new Slideshow(photos, 0, () => 4);
  vi.advanceTimersByTime(60_000);
  expect(show.photo).toBe(11);
  show.shown();
  vi.advanceTimersByTime(3999);
  expect(show.photo).toBe(11);
  vi.advanceTimersByTime(1);
  expect(show.photo).toBe(12);
});

test('a pause holds the photo, and going on begins its time anew', () => {
  const show = new Slideshow(photos, 0, () => 4);
  show.shown();
  vi.advanceTimersByTime(3000);
  show.toggle();
  vi.advanceTimersByTime(60_000);
  expect(show.photo).toBe(11);
  show.toggle();
  vi.advanceTimersByTime(4000);
  expect(show.photo).toBe(12);
});

test('steps work while it is paused, in both directions', () => {
  const show = new Slideshow(photos, 0, () => 4);
  show.toggle();
  show.step(-1);
  expect(show.photo).toBe(15);
  show.step(1);
  show.step(1);
  expect([show.photo, show.rank, show.next]).toEqual([12, 1, 13]);
});

test('by chance every photo comes once, this one first; and back in order it goes on from where it is', () => {
  let seed = 7;
  const show = new Slideshow(
    photos,
    2,
    () => 4,
    () => (seed = (seed * 16807) % 2147483647) / 2147483647,
  );
  show.shuffle();
  const seen = photos.map(() => {
    const photo = show.photo;
    show.step(1);
    return photo;
  });
  expect(seen[0]).toBe(13);
  expect([...seen].sort()).toEqual(photos);
  const here = show.photo ?? 0;
  show.shuffle();
  expect(show.photo).toBe(here);
  show.step(1);
  expect(show.photo).toBe(photos[(photos.indexOf(here) + 1) % photos.length]);
});

test('nothing happens after its end, and nothing to show is no error', () => {
  const show = new Slideshow(photos, 0, () => 4);
  show.shown();
  show.stop();
  vi.advanceTimersByTime(60_000);
  expect(show.photo).toBe(11);
  const none = new Slideshow([], 0, () => 4);
  none.step(1);
  expect(none.photo).toBeUndefined();
});
