import { expect, test } from 'vitest';
import { justify } from '../grid/justified';
import { PaletteChoice } from './choice.svelte';

/** Two rows of three squares. */
const LAYOUT = justify([1, 1, 1, 1, 1, 1], { width: 300, rowHeight: 98, gap: 2 });

test('the best hit is the one, and sideways arrows stay with the words', () => {
  const choice = new PaletteChoice();
  expect([choice.press('ArrowRight', LAYOUT, false), choice.press('ArrowLeft', LAYOUT, true)]).toEqual([
    false,
    false,
  ]);
  expect(choice.press('ArrowUp', LAYOUT, true)).toBe(false);
  expect(choice.rank).toBe(0);
});

test('down leads among the hits, and up back to the words', () => {
  const choice = new PaletteChoice();
  choice.press('ArrowDown', LAYOUT, false);
  expect(choice.rank).toBe(3);
  choice.press('ArrowRight', LAYOUT, false);
  choice.press('ArrowUp', LAYOUT, false);
  expect(choice.rank).toBe(1);
  expect(choice.press('ArrowUp', LAYOUT, false)).toBe(true);
  expect([choice.rank, choice.press('ArrowRight', LAYOUT, false)]).toEqual([0, false]);
});

test('where the words end, right leads among the hits; in one row, so does down', () => {
  const choice = new PaletteChoice();
  choice.press('ArrowRight', LAYOUT, true);
  expect(choice.rank).toBe(1);
  const row = justify([1, 1], { width: 300, rowHeight: 98, gap: 2 });
  const other = new PaletteChoice();
  other.press('ArrowDown', row, false);
  expect(other.rank).toBe(1);
  expect(other.press('ArrowDown', justify([], { width: 300, rowHeight: 98, gap: 2 }), true)).toBe(false);
});
