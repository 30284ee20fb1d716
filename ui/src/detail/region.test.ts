import { expect, test } from 'vitest';
import { regionBox, regionText } from './region';

const region = { photo: 1, left: 2 / 3, top: 0, width: 1 / 3, height: 1 / 3 };

test('a region is told by the third of the photo that its middle is in', () => {
  expect(regionText(region)).toBe('What fits is in this part of the photo: top right');
  expect(regionText({ ...region, left: 0.25, top: 0.25, width: 0.5, height: 0.5 })).toMatch(/: middle$/);
  expect(regionText({ ...region, left: 0, top: 2 / 3 })).toMatch(/: bottom left$/);
});

test('its frame goes with the photo as that is moved and made larger', () => {
  const photo = { width: 900, height: 600 };
  expect(regionBox(region, photo, { x: 10, y: 20, scale: 0.5 })).toEqual({
    left: 310,
    top: 20,
    width: 150,
    height: 100,
  });
  const near = regionBox(region, photo, { x: -1000, y: -50, scale: 2 });
  expect([near.left, near.top, near.width, near.height].map(Math.round)).toEqual([200, -50, 600, 400]);
});
