import { expect, test } from 'vitest';
import { AT_ONCE, TileSet } from './tile-set';
import { tileKey, type Tile } from './tiles';

const tile = (level: number, column: number): Tile => ({ level, column, row: 0 });
const row = (level: number, from: number, to: number): Tile[] =>
  Array.from({ length: to - from }, (_, place) => tile(level, from + place));

/** A library that sends tiles when told to. */
function open() {
  const asked = new Map<string, { come: () => Promise<void>; fail: () => Promise<void> }>();
  const order: string[] = [];
  const settled = async () => {
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };
  const set = new TileSet<string>(
    (wanted) =>
      new Promise((resolve, reject) => {
        const key = tileKey(wanted);
        order.push(key);
        asked.set(key, {
          come: () => (resolve(key), settled()),
          fail: () => (reject(new Error('gone')), settled()),
        });
      }),
    () => undefined,
  );
  return { set, order, asked };
}

const there = (set: TileSet<string>) => set.loaded.map(({ key }) => key);

test('a few are asked for at once, the others as those come', async () => {
  const { set, order, asked } = open();
  set.want(row(0, 0, 10));
  expect(order).toHaveLength(AT_ONCE);
  await asked.get('0/0/0')?.come();
  expect(order).toHaveLength(AT_ONCE + 1);
  expect(there(set)).toEqual(['0/0/0']);
});

test('what is wanted no more is never asked for, and not shown if it comes', async () => {
  const { set, order, asked } = open();
  set.want(row(0, 0, 10));
  set.want(row(0, 50, 52));
  await asked.get('0/0/0')?.come();
  await asked.get('0/1/0')?.come();
  expect(order).toEqual(['0/0/0', '0/1/0', '0/2/0', '0/3/0', '0/50/0', '0/51/0']);
  expect(there(set)).toEqual([]);
  await asked.get('0/50/0')?.come();
  expect(there(set)).toEqual(['0/50/0']);
});

test('coarse tiles stay below until the fine ones are all there', async () => {
  const { set, asked } = open();
  set.want(row(1, 0, 1));
  await asked.get('1/0/0')?.come();
  set.want(row(0, 0, 2));
  await asked.get('0/1/0')?.come();
  expect(there(set)).toEqual(['1/0/0', '0/1/0']);
  await asked.get('0/0/0')?.come();
  expect(there(set).sort()).toEqual(['0/0/0', '0/1/0']);
});

test('one that does not come is asked for once, and holds up no other', async () => {
  const { set, order, asked } = open();
  set.want(row(0, 0, 2));
  await asked.get('0/0/0')?.fail();
  set.want(row(0, 0, 3));
  expect(order).toEqual(['0/0/0', '0/1/0', '0/2/0']);
  await asked.get('0/1/0')?.come();
  await asked.get('0/2/0')?.come();
  expect(set.complete).toBe(true);
});

test('going back to the whole photo lets go of all of them', async () => {
  const { set, asked } = open();
  set.want(row(0, 0, 1));
  await asked.get('0/0/0')?.come();
  set.want([]);
  expect(there(set)).toEqual([]);
});
