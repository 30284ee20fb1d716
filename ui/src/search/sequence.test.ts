import { expect, test } from 'vitest';
import { Sequence } from './sequence';

test('answers in order are all shown', () => {
  const sequence = new Sequence();
  const [first, second] = [sequence.next(), sequence.next()];
  expect(sequence.accept(first)).toBe(true);
  expect(sequence.accept(second)).toBe(true);
});

test('an older answer never replaces a newer one', () => {
  const sequence = new Sequence();
  const [first, second] = [sequence.next(), sequence.next()];
  expect(sequence.accept(second)).toBe(true);
  expect(sequence.accept(first)).toBe(false);
});

test('abandoned questions are not answered, later ones are', () => {
  const sequence = new Sequence();
  const first = sequence.next();
  sequence.abandon();
  const second = sequence.next();
  expect(sequence.accept(first)).toBe(false);
  expect(sequence.accept(second)).toBe(true);
});

test('only the last question is the latest', () => {
  const sequence = new Sequence();
  const [first, second] = [sequence.next(), sequence.next()];
  expect(sequence.isLatest(first)).toBe(false);
  expect(sequence.isLatest(second)).toBe(true);
});
