import { expect, test, vi } from 'vitest';
import type { Garbage } from '../bindings/Garbage';
import type { Verification } from '../bindings/Verification';
import { Health, findingTold } from './health.svelte';

const sound: Verification = {
  photos: 3,
  searchable: 3,
  embeddings: 3,
  waiting: 0,
  without_thumbnail: 0,
  findings: [],
};
const nothing: Garbage = {
  photos: 0,
  thumbnails: 0,
  regions: 0,
  region_bytes: 0,
  bytes: 0,
  bytes_before: 900,
  bytes_after: 900,
};

const commands = {
  checkLibrary: () => Promise.resolve(sound),
  unused: () => Promise.resolve(nothing),
  freeUnused: () => Promise.resolve({ ...nothing, photos: 2, bytes_after: 300 }),
};

test('a check is under way until it has found something, once at a time', async () => {
  const checkLibrary = vi.fn(commands.checkLibrary);
  const health = new Health({ ...commands, checkLibrary }, () => 77);
  const check = health.check();
  void health.check();
  health.progressed({ step: 'index', done: 1, total: 3 });
  expect([health.checking, health.progress?.done]).toEqual([true, 1]);
  await check;
  health.progressed({ step: 'index', done: 2, total: 3 });
  expect([health.checking, health.progress]).toEqual([false, null]);
  expect(health.found).toEqual({ verification: sound, at: 77 });
  expect(checkLibrary).toHaveBeenCalledOnce();
});

test('a check that could not take place leaves what the last one found', async () => {
  const checkLibrary = vi.fn(commands.checkLibrary);
  const health = new Health({ ...commands, checkLibrary });
  await health.check();
  checkLibrary.mockRejectedValueOnce(new Error('busy'));
  await health.check();
  expect(health.checkProblem).toEqual(new Error('busy'));
  expect(health.found?.verification).toEqual(sound);
});

test('what was freed is told, and what is left is counted again', async () => {
  const health = new Health(commands);
  health.unused = { ...nothing, photos: 2, bytes: 500 };
  await health.free();
  expect([health.freed, health.unused.photos, health.freeing]).toEqual([600, 0, false]);
});

test('what can’t be freed stays counted', async () => {
  const health = new Health({ ...commands, freeUnused: () => Promise.reject(new Error('busy')) });
  health.unused = { ...nothing, photos: 2 };
  await health.free();
  expect([health.freed, health.unused.photos, health.freeProblem]).toEqual([null, 2, new Error('busy')]);
});

test('findings are sentences', () => {
  expect(findingTold({ kind: 'catalog_damaged', detail: 'Page 7 is never used' })).toEqual({
    text: 'The catalog’s file is damaged.',
    detail: 'Page 7 is never used',
  });
  expect(findingTold({ kind: 'incomplete_videos', videos: 2 }).text).toBe(
    'Of 2 videos some frames are missing. A repair lets them be read again.',
  );
  expect(findingTold({ kind: 'index_differs', missing: 1, extra: 0, different: 2 }).text).toBe(
    'The search index lacks 1 photo, holds 0 too many, and 2 are different.',
  );
});
