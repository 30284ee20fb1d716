/** Runs a function at most once every `interval` milliseconds: at once if it has rested, else when it has. */
export class Throttle {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private again = false;

  constructor(
    private readonly run: () => void,
    private readonly interval: number,
  ) {}

  /** Runs now or, if it ran a moment ago, once more later; many calls in between are one. */
  call(): void {
    if (this.timer !== undefined) {
      this.again = true;
      return;
    }
    this.timer = setTimeout(() => this.rest(), this.interval);
    this.run();
  }

  /** Forgets a run that is waiting. */
  cancel(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.again = false;
  }

  private rest(): void {
    this.timer = undefined;
    if (this.again) {
      this.again = false;
      this.call();
    }
  }
}
