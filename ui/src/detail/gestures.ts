import type { Point } from './viewport';

/** What fingers and the mouse do to a photo. Points are in the room. */
export interface Moves {
  /** Whether there is anything to drag. */
  draggable: () => boolean;
  /** Moves the photo by so many pixels. */
  drag: (x: number, y: number) => void;
  /** Makes the photo larger by a factor around a point. */
  pinch: (by: number, at: Point) => void;
  /** Two clicks, or taps, on one place. */
  twice: (at: Point) => void;
}

/** What Safari's engine tells of two fingers on a track pad, which other engines tell as a wheel with Control. */
interface GestureEvent extends UIEvent {
  scale: number;
  clientX: number;
  clientY: number;
}

/** Follows the fingers and the mouse on an element; an attachment for it. */
export function gestures(moves: Moves): (element: HTMLElement) => () => void {
  return (element) => {
    const down = new Map<number, Point>();
    const pointIn = (event: { clientX: number; clientY: number }): Point => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };

    function pressed(event: PointerEvent): void {
      if (event.button !== 0) return;
      down.set(event.pointerId, pointIn(event));
      if (moves.draggable()) element.setPointerCapture(event.pointerId);
    }

    function moved(event: PointerEvent): void {
      const before = down.get(event.pointerId);
      if (!before) return;
      const now = pointIn(event);
      const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
      down.set(event.pointerId, now);
      if (other) {
        const apart = (point: Point): number => Math.hypot(point.x - other.x, point.y - other.y);
        const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
        moves.drag((now.x - before.x) / 2, (now.y - before.y) / 2);
        if (apart(before) > 0) moves.pinch(apart(now) / apart(before), middle);
      } else if (moves.draggable()) {
        moves.drag(now.x - before.x, now.y - before.y);
      }
    }

    const released = (event: PointerEvent): void => void down.delete(event.pointerId);
    const twice = (event: MouseEvent): void => moves.twice(pointIn(event));

    let pinched = 1;
    const gestureStarted = (event: Event): void => {
      event.preventDefault();
      pinched = 1;
    };
    const gestureChanged = (event: Event): void => {
      event.preventDefault();
      const { scale, clientX, clientY } = event as GestureEvent;
      moves.pinch(scale / pinched, pointIn({ clientX, clientY }));
      pinched = scale;
    };

    const listening = new AbortController();
    const { signal } = listening;
    element.addEventListener('pointerdown', pressed, { signal });
    element.addEventListener('pointermove', moved, { signal });
    for (const end of ['pointerup', 'pointercancel'] as const) {
      element.addEventListener(end, released, { signal });
    }
    element.addEventListener('dblclick', twice, { signal });
    element.addEventListener('gesturestart', gestureStarted, { signal });
    element.addEventListener('gesturechange', gestureChanged, { signal });
    return () => listening.abort();
  };
}
