import { expect, test } from 'vitest';
import { readingKey } from './reading-keys';

test('sideways keys follow the way of reading, others don’t', () => {
  const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'm'];
  expect(keys.map((key) => readingKey(key, 'ltr'))).toEqual(keys);
  expect(keys.map((key) => readingKey(key, 'rtl'))).toEqual(['ArrowRight', 'ArrowLeft', 'ArrowUp', 'm']);
});
