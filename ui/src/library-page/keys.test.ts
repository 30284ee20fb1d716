import { expect, test } from 'vitest';
import { keysOf, written, type HeldKeys } from './keys';

const press = (code: string, rest: Partial<HeldKeys> = {}): HeldKeys => ({
  code,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...rest,
});

test('a key counts with another that is held, and what is held does not count alone', () => {
  expect(keysOf(press('KeyP', { ctrlKey: true, shiftKey: true }))).toBe('Ctrl+Shift+KeyP');
  expect(keysOf(press('Space', { altKey: true, metaKey: true }))).toBe('Alt+Super+Space');
  expect(keysOf(press('KeyP'))).toBeNull();
  expect(keysOf(press('KeyP', { shiftKey: true }))).toBeNull();
  expect(keysOf(press('ControlLeft', { ctrlKey: true }))).toBeNull();
});

test('keys are shown as they are written', () => {
  expect(written('Ctrl+Alt+KeyP')).toEqual(['Ctrl', 'Alt', 'P']);
  expect(written('Super+Digit7')).toEqual(['Super', '7']);
  expect(written('Ctrl+Space')).toEqual(['Ctrl', 'Space']);
});
