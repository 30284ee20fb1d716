/** The heights of rows a person can choose from, smallest first, in pixels. */
export const ROW_HEIGHTS: readonly number[] = [110, 150, 200, 270, 360];

/** The height for a person who has not chosen. */
export const USUAL_HEIGHT = 200;

/** The height next to `now`: larger for 1, smaller for -1; `null` at either end. */
export function nextHeight(now: number, by: 1 | -1): number | null {
  const index = ROW_HEIGHTS.findIndex((height) => height >= now);
  return ROW_HEIGHTS[index + by] ?? null;
}
