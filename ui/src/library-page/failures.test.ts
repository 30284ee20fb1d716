import { expect, test, vi } from 'vitest';
import type { Failure } from '../bindings/Failure';
import type { FailureFilter } from '../bindings/FailureFilter';
import type { FailureGroup } from '../bindings/FailureGroup';
import { FailurePages, Failures } from './failures.svelte';

const group = (files: number): FailureGroup => ({ kind: 'damaged', files, waiting: 0 });

/** Answers that are given from outside, in any order. */
function answers<T>() {
  const waiting: ((value: T) => void)[] = [];
  return {
    ask: () => new Promise<T>((resolve) => waiting.push(resolve)),
    give: (number: number, value: T) => waiting[number]?.(value),
  };
}

test('what an earlier question finds late is not shown', async () => {
  const { ask, give } = answers<FailureGroup[]>();
  const failures = new Failures({ failureGroups: ask, failures: vi.fn(), retry: vi.fn() });
  const [first, second] = [failures.seek('a'), failures.seek(' ab ')];
  give(1, [group(1)]);
  give(0, [group(9)]);
  await Promise.all([first, second]);
  expect([failures.sought, failures.files]).toEqual(['ab', 1]);
});

test('trying again asks how things are then', async () => {
  const failureGroups = vi.fn(() => Promise.resolve([{ ...group(3), waiting: 3 }]));
  const retry = vi.fn(() => Promise.resolve(3));
  const failures = new Failures({ failureGroups, failures: vi.fn(), retry });
  expect(await failures.retry({ what: 'file', file: 7 })).toBe(3);
  expect(failures.groups?.[0]?.waiting).toBe(3);
});

/** A list of `count` files called by their number, with what was asked for. */
function list(count: number) {
  const asked: [offset: number, path: string][] = [];
  const failures = (filter: FailureFilter, offset: number, limit: number): Promise<Failure[]> => {
    asked.push([offset, filter.path_contains]);
    const length = Math.max(0, Math.min(limit, count - offset));
    const row = (_: unknown, i: number) => ({ file: offset + i, path: filter.path_contains }) as Failure;
    return Promise.resolve(Array.from({ length }, row));
  };
  return { asked, pages: new FailurePages({ failures }, () => undefined) };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

test('of a hundred thousand only what is looked at is fetched, and once', async () => {
  const { asked, pages } = list(100_000);
  pages.need(0, 12);
  pages.need(0, 14);
  pages.need(73_095, 73_110);
  expect(pages.row(73_100)).toBeUndefined();
  await settle();
  pages.need(73_099, 73_112);
  expect(asked.map(([offset]) => offset)).toEqual([0, 73_000, 73_100]);
  expect([pages.row(3)?.file, pages.row(73_110)?.file]).toEqual([3, 73_110]);
});

test('a change keeps what is shown until it is known anew, and forgets the rest', async () => {
  const { asked, pages } = list(1000);
  pages.need(0, 9);
  await settle();
  pages.need(500, 509);
  await settle();
  asked.length = 0;
  pages.show({ kind: null, path_contains: '' });
  expect([pages.row(505)?.file, pages.row(5)]).toEqual([505, undefined]);
  expect(asked.map(([offset]) => offset)).toEqual([500]);
});

test('rows of another question are never mixed in', async () => {
  const { pages } = list(1000);
  pages.need(0, 9);
  pages.show({ kind: null, path_contains: 'summer' });
  await settle();
  expect(pages.row(0)?.path).toBe('summer');
});
