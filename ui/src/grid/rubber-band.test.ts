import { expect, test } from 'vitest';
import { justify } from './justified';
import { bandBetween, pull, ranksIn } from './rubber-band';

/** Three rows of three squares, 100 pixels from one to the next. */
const LAYOUT = justify(Array<number>(9).fill(1), { width: 298, rowHeight: 98, gap: 2 });

test('a rectangle takes the photos it touches, whichever way it was drawn', () => {
  const band = bandBetween({ x: 250, y: 250 }, { x: 120, y: 50 });
  expect(band).toEqual({ left: 120, top: 50, right: 250, bottom: 250 });
  expect(band && ranksIn(LAYOUT, band)).toEqual([1, 2, 4, 5, 7, 8]);
});

test('what lies between photos or beside them takes none', () => {
  const between = bandBetween({ x: 98, y: 0 }, { x: 99.5, y: 300 });
  expect(between && ranksIn(LAYOUT, between)).toEqual([]);
  const below = bandBetween({ x: 0, y: 400 }, { x: 300, y: 500 });
  expect(below && ranksIn(LAYOUT, below)).toEqual([]);
  const empty = justify([], { width: 298, rowHeight: 98, gap: 2 });
  expect(ranksIn(empty, { left: 0, top: 0, right: 9, bottom: 9 })).toEqual([]);
});

test('a press that hardly moves draws nothing', () => {
  expect(bandBetween({ x: 10, y: 10 }, { x: 12, y: 7 })).toBeNull();
});

test('near an edge and beyond it the view is pulled along', () => {
  expect([pull(300, 600), pull(40, 600)]).toEqual([0, 0]);
  expect(pull(10, 600)).toBeLessThan(0);
  expect(pull(595, 600)).toBeGreaterThan(0);
  expect(pull(-500, 600)).toBe(-pull(1100, 600));
});
