import { describe, expect, test } from 'vitest';
import { justify, placedIn, rowAt, rowCount, rowOf, visibleRanks, type JustifiedLayout } from './justified';

/** Repeatable numbers in [0, 1). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function aspectsLikeALibrary(count: number): number[] {
  const next = random(7);
  return Array.from(
    { length: count },
    () => [3 / 2, 4 / 3, 2 / 3, 3 / 4, 16 / 9, 1][Math.floor(next() * 6)] ?? 1,
  );
}

function rows(layout: JustifiedLayout): { from: number; to: number; right: number }[] {
  return Array.from({ length: rowCount(layout) }, (_, row) => {
    const from = layout.first[row] ?? 0;
    const to = layout.first[row + 1] ?? 0;
    return { from, to, right: (layout.x[to - 1] ?? 0) + (layout.w[to - 1] ?? 0) };
  });
}

const options = { width: 1240, rowHeight: 200, gap: 4 };

describe('justify', () => {
  test('a break starts a row with space above it, and the row before is not stretched', () => {
    const layout = justify(aspectsLikeALibrary(40), { ...options, breaks: [0, 13, 40], breakHeight: 50 });
    const row = rowOf(layout, 13);
    expect(layout.first[row]).toBe(13);
    expect(layout.top[0]).toBe(50);
    const above = (layout.top[row - 1] ?? 0) + (layout.h[row - 1] ?? 0);
    expect((layout.top[row] ?? 0) - above).toBe(54);
    expect(layout.h[row - 1]).toBeLessThanOrEqual(options.rowHeight);
    expect(layout.first.at(-1)).toBe(40);
    const lastRow = rowCount(layout) - 1;
    expect(layout.height).toBe((layout.top[lastRow] ?? 0) + (layout.h[lastRow] ?? 0));
  });

  test('no photos make no rows', () => {
    const layout = justify([], options);
    expect(rowCount(layout)).toBe(0);
    expect(layout.height).toBe(0);
    expect(visibleRanks(layout, 0, 1000)).toEqual([0, 0]);
  });

  test('every photo is in one row, in order', () => {
    const layout = justify(aspectsLikeALibrary(1000), options);
    expect(layout.first[0]).toBe(0);
    expect(layout.first.at(-1)).toBe(1000);
    for (const { from, to } of rows(layout)) expect(to).toBeGreaterThan(from);
  });

  test('every row but the last fills the width to the pixel, with even gaps', () => {
    const layout = justify(aspectsLikeALibrary(1000), options);
    for (const { from, to, right } of rows(layout).slice(0, -1)) {
      expect(right).toBe(1240);
      for (let i = from + 1; i < to; i++) {
        expect((layout.x[i] ?? 0) - (layout.x[i - 1] ?? 0) - (layout.w[i - 1] ?? 0)).toBe(4);
      }
    }
  });

  test('rows stay near the wanted height and follow each other', () => {
    const layout = justify(aspectsLikeALibrary(1000), options);
    let y = 0;
    for (let row = 0; row < rowCount(layout); row++) {
      expect(layout.top[row]).toBe(y);
      expect(layout.h[row]).toBeGreaterThan(150);
      expect(layout.h[row]).toBeLessThan(260);
      y += (layout.h[row] ?? 0) + 4;
    }
    expect(layout.height).toBe(y - 4);
  });

  test('photos keep their shape within a pixel', () => {
    const aspects = aspectsLikeALibrary(300);
    const layout = justify(aspects, options);
    for (const [row, { from, to }] of rows(layout).entries()) {
      for (let i = from; i < to; i++) {
        expect(Math.abs((layout.w[i] ?? 0) - (aspects[i] ?? 0) * (layout.h[row] ?? 0))).toBeLessThan(4);
      }
    }
  });

  test('a last row that is not full keeps the wanted height', () => {
    const layout = justify([1.5, 1.5], options);
    expect(Array.from(layout.h)).toEqual([200]);
    expect(Array.from(layout.w)).toEqual([300, 300]);
  });

  test('a panorama, a strip and a photo of unknown shape are cropped to bearable ones', () => {
    const layout = justify([20, 0.01, 0, Number.NaN], { width: 2000, rowHeight: 200, gap: 4 });
    expect(Array.from(layout.w)).toEqual([600, 100, 200, 200]);
  });

  test('a window narrower than a photo still shows it', () => {
    const layout = justify([3, 3], { width: 100, rowHeight: 200, gap: 4 });
    expect(Array.from(layout.first)).toEqual([0, 1, 2]);
    expect(Array.from(layout.w)).toEqual([100, 100]);
  });
});

describe('finding rows', () => {
  const layout = justify(aspectsLikeALibrary(5000), options);

  test('the row at a height is the one a walk through all rows finds', () => {
    for (let y = 0; y < layout.height; y += 37) {
      let walked = 0;
      while (walked + 1 < rowCount(layout) && (layout.top[walked + 1] ?? 0) <= y) walked++;
      expect(rowAt(layout, y)).toBe(walked);
    }
  });

  test('heights outside the grid give its first and last row', () => {
    expect(rowAt(layout, -50)).toBe(0);
    expect(rowAt(layout, layout.height + 50)).toBe(rowCount(layout) - 1);
  });

  test('every photo is found in the row that lists it', () => {
    for (const [row, { from, to }] of rows(layout).entries()) {
      expect(rowOf(layout, from)).toBe(row);
      expect(rowOf(layout, to - 1)).toBe(row);
    }
  });

  test('the visible photos are those of the rows in between', () => {
    const [from, to] = visibleRanks(layout, 1000, 1800);
    expect(from).toBe(layout.first[rowAt(layout, 1000)]);
    expect(to).toBe(layout.first[rowAt(layout, 1800) + 1]);
    expect(to - from).toBeGreaterThan(10);
    expect(to - from).toBeLessThan(60);
  });

  test('the photos of some rows are where the layout has them', () => {
    const placed = placedIn(layout, 2, 3);
    expect(placed.map(({ rank }) => rank)).toEqual(
      Array.from({ length: placed.length }, (_, i) => (layout.first[2] ?? 0) + i),
    );
    expect(placed.at(-1)?.rank).toBe((layout.first[4] ?? 0) - 1);
    for (const { rank, x, y, width, height } of placed) {
      const row = rowOf(layout, rank);
      expect([x, y, width, height]).toEqual([layout.x[rank], layout.top[row], layout.w[rank], layout.h[row]]);
    }
  });

  test('rows after the last hold nothing', () => {
    expect(placedIn(layout, rowCount(layout), rowCount(layout) + 5)).toEqual([]);
  });
});
