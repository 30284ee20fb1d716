import { expect, test } from 'vitest';
import { fit } from './fit';

const room = { width: 1000, height: 600 };

test('a wide photo fills the width, a tall one the height', () => {
  expect(fit({ width: 6000, height: 2000 }, room)).toEqual({ width: 1000, height: 333 });
  expect(fit({ width: 2000, height: 4000 }, room)).toEqual({ width: 300, height: 600 });
});

test('a small picture is enlarged only so far', () => {
  expect(fit({ width: 100, height: 80 }, room)).toEqual({ width: 250, height: 200 });
});

test('a picture of unknown size gets the whole room', () => {
  expect(fit({ width: 0, height: 0 }, room)).toEqual(room);
});
