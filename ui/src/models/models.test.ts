import { expect, test, vi } from 'vitest';
import type { FetchProgress } from '../bindings/FetchProgress';
import type { ModelCard } from '../bindings/ModelCard';
import type { Trial } from '../bindings/Trial';
import type { ModelCommands } from './models.svelte';
import { Models } from './models.svelte';

const trial: Trial = {
  model: 'clip@1',
  photos_per_second: 14,
  query_ms: 30,
  device: 'the processor (f32)',
  batch: 16,
  agreement: null,
  disagrees: false,
};

/** A promise that is kept from outside. */
function later() {
  let keep = (): void => undefined;
  const promise = new Promise<void>((resolve) => (keep = resolve));
  return { promise, keep: () => keep() };
}

function open(commands: Partial<ModelCommands> = {}) {
  const asked = {
    models: vi.fn(() => Promise.resolve([])),
    fetchModel: vi.fn(() => Promise.resolve()),
    stopFetch: vi.fn(() => Promise.resolve()),
    addModel: vi.fn(() => Promise.resolve('mine')),
    tryModel: vi.fn(() => Promise.resolve(trial)),
    useModel: vi.fn(() => Promise.resolve('switching' as const)),
    removeModel: vi.fn(() => Promise.resolve()),
    freeModel: vi.fn(() => Promise.resolve(5)),
    ...commands,
  };
  const listener = { changed: vi.fn(() => Promise.resolve()), fetched: vi.fn(), failed: vi.fn() };
  return { asked, ...listener, models: new Models(asked, listener) };
}

const progress = (bytes: number): FetchProgress => ({
  model: 'clip',
  file: 'model.safetensors',
  checking: false,
  bytes,
  total: 100,
});

test('a fetch is known from its start to its end, whoever looks', async () => {
  const fetch = later();
  const { asked, models } = open({ fetchModel: () => fetch.promise });
  const done = models.fetch('clip');
  expect(models.fetches['clip']).toEqual({ progress: null, stopping: false });
  models.progressed(progress(41));
  expect(models.fetches['clip']?.progress?.bytes).toBe(41);
  fetch.keep();
  await done;
  expect(models.fetches).toEqual({});
  expect(asked.models).toHaveBeenCalledOnce();
});

test('progress that is told after the end starts no fetch', async () => {
  const { models } = open();
  await models.fetch('clip');
  models.progressed(progress(100));
  expect(models.fetches).toEqual({});
});

test('the same model is not fetched twice at once, another is', () => {
  const fetchModel = vi.fn(() => new Promise<void>(() => undefined));
  const { models } = open({ fetchModel });
  void models.fetch('clip');
  void models.fetch('clip');
  void models.fetch('siglip');
  expect(fetchModel.mock.calls).toEqual([['clip'], ['siglip']]);
  expect(Object.keys(models.fetches)).toEqual(['clip', 'siglip']);
});

test('a fetch that is asked to stop says so until it has', async () => {
  const fetch = later();
  const { asked, models } = open({ fetchModel: () => fetch.promise });
  const done = models.fetch('clip');
  await models.stop('clip');
  models.progressed(progress(50));
  expect(asked.stopFetch).toHaveBeenCalledWith('clip');
  expect(models.fetches['clip']).toMatchObject({ stopping: true });
  fetch.keep();
  await done;
  expect(models.fetches['clip']).toBeUndefined();
});

test('why a fetch failed stays on its card until it is tried again', async () => {
  const problem = { kind: 'model', message: 'example.org can’t be reached' };
  const fetchModel = vi.fn<() => Promise<void>>().mockRejectedValueOnce(problem).mockResolvedValueOnce();
  const { failed, fetched, models } = open({ fetchModel });
  await models.fetch('clip');
  expect(models.problems).toEqual({ clip: problem });
  expect(failed.mock.calls).toEqual([['clip', problem]]);
  await models.fetch('clip');
  expect(models.problems).toEqual({});
  expect(failed).toHaveBeenCalledOnce();
  // It was stopped: nothing is there.
  expect(fetched).not.toHaveBeenCalled();
});

test('a fetch that went through is told', async () => {
  const there = { name: 'clip', state: 'installed' } as ModelCard;
  const { fetched, models } = open({ models: () => Promise.resolve([there]) });
  await models.fetch('clip');
  expect(fetched.mock.calls).toEqual([['clip']]);
});

test('one model is tried at a time', async () => {
  const tryModel = vi.fn(() => Promise.resolve(trial));
  const { models } = open({ tryModel });
  const first = models.try('clip');
  await models.try('siglip');
  await first;
  expect(tryModel.mock.calls).toEqual([['clip']]);
  expect(models.trials['clip']?.query_ms).toBe(30);
  expect(models.trying).toBeNull();
});

test('a choice tells the library, a refused one tells why', async () => {
  const { changed, models } = open();
  await models.use('clip');
  expect(changed).toHaveBeenCalledOnce();

  const refused = open({ useModel: () => Promise.reject(new Error('it is damaged')) });
  await refused.models.use('clip');
  expect(refused.changed).not.toHaveBeenCalled();
  expect(refused.models.problems['clip']).toEqual(new Error('it is damaged'));
  expect(refused.models.working).toBeNull();
});

test('a model is chosen as it is, or in 8 bits', async () => {
  const useModel = vi.fn(() => Promise.resolve('switching' as const));
  const { models } = open({ useModel });
  await models.use('clip');
  await models.use('clip', true);
  expect(useModel.mock.calls).toEqual([['clip'], ['clip+8bit']]);
});

test('a folder without a model leaves the other models as they are', async () => {
  const { models } = open({ addModel: () => Promise.reject(new Error('no model')) });
  expect(await models.add('/photos')).toBeNull();
  expect(models.addProblem).toEqual(new Error('no model'));
  expect(models.adding).toBe(false);
  expect(models.problem).toBeNull();
});

test('a model without a card goes by its name', () => {
  expect(open().models.title('clip')).toBe('clip');
});
