/** How a photo lies in the room it is looked at in: lengths are CSS pixels, a scale is CSS pixels for a pixel of the photo. */

import { fit, type Size } from './fit';

/** A point in the room, from its top left corner. */
export interface Point {
  x: number;
  y: number;
}

/** A photo at a scale, with its top left corner at a point. */
export interface View extends Point {
  scale: number;
}

/** Every pixel of the photo is at most so many pixels of the screen wide. */
const LARGEST = 8;

/** One press of a key: two make twice as large. */
const STEP = Math.SQRT2;

/** The whole photo, in the middle. */
export function whole(photo: Size, room: Size): View {
  const scale = photo.width > 0 ? fit(photo, room).width / photo.width : 1;
  return kept({ scale, x: 0, y: 0 }, photo, room);
}

/** The scale at which every pixel of the photo is one of the screen, which has `density` of them to a CSS pixel. */
export const actualScale = (density: number): number => 1 / density;

/** The least and the largest scale: between the whole photo, or all its pixels where that is less, and large pixels. */
export function scales(photo: Size, room: Size, density: number): [least: number, most: number] {
  const all = whole(photo, room).scale;
  return [Math.min(all, actualScale(density)), Math.max(all, LARGEST / density)];
}

/** The view at another scale, with what is at `at` staying there. */
export function scaled(view: View, scale: number, at: Point): View {
  const by = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by };
}

/** A view with no more empty room than needed: what is smaller than the room lies in the middle, what is larger fills it. */
export function kept(view: View, photo: Size, room: Size): View {
  const place = (at: number, length: number, space: number): number =>
    length <= space ? (space - length) / 2 : Math.min(0, Math.max(space - length, at));
  return {
    scale: view.scale,
    x: place(view.x, photo.width * view.scale, room.width),
    y: place(view.y, photo.height * view.scale, room.height),
  };
}

/** The next scale up or down, stopping at the whole photo and at every pixel on the way. */
export function nextScale(scale: number, by: 1 | -1, stops: readonly number[]): number {
  const next = by > 0 ? scale * STEP : scale / STEP;
  const [low, high] = by > 0 ? [scale * 1.001, next] : [next, scale * 0.999];
  const between = stops.filter((stop) => stop > low && stop < high);
  return between.length === 0 ? next : by > 0 ? Math.min(...between) : Math.max(...between);
}

/** How much larger a turn of the wheel makes the photo. Lines and pages count as pixels; a pinch comes in smaller numbers. */
export function wheelFactor(event: { deltaY: number; deltaMode: number; ctrlKey: boolean }): number {
  const pixels = event.deltaY * (event.deltaMode === 1 ? 33 : event.deltaMode === 2 ? 400 : 1);
  const limited = Math.max(-240, Math.min(240, pixels));
  return Math.exp(-limited * (event.ctrlKey ? 0.008 : 0.0022));
}

/** The nearest place at which a length from `from` to `to` has edges between the screen's pixels. */
export function snapped(from: number, to: number, density: number): [from: number, length: number] {
  const [low, high] = [Math.round(from * density) / density, Math.round(to * density) / density];
  return [low, Math.max(0, high - low)];
}
