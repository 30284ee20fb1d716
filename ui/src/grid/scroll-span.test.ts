import { expect, test } from 'vitest';
import { ScrollSpan } from './scroll-span';

test('an ordinary grid scrolls pixel by pixel', () => {
  const span = new ScrollSpan(4_000_000, 800);
  expect(span.height).toBe(4_000_000);
  expect(span.toContent(1234)).toBe(1234);
  expect(span.toScroll(1234)).toBe(1234);
});

test('a grid higher than an element can be is reached from end to end', () => {
  const span = new ScrollSpan(100_000, 800, 10_000);
  expect(span.height).toBe(10_000);
  expect(span.toContent(0)).toBe(0);
  expect(span.toContent(10_000 - 800)).toBeCloseTo(100_000 - 800);
  expect(span.toScroll(span.toContent(4321))).toBeCloseTo(4321);
});
