interface Size {
  width: number;
  height: number;
}

/** The space that is left between a menu and the edges of the window, in pixels. */
const EDGE = 8;

/** Where a menu of this size opens for a point: below and after it, or before it where there is no room, and always in the window. */
export function placedAt(
  { x, y }: { x: number; y: number },
  menu: Size,
  window: Size,
): { x: number; y: number } {
  const along = (from: number, length: number, room: number): number => {
    const start = from + length > room - EDGE && from - length >= EDGE ? from - length : from;
    return Math.max(EDGE, Math.min(start, room - EDGE - length));
  };
  return { x: along(x, menu.width, window.width), y: along(y, menu.height, window.height) };
}
