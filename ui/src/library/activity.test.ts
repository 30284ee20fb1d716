import { expect, test } from 'vitest';
import type { IndexProgress } from '../bindings/IndexProgress';
import { headingOf, paceOf, partOf } from './activity';

const progress = (rest: Partial<IndexProgress>): IndexProgress => ({
  phase: 'indexing',
  done: 0,
  total: 0,
  failed: 0,
  photos_per_second: 0,
  eta_seconds: null,
  current: null,
  waits_for: null,
  ...rest,
});

const titles = { used: 'Starter', next: 'SigLIP 2' };

test('every phase but rest has words', () => {
  expect(headingOf(progress({ phase: 'idle' }), titles)).toBeNull();
  expect(headingOf(progress({ phase: 'switching' }), titles)).toBe('Preparing SigLIP 2');
  expect(headingOf(progress({ phase: 'waiting', waits_for: 'mains' }), titles)).toBe(
    'Waiting for mains power',
  );
  for (const phase of ['scanning', 'indexing', 'reading', 'paused'] as const)
    expect(headingOf(progress({ phase }), titles)).not.toBeNull();
});

test('how much is done is unknown until there is something to do', () => {
  expect(partOf(progress({ phase: 'scanning' }))).toBeNull();
  expect(partOf(progress({ done: 3, total: 12 }))).toBe(0.25);
});

test('pace and time left are told as far as they are known', () => {
  expect(paceOf(progress({}))).toBe('');
  expect(paceOf(progress({ photos_per_second: 4.2 }))).toBe('4.2 photos a second');
  expect(paceOf(progress({ photos_per_second: 4.2, eta_seconds: 600 }))).toBe(
    '4.2 photos a second · about 10 minutes left',
  );
});
