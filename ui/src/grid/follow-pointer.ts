/** What is done while a pointer is held down. */
export interface Follower {
  /** In every frame, with the last that is known of the pointer. */
  each: (last: PointerEvent) => void;
  /** When it was let go of. */
  end: () => void;
}

/** Follows a pointer that was pressed, wherever it moves, until it is let go of. */
export function followPointer(pressed: PointerEvent, { each, end }: Follower): void {
  let last = pressed;
  let frame = 0;
  const follow = (): void => {
    each(last);
    frame = requestAnimationFrame(follow);
  };
  const over = new AbortController();
  const stop = (): void => {
    cancelAnimationFrame(frame);
    over.abort();
    end();
  };
  const listening = { signal: over.signal };
  addEventListener('pointermove', (moved) => (last = moved), listening);
  addEventListener('pointerup', stop, listening);
  addEventListener('pointercancel', stop, listening);
  addEventListener('blur', stop, listening);
  frame = requestAnimationFrame(follow);
}
