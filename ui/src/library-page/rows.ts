/** Rows beyond the edges that are there as well, so that a quick scroll does not show nothing. */
const AHEAD = 4;

/** The rows of equal height that are in view, and a few more; none where `last` is before `first`. All sizes in pixels. */
export function rowsIn(
  scrolled: number,
  height: number,
  row: number,
  count: number,
): { first: number; last: number } {
  // A list that has become shorter may still be scrolled to where its end was.
  const top = Math.min(Math.max(0, scrolled), Math.max(0, count * row - height));
  const first = Math.max(0, Math.floor(top / row) - AHEAD);
  const last = Math.min(count - 1, Math.ceil((top + height) / row) + AHEAD);
  return { first, last };
}
