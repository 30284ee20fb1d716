/** Above this many pixels a millisecond photos fly past too fast to be seen. */
const TOO_FAST = 12;

/** How long after the last movement scrolling has stopped, in milliseconds. */
export const STOPPED = 110;

/** Two movements are at least a frame apart, even if the clock says less; in milliseconds. */
const FRAME = 8;

/** How fast a view is being scrolled. */
export class ScrollMotion {
  /** Whether photos fly past, so that loading them would be wasted. */
  passing = $state(false);
  /** Whether the view moved a moment ago. */
  moving = false;

  private before = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** The view has moved by `distance` pixels at `time` milliseconds. */
  moved(distance: number, time: number): void {
    this.passing = Math.abs(distance) / Math.max(time - this.before, FRAME) > TOO_FAST;
    this.moving = true;
    this.before = time;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.passing = false;
      this.moving = false;
    }, STOPPED);
  }
}
