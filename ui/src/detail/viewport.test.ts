import { describe, expect, test } from 'vitest';
import { kept, nextScale, scaled, scales, snapped, wheelFactor, whole } from './viewport';

const room = { width: 1000, height: 600 };
const photo = { width: 8000, height: 6000 };

test('the whole photo lies in the middle', () => {
  const view = whole(photo, room);
  expect(view.scale).toBeCloseTo(0.1);
  expect([view.x, view.y]).toEqual([100, 0]);
});

test('what is under the pointer stays there at every scale', () => {
  const view = whole(photo, room);
  const at = { x: 420, y: 310 };
  const under = { x: (at.x - view.x) / view.scale, y: (at.y - view.y) / view.scale };
  for (const scale of [0.2, 1, 3]) {
    const closer = scaled(view, scale, at);
    expect(closer.x + under.x * scale).toBeCloseTo(at.x);
    expect(closer.y + under.y * scale).toBeCloseTo(at.y);
  }
});

describe('keeping a view', () => {
  test('leaves no empty edge beside a photo that is larger than the room', () => {
    expect(kept({ scale: 1, x: 50, y: 80 }, photo, room)).toEqual({ scale: 1, x: 0, y: 0 });
    expect(kept({ scale: 1, x: -9000, y: -9000 }, photo, room)).toEqual({ scale: 1, x: -7000, y: -5400 });
    expect(kept({ scale: 1, x: -300, y: -20 }, photo, room)).toEqual({ scale: 1, x: -300, y: -20 });
  });

  test('puts a side that is shorter than the room in the middle', () => {
    const wide = { width: 4000, height: 100 };
    expect(kept({ scale: 1, x: -300, y: -20 }, wide, room)).toEqual({ scale: 1, x: -300, y: 250 });
  });
});

test('scales go from the whole photo to eight pixels of the screen for one', () => {
  expect(scales(photo, room, 1)).toEqual([0.1, 8]);
  expect(scales(photo, room, 2)).toEqual([0.1, 4]);
  // A small picture is enlarged to be seen, and can be shown as small as it is.
  expect(scales({ width: 100, height: 80 }, room, 2)).toEqual([0.5, 4]);
});

test('keys stop at the whole photo and at every pixel', () => {
  const stops = [0.1, 1];
  expect(nextScale(0.1, 1, stops)).toBeCloseTo(0.141, 3);
  expect(nextScale(0.8, 1, stops)).toBe(1);
  expect(nextScale(1, 1, stops)).toBeCloseTo(1.414, 3);
  expect(nextScale(1.2, -1, stops)).toBe(1);
  expect(nextScale(0.12, -1, stops)).toBe(0.1);
});

test('a wheel turned there and back again changes nothing, and a page is no leap', () => {
  const turn = (deltaY: number, deltaMode = 0, ctrlKey = false) =>
    wheelFactor({ deltaY, deltaMode, ctrlKey });
  expect(turn(120) * turn(-120)).toBeCloseTo(1);
  expect(turn(-120)).toBeGreaterThan(1.2);
  expect(turn(-3, 1)).toBeGreaterThan(1.2);
  expect(turn(-9999)).toBeLessThan(2);
  expect(turn(-5, 0, true)).toBeGreaterThan(turn(-5));
});

test('edges lie between pixels of the screen, and neighbours share them', () => {
  expect(snapped(0.3, 10.4, 1)).toEqual([0, 10]);
  expect(snapped(10.4, 20.6, 1)).toEqual([10, 11]);
  expect(snapped(0.3, 10.4, 2)).toEqual([0.5, 10]);
});
