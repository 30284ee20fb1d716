import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Results } from '../bindings/Results';
import type { Question } from './question';
import { SearchSession, TYPING_PAUSE } from './session.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A library that answers when told to. */
class SlowLibrary {
  asked: {
    question: Question;
    answer: (photo: number) => Promise<void>;
    fail: (why: unknown) => Promise<void>;
  }[] = [];

  ask = (question: Question): Promise<Results> =>
    new Promise((resolve, reject) => {
      const settled = () => vi.advanceTimersByTimeAsync(0).then(() => undefined);
      this.asked.push({
        question,
        answer: (photo) => {
          resolve({
            photos: [photo],
            aspects: [1],
            scores: null,
            relevance: null,
            parts: [],
            days: null,
            places: null,
            stacks: [],
            videos: [],
            texts: [],
            regions: [],
            offline: [],
            searched: 1,
            took_ms: 1,
          });
          return settled();
        },
        fail: (why) => {
          reject(why);
          return settled();
        },
      });
    });

  /** What was asked as the `index`-th question. */
  at(index: number) {
    const asked = this.asked[index];
    if (!asked) throw new Error(`only ${this.asked.length} questions were asked`);
    return asked;
  }
}

function open() {
  const library = new SlowLibrary();
  return { library, session: new SearchSession(library.ask) };
}

const photos = (session: SearchSession) => session.shown?.results.photos;

test('typing asks once, after a pause', () => {
  const { library, session } = open();
  session.type('d');
  session.type('do');
  session.type('dog ');
  expect(library.asked).toHaveLength(0);
  vi.advanceTimersByTime(TYPING_PAUSE);
  expect(library.asked.map((asked) => asked.question)).toEqual([{ kind: 'text', text: 'dog' }]);
});

test('an older answer that comes late does not replace a newer one', async () => {
  const { library, session } = open();
  session.type('dog');
  session.submit();
  session.type('dog on a beach');
  session.submit();
  await library.at(1).answer(2);
  await library.at(0).answer(1);
  expect(photos(session)).toEqual([2]);
  expect(session.shown?.question).toEqual({ kind: 'text', text: 'dog on a beach' });
});

test('busy until the newest question is answered', async () => {
  const { library, session } = open();
  session.type('dog');
  session.submit();
  session.type('dogs');
  session.submit();
  await library.at(0).answer(1);
  expect(photos(session)).toEqual([1]);
  expect(session.busy).toBe(true);
  await library.at(1).answer(2);
  expect(session.busy).toBe(false);
});

test('emptying the box shows everything at once', async () => {
  const { library, session } = open();
  session.type('dog');
  session.submit();
  session.type('');
  expect(library.at(1).question).toEqual({ kind: 'everything' });
});

test('words that were cleared away are not answered any more', async () => {
  const { library, session } = open();
  session.type('dog');
  session.submit();
  session.clear();
  await library.at(0).answer(1);
  expect(session.shown).toBeNull();
  await library.at(1).answer(2);
  expect(photos(session)).toEqual([2]);
});

test('a refresh keeps the turn, a new question starts one', async () => {
  const { library, session } = open();
  session.refresh();
  await library.at(0).answer(1);
  session.refresh();
  await library.at(1).answer(2);
  expect(photos(session)).toEqual([2]);
  expect(session.shown?.turn).toBe(1);
  session.type('dog');
  session.submit();
  await library.at(2).answer(3);
  expect(session.shown?.turn).toBe(2);
});

test('back returns to the question that was left, with its words', async () => {
  const { library, session } = open();
  session.type('dog');
  session.submit();
  await library.at(0).answer(1);
  session.follow({ kind: 'similar', photo: 7 });
  await library.at(1).answer(2);
  expect(session.text).toBe('');
  session.follow({ kind: 'similar', photo: 8 });
  await library.at(2).answer(3);
  session.back();
  expect(library.at(3).question).toEqual({ kind: 'similar', photo: 7 });
  session.back();
  expect(library.at(4).question).toEqual({ kind: 'text', text: 'dog' });
  expect(session.text).toBe('dog');
  session.back();
  expect(library.at(5).question).toEqual({ kind: 'everything' });
});

test('words still waiting when a picture is followed are not searched for afterwards', () => {
  const { library, session } = open();
  session.type('dog');
  session.follow({ kind: 'similar', photo: 7 });
  vi.advanceTimersByTime(TYPING_PAUSE * 2);
  expect(library.asked.at(-1)?.question).toEqual({ kind: 'similar', photo: 7 });
});

test('a failed question says why and leaves the results; asking again clears it', async () => {
  const { library, session } = open();
  session.refresh();
  await library.at(0).answer(1);
  session.type('dog');
  session.submit();
  await library.at(1).fail({ kind: 'model', message: 'The model is missing.' });
  expect(session.problem).toEqual({ kind: 'model', message: 'The model is missing.' });
  expect(photos(session)).toEqual([1]);
  expect(session.busy).toBe(false);
  session.refresh();
  await library.at(2).answer(2);
  expect(session.problem).toBeNull();
  expect(photos(session)).toEqual([2]);
});

test('a refresh that fails leaves what is shown', async () => {
  const { library, session } = open();
  session.refresh();
  await library.at(0).answer(1);
  session.refresh();
  await library.at(1).fail({ kind: 'catalog', message: 'The catalog is busy.' });
  expect(session.problem).toBeNull();
  expect(photos(session)).toEqual([1]);
});

test('the first question, when it fails, says why', async () => {
  const { library, session } = open();
  session.refresh();
  await library.at(0).fail({ kind: 'catalog', message: 'The catalog is busy.' });
  expect(session.problem).toEqual({ kind: 'catalog', message: 'The catalog is busy.' });
});

test('going back asks the very question that was left, so that its place on screen can be found again', async () => {
  const { library, session } = open();
  session.refresh();
  await library.at(0).answer(1);
  const left = session.shown?.question;
  session.follow({ kind: 'similar', photo: 7 });
  await library.at(1).answer(2);
  session.back();
  await library.at(2).answer(1);
  expect(session.shown?.question).toBe(left);
});

test('a keystroke is asked at once, whatever older ones wait for', async () => {
  const { library, session } = open();
  for (const text of ['d', 'do', 'dog']) {
    session.type(text);
    session.submit();
  }
  expect(library.asked.map(({ question }) => question)).toEqual(
    ['d', 'do', 'dog'].map((text) => ({ kind: 'text', text })),
  );
  await library.at(2).answer(3);
  expect(photos(session)).toEqual([3]);
  expect(session.busy).toBe(false);
});

test('what was asked last time is asked again with its words, and back leads to everything', async () => {
  const { library, session } = open();
  session.resume({ kind: 'text', text: 'dog' });
  expect(session.text).toBe('dog');
  await library.at(0).answer(1);
  expect(session.shown?.question).toEqual({ kind: 'text', text: 'dog' });
  session.back();
  expect(library.at(1).question).toEqual({ kind: 'everything' });
});

test('who types before what was asked last time is known is not interrupted by it', async () => {
  const { library, session } = open();
  session.type('cat');
  expect(session.resume({ kind: 'text', text: 'dog' })).toBe(false);
  expect(session.text).toBe('cat');
  session.submit();
  expect(library.asked.map(({ question }) => question)).toEqual([{ kind: 'text', text: 'cat' }]);
  await library.at(0).answer(2);
  expect(photos(session)).toEqual([2]);
});

test('everything, when it was asked last time, is asked', () => {
  const { library, session } = open();
  session.resume({ kind: 'everything' });
  expect(library.asked.map(({ question }) => question)).toEqual([{ kind: 'everything' }]);
});

test('another order asks again, and stays while words are added', async () => {
  const { library, session } = open();
  session.type('dog');
  session.submit();
  await library.at(0).answer(1);
  session.sort('newest');
  expect(library.at(1).question).toEqual({ kind: 'text', text: 'dog', order: 'newest' });
  expect(session.order).toBe('newest');
  session.type('dog 2019');
  session.submit();
  expect(library.at(2).question).toEqual({ kind: 'text', text: 'dog 2019', order: 'newest' });
  session.clear();
  expect(session.order).toBe('best');
});

test('a text that was not typed stands in the box and can be gone back from', async () => {
  const { library, session } = open();
  session.type('dog last summer');
  session.submit();
  await library.at(0).answer(1);
  session.write('dog "last summer"');
  expect(session.text).toBe('dog "last summer"');
  expect(library.at(1).question).toEqual({ kind: 'text', text: 'dog "last summer"' });
  session.back();
  expect(session.text).toBe('dog last summer');
});

test('everything can be shown by place, and only text keeps its order while it is typed on', () => {
  const { library, session } = open();
  session.resume({ kind: 'everything' });
  session.sort('places');
  expect(library.asked.at(-1)?.question).toEqual({ kind: 'everything', order: 'places' });
  session.sort('best');
  expect(library.asked.at(-1)?.question).toEqual({ kind: 'everything' });
  session.sort('places');
  session.type('dog');
  session.submit();
  expect(library.asked.at(-1)?.question).toEqual({ kind: 'text', text: 'dog', order: 'places' });
});

test('words stand beside a picture until one of them is taken away', () => {
  const { library, session } = open();
  const asked = () => library.asked.at(-1)?.question;
  session.follow({ kind: 'picture', path: '/a.jpg' });
  session.type('at night ');
  session.submit();
  expect(asked()).toEqual({ kind: 'picture', path: '/a.jpg', text: 'at night' });
  // A condition that is taken back leaves the picture alone.
  session.write('night');
  expect(asked()).toEqual({ kind: 'picture', path: '/a.jpg', text: 'night' });
  expect(session.text).toBe('night');
  session.type('');
  expect(asked()).toEqual({ kind: 'picture', path: '/a.jpg' });
  session.follow({ kind: 'similar', photo: 3 });
  session.type('-people');
  session.submit();
  expect(asked()).toEqual({ kind: 'similar', photo: 3, text: '-people' });
});
