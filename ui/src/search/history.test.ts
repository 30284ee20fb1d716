import { expect, test } from 'vitest';
import type { QueryHistory } from '../bindings/QueryHistory';
import { History } from './history.svelte';

/** Keeps queries as the window's other side does. */
function keeper() {
  let now: QueryHistory = { on: true, queries: [] };
  let asked = 0;
  const change = (to: Partial<QueryHistory>) => {
    asked++;
    now = { ...now, ...to };
    return Promise.resolve(now);
  };
  return {
    queryHistory: () => change({}),
    rememberQuery: (query: string) => change({ queries: [query, ...now.queries] }),
    forgetQueries: (query?: string) =>
      change({ queries: now.queries.filter((other) => query && other !== query) }),
    setQueryHistory: (on: boolean) => change({ on, queries: on ? now.queries : [] }),
    asked: () => asked,
  };
}

test('what is asked is offered again, until it is forgotten', async () => {
  const history = new History(keeper());
  await history.remember('dog');
  await history.remember('cat');
  expect(history.queries).toEqual(['cat', 'dog']);
  await history.forget('cat');
  expect(history.queries).toEqual(['dog']);
  await history.forget();
  expect(history.queries).toEqual([]);
});

test('the same words twice, and none, are not sent', async () => {
  const kept = keeper();
  const history = new History(kept);
  await history.remember('dog');
  await history.remember('dog ');
  await history.remember('  ');
  expect(kept.asked()).toBe(1);
});

test('turned off, nothing is remembered and nothing sent', async () => {
  const kept = keeper();
  const history = new History(kept);
  await history.remember('dog');
  await history.turn(false);
  expect([history.on, history.queries]).toEqual([false, []]);
  const before = kept.asked();
  await history.remember('cat');
  expect(kept.asked()).toBe(before);
});

test('where nothing can be kept there is nothing to offer, and no error', async () => {
  const broken = () => Promise.reject(new Error('no'));
  const history = new History({
    queryHistory: broken,
    rememberQuery: broken,
    forgetQueries: broken,
    setQueryHistory: broken,
  });
  await history.load();
  await history.remember('dog');
  expect(history.queries).toEqual([]);
});
