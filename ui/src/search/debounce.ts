/** Runs a function once the calls to it have paused for `delay` milliseconds, with the arguments of the last call. */
export class Debounce<Args extends unknown[]> {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pending: Args | undefined;

  constructor(
    private readonly run: (...args: Args) => void,
    private readonly delay: number,
  ) {}

  /** Runs after the pause, unless called again before. */
  call(...args: Args): void {
    clearTimeout(this.timer);
    this.pending = args;
    this.timer = setTimeout(() => this.flush(), this.delay);
  }

  /** Runs what is waiting at once, if anything is. */
  flush(): void {
    const args = this.pending;
    this.cancel();
    if (args) this.run(...args);
  }

  /** Forgets what is waiting. */
  cancel(): void {
    clearTimeout(this.timer);
    this.pending = undefined;
  }
}
