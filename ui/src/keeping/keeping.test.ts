import { expect, test, vi } from 'vitest';
import type { Marks } from '../bindings/Marks';
import { Keeping, type KeepingCommands } from './keeping.svelte';

function given(marks: Marks): KeepingCommands {
  return {
    marks: vi.fn(() => Promise.resolve(marks)),
    albums: vi.fn(() => Promise.resolve([])),
    setFavourite: vi.fn(() => Promise.resolve()),
    rate: vi.fn(() => Promise.resolve()),
  };
}

test('photos that are not all favourites become so, and those that are, no longer', async () => {
  const commands = given({ favourites: [1], rated: [], stars: [] });
  const keeping = new Keeping(commands);
  await keeping.load();
  await keeping.toggleFavourite([1, 2]);
  expect(commands.setFavourite).toHaveBeenLastCalledWith([1, 2], true);
  expect(keeping.areFavourites([1, 2])).toBe(true);
  await keeping.toggleFavourite([1, 2]);
  expect(commands.setFavourite).toHaveBeenLastCalledWith([1, 2], false);
  expect(keeping.isFavourite(1)).toBe(false);
});

test('stars are shown at once, and only where all photos have them for several', async () => {
  const keeping = new Keeping(given({ favourites: [], rated: [1, 2], stars: [3, 5] }));
  await keeping.load();
  expect([keeping.starsOf(1), keeping.starsOf(9), keeping.starsOfAll([1, 2])]).toEqual([3, 0, null]);
  await keeping.rate([1, 2, 3], 4);
  expect(keeping.starsOfAll([1, 2, 3])).toBe(4);
  await keeping.rate([1], 0);
  expect(keeping.starsOf(1)).toBe(0);
});

test('what could not be changed is shown as it is', async () => {
  const commands = {
    ...given({ favourites: [], rated: [], stars: [] }),
    rate: () => Promise.reject(new Error('no')),
  };
  const keeping = new Keeping(commands);
  await keeping.load();
  await expect(keeping.rate([1], 5)).rejects.toThrow('no');
  expect(keeping.starsOf(1)).toBe(0);
});
