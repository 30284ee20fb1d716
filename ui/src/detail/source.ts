import { photoUrl, previewUrl } from '../api';
import type { PhotoDetails } from '../bindings/PhotoDetails';
import type { Size } from './fit';

/** Long sides that previews come in. */
const SIDES = [1024, 2048, 4096] as const;

/** What has no more pixels than this is shown as it is. */
const FEW_PIXELS = 4_000_000;

/** Formats that may move, which a preview does not. */
const MOVING = ['GIF', 'WebP'];

/** Whether a photo is so large that it is shown by a preview and, from near, by tiles. */
export const isLarge = (photo: PhotoDetails): boolean =>
  photo.duration_ms === null && photo.width * photo.height > FEW_PIXELS && !MOVING.includes(photo.format);

/** The long side of the preview that fills a room, on a screen of so many pixels to a CSS pixel. */
export function previewSide(room: Size, density: number): number {
  const needed = Math.max(room.width, room.height) * density;
  return SIDES.find((side) => side >= needed) ?? SIDES[2];
}

/** The address of the picture to show all of a photo by. */
export function sourceOf(photo: PhotoDetails, frame: number | undefined, side: number): string {
  return isLarge(photo) ? previewUrl(photo.photo, side) : photoUrl(photo.photo, frame);
}
