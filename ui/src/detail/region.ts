/** Where in a photo what was looked for is. */

import type { RegionHit } from '../bindings/RegionHit';
import { strings } from '../strings';
import type { Size } from './fit';
import type { View } from './viewport';

/** Which third of a length the middle of a part of it is in, from 0 to 2. */
const third = (from: number, length: number): number =>
  Math.min(2, Math.max(0, Math.floor((from + length / 2) * 3)));

/** Where in the photo a region is, in words. */
export function regionText(region: RegionHit): string {
  const place = third(region.top, region.height) * 3 + third(region.left, region.width);
  return strings.detail.region(strings.detail.where[place] ?? '');
}

/** Where a region is in the room that its photo is looked at in, in CSS pixels. */
export function regionBox(region: RegionHit, photo: Size, view: View): { left: number; top: number } & Size {
  const [width, height] = [photo.width * view.scale, photo.height * view.scale];
  return {
    left: view.x + region.left * width,
    top: view.y + region.top * height,
    width: region.width * width,
    height: region.height * height,
  };
}
