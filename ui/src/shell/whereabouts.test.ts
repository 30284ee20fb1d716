import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Visit } from '../bindings/Visit';
import { NOTED, questionOfVisit, Whereabouts } from './whereabouts.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Keeps visits as the window's other side does. */
function keeper(before: Visit | null = null) {
  const kept: Visit[] = [];
  return {
    kept,
    lastVisit: () => Promise.resolve(before),
    keepVisit: (visit: Visit) => (kept.push(visit), Promise.resolve()),
  };
}

const text = { kind: 'text' as const, text: 'dog' };
const place = (photo: number, below: number) => ({ photo, below, active: null });

test('the question, the place in its results and the open photo are kept, the last of each', () => {
  const side = keeper();
  const whereabouts = new Whereabouts(side);
  whereabouts.note(text, null);
  whereabouts.move(place(7, -12));
  whereabouts.move(place(9, -30));
  vi.advanceTimersByTime(NOTED);
  expect(side.kept.at(-1)).toEqual({ query: text, order: 'best', photo: 9, below: -30, open: false });
  whereabouts.note(text, 11);
  vi.advanceTimersByTime(NOTED);
  expect(side.kept.at(-1)).toEqual({ query: text, order: 'best', photo: 11, below: 0, open: true });
});

test('scrolling on and on is kept now and then, not each time', () => {
  const side = keeper();
  const whereabouts = new Whereabouts(side);
  whereabouts.note(text, null);
  for (let pixel = 0; pixel < 500; pixel++) whereabouts.move(place(7, -pixel));
  vi.advanceTimersByTime(NOTED);
  expect(side.kept).toHaveLength(2);
});

test('another question begins at its top', () => {
  const side = keeper();
  const whereabouts = new Whereabouts(side);
  whereabouts.note(text, null);
  whereabouts.move(place(9, -30));
  whereabouts.note({ kind: 'everything' }, null);
  vi.advanceTimersByTime(NOTED);
  expect(side.kept.at(-1)).toEqual({
    query: { kind: 'everything' },
    order: 'best',
    photo: null,
    below: 0,
    open: false,
  });
});

test('a pasted picture is nothing to come back to', () => {
  const side = keeper();
  const whereabouts = new Whereabouts(side);
  whereabouts.note({ kind: 'pasted', picture: new Blob() }, null);
  whereabouts.move(place(9, -30));
  vi.advanceTimersByTime(NOTED);
  expect(side.kept).toEqual([]);
});

test('the next start is told where it was, and what was open is not forgotten before it is open again', async () => {
  const side = keeper({ query: text, order: 'best', photo: 9, below: 0, open: true });
  const whereabouts = new Whereabouts(side);
  expect((await whereabouts.load())?.query).toEqual(text);
  expect([whereabouts.resumed, whereabouts.opens]).toEqual([{ photo: 9, below: 0, active: 9 }, 9]);
  whereabouts.note(text, null);
  vi.advanceTimersByTime(NOTED);
  expect(side.kept).toEqual([]);
});

test('the order of a search and an album are come back to', () => {
  const side = keeper();
  const whereabouts = new Whereabouts(side);
  whereabouts.note({ ...text, order: 'newest' }, null);
  vi.advanceTimersByTime(NOTED);
  expect(side.kept.at(-1)).toMatchObject({ query: text, order: 'newest' });
  whereabouts.note({ kind: 'album', album: 3, name: 'Walks', live: false }, null);
  vi.advanceTimersByTime(NOTED);
  expect(side.kept.at(-1)).toMatchObject({ query: { kind: 'album', album: 3 }, order: 'best' });

  const walks = { album: 3, name: 'Long walks', query: null, photos: 2, cover: null };
  expect(questionOfVisit({ query: text, order: 'newest' }, [])).toEqual({ ...text, order: 'newest' });
  expect(questionOfVisit({ query: { kind: 'album', album: 3 }, order: 'best' }, [walks])).toEqual({
    kind: 'album',
    album: 3,
    name: 'Long walks',
    live: false,
  });
  expect(questionOfVisit({ query: { kind: 'album', album: 4 }, order: 'best' }, [walks])).toEqual({
    kind: 'everything',
  });
});

test('who went elsewhere before is not led back, and is noted where they are', async () => {
  const side = keeper({ query: text, order: 'best', photo: 4, below: -3, open: true });
  const whereabouts = new Whereabouts(side);
  await whereabouts.load();
  whereabouts.forget();
  expect([whereabouts.resumed, whereabouts.opens]).toEqual([null, null]);
  whereabouts.note({ kind: 'text', text: 'cat' }, null);
  vi.advanceTimersByTime(NOTED);
  expect(side.kept.at(-1)).toMatchObject({ query: { kind: 'text', text: 'cat' }, open: false });
});

test('where nothing is kept it begins with everything', async () => {
  const refused = () => Promise.reject(new Error('no'));
  const whereabouts = new Whereabouts({ lastVisit: refused, keepVisit: refused });
  expect(await whereabouts.load()).toBeNull();
  whereabouts.note(text, null);
  vi.advanceTimersByTime(NOTED);
  expect([whereabouts.resumed, whereabouts.opens]).toEqual([null, null]);
});
