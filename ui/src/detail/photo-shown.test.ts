import { expect, test } from 'vitest';
import type { PhotoDetails } from '../bindings/PhotoDetails';
import { PhotoShown } from './photo-shown.svelte';

const detailsOf = (photo: number): PhotoDetails => ({ photo }) as PhotoDetails;

test('what comes of a photo that is no longer shown is too late', async () => {
  const answers = new Map<number, (details: PhotoDetails) => void>();
  const shown = new PhotoShown((photo) => new Promise((answer) => answers.set(photo, answer)));
  const first = shown.show(1);
  const second = shown.show(2);
  answers.get(2)?.(detailsOf(2));
  answers.get(1)?.(detailsOf(1));
  await Promise.all([first, second]);
  expect(shown.details?.photo).toBe(2);
});

test('a photo of which nothing can be told says why', async () => {
  const shown = new PhotoShown((photo) =>
    photo === 1 ? Promise.resolve(detailsOf(1)) : Promise.reject(new Error('gone')),
  );
  await shown.show(1);
  await shown.show(2);
  expect([shown.details, shown.problem]).toEqual([null, new Error('gone')]);
  await shown.show(1);
  expect([shown.details, shown.problem]).toEqual([detailsOf(1), null]);
});
