import { expect, test } from 'vitest';
import { isolate } from './isolate';

test('what may run in another direction than its sentence is set apart', () => {
  expect(isolate('IMG_1.jpg', 'ltr')).toBe('IMG_1.jpg');
  expect(isolate('IMG_1.jpg', 'rtl')).toBe('\u2068IMG_1.jpg\u2069');
  expect(isolate('קיץ 2019', 'ltr')).toBe('\u2068קיץ 2019\u2069');
  expect(isolate('صيف', 'ltr')).toBe('\u2068صيف\u2069');
  expect(isolate('', 'rtl')).toBe('');
});
