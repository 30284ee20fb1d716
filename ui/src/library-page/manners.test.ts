import { expect, test, vi } from 'vitest';
import type { Manners } from '../bindings/Manners';
import { MannersChoice } from './manners.svelte';

const usual: Manners = {
  pace: 'quiet',
  only_on_mains: false,
  only_when_idle: false,
  idle_minutes: 5,
  threads: null,
  memory_mb: null,
  ignore: { patterns: ['*.gif'], hidden: true, least_bytes: 0 },
  texts: { read: true, languages: [] },
  regions: false,
};

async function open(setManners = (manners: Manners) => Promise.resolve(manners)) {
  const set = vi.fn(setManners);
  const choice = new MannersChoice({ manners: () => Promise.resolve(usual), setManners: set });
  await choice.load();
  return { set, choice };
}

test('two choices at once are both kept', async () => {
  const { choice } = await open();
  const first = choice.choose((now) => ({ ...now, pace: 'fast' }));
  const second = choice.choose((now) => ({ ...now, only_on_mains: true }));
  await Promise.all([first, second]);
  expect(choice.chosen).toEqual({ ...usual, pace: 'fast', only_on_mains: true });
});

test('a pattern that means nothing says why and changes nothing', async () => {
  const { choice } = await open(() => Promise.reject(new Error('a[ is no pattern')));
  expect(await choice.ignore('a[')).toBe(false);
  expect(choice.problem).toEqual(new Error('a[ is no pattern'));
  expect(choice.chosen).toEqual(usual);
});

test('patterns come and go, each once and without spaces around them', async () => {
  const { set, choice } = await open();
  expect(await choice.ignore(' screenshots ')).toBe(true);
  expect(choice.chosen?.ignore.patterns).toEqual(['*.gif', 'screenshots']);
  expect(await choice.ignore('*.gif')).toBe(true);
  expect(await choice.ignore('  ')).toBe(true);
  expect(set).toHaveBeenCalledOnce();
  await choice.unignore('*.gif');
  expect(choice.chosen?.ignore.patterns).toEqual(['screenshots']);
});
