import { expect, test } from 'vitest';
import { Selection, type Click } from './selection.svelte';

const PHOTOS = [10, 20, 30, 40, 50];

const click = (rest: Partial<Click> = {}): Click => ({ ctrl: false, shift: false, onMark: false, ...rest });

test('a plain click selects nothing until something is selected', () => {
  const selection = new Selection();
  expect(selection.clicked(click(), PHOTOS, 1)).toBe(false);
  expect(selection.clicked(click({ ctrl: true }), PHOTOS, 1)).toBe(true);
  expect(selection.clicked(click(), PHOTOS, 3)).toBe(true);
  expect(selection.among(PHOTOS)).toEqual([20, 40]);
  selection.clicked(click({ onMark: true }), PHOTOS, 1);
  expect(selection.among(PHOTOS)).toEqual([40]);
});

test('a range goes from the photo selected last, either way', () => {
  const selection = new Selection();
  selection.clicked(click({ ctrl: true }), PHOTOS, 3);
  selection.clicked(click({ shift: true }), PHOTOS, 1);
  expect(selection.among(PHOTOS)).toEqual([20, 30, 40]);
  selection.clicked(click({ shift: true }), PHOTOS, 4);
  expect(selection.among(PHOTOS)).toEqual([20, 30, 40, 50]);
});

test('a range without a beginning is one photo, or begins where the keyboard was', () => {
  const selection = new Selection();
  selection.extend(PHOTOS, 2);
  expect(selection.among(PHOTOS)).toEqual([30]);
  selection.clear();
  selection.extend(PHOTOS, 2, 10);
  selection.extend(PHOTOS, 3, 30);
  expect(selection.among(PHOTOS)).toEqual([10, 20, 30, 40]);
});

test('photos that go are not selected any more, and another question selects nothing', () => {
  const selection = new Selection();
  selection.follow(1, PHOTOS);
  selection.all(PHOTOS);
  selection.follow(1, [50, 10]);
  expect(selection.among([50, 10])).toEqual([50, 10]);
  expect(selection.size).toBe(2);
  selection.follow(2, PHOTOS);
  expect(selection.size).toBe(0);
});
