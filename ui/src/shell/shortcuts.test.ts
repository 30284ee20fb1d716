import { expect, test } from 'vitest';
import { commandOf, type Press } from './shortcuts';

const press = (key: string, rest: Partial<Press> = {}): Press => ({
  key,
  ctrl: false,
  alt: false,
  typing: false,
  ...rest,
});

test('slash searches, but can be typed', () => {
  expect(commandOf(press('/'))).toBe('search');
  expect(commandOf(press('/', { typing: true }))).toBeNull();
});

test('letters are commands only outside text fields, in either case', () => {
  expect(commandOf(press('m'))).toBe('similar');
  expect(commandOf(press('M'))).toBe('similar');
  expect(commandOf(press('m', { typing: true }))).toBeNull();
});

test('copy and paste stay with a text field that has the focus', () => {
  expect(commandOf(press('c', { ctrl: true }))).toBe('copy');
  expect(commandOf(press('c', { ctrl: true, typing: true }))).toBeNull();
  expect(commandOf(press('v', { ctrl: true }))).toBe('paste');
  expect(commandOf(press('v', { ctrl: true, typing: true }))).toBeNull();
});

test('select all and undo stay with a text field, too', () => {
  expect(commandOf(press('a', { ctrl: true }))).toBe('select-all');
  expect(commandOf(press('a', { ctrl: true, typing: true }))).toBeNull();
  expect(commandOf(press('z', { ctrl: true }))).toBe('undo');
  expect(commandOf(press('z', { ctrl: true, typing: true }))).toBeNull();
});

test('delete moves photos to the trash, and letters in a text field away', () => {
  expect([commandOf(press('Delete')), commandOf(press('Backspace'))]).toEqual(['trash', 'trash']);
  expect(commandOf(press('Backspace', { typing: true }))).toBeNull();
  expect(commandOf(press('Delete', { ctrl: true }))).toBeNull();
});

test('digits give stars', () => {
  expect(commandOf(press('0'))).toBe('stars-0');
  expect(commandOf(press('5'))).toBe('stars-5');
  expect(commandOf(press('6'))).toBeNull();
  expect(commandOf(press('5', { typing: true }))).toBeNull();
});

test('escape and control keys work while typing', () => {
  expect(commandOf(press('Escape', { typing: true }))).toBe('escape');
  expect(commandOf(press('f', { ctrl: true, typing: true }))).toBe('search');
  expect(commandOf(press(';', { ctrl: true, typing: true }))).toBe('models');
  expect(commandOf(press(';'))).toBeNull();
});

test('alt with left goes back, other keys with alt do nothing', () => {
  expect(commandOf(press('ArrowLeft', { alt: true }))).toBe('back');
  expect(commandOf(press('m', { alt: true }))).toBeNull();
});

test('other keys are not commands', () => {
  expect(commandOf(press('y'))).toBeNull();
  expect(commandOf(press('x', { ctrl: true }))).toBeNull();
});
