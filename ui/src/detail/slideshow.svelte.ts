/** How long a photo can be shown, in seconds. */
export const INTERVALS: readonly number[] = [2, 4, 8, 15, 30];

/** For a person who has not chosen. */
export const USUAL_INTERVAL = 4;

/** Photos one after the other. The time of each begins when it is on screen, so that slow ones are not skipped. */
export class Slideshow {
  /** Whether it goes on by itself. */
  playing = $state(true);
  /** Whether the order is by chance. */
  shuffled = $state(false);

  /** The order, as places in `photos`. */
  private order: number[];
  private at = $state(0);
  private onScreen = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly photos: readonly number[],
    start: number,
    /** Seconds for each photo. */
    private readonly seconds: () => number,
    /** A number from 0 to below 1. */
    private readonly random: () => number = Math.random,
  ) {
    this.order = photos.map((_, place) => place);
    this.at = Math.max(0, start);
  }

  /** The photo to show. */
  get photo(): number | undefined {
    return this.photos[this.order[this.at] ?? -1];
  }

  /** Its place in the results. */
  get rank(): number {
    return this.order[this.at] ?? 0;
  }

  /** The one after it. */
  get next(): number | undefined {
    return this.photos[this.order[(this.at + 1) % this.order.length] ?? -1];
  }

  /** Says that the photo is on screen. */
  shown(): void {
    this.onScreen = true;
    this.wait();
  }

  /** Goes to the next or the previous photo; after the last one comes the first. */
  step(by: 1 | -1): void {
    const count = this.order.length;
    if (count === 0) return;
    clearTimeout(this.timer);
    this.onScreen = count === 1 && this.onScreen;
    this.at = (this.at + by + count) % count;
    this.wait();
  }

  /** Stops where it is, or goes on. */
  toggle(): void {
    this.playing = !this.playing;
    this.wait();
  }

  /** Takes up another interval. */
  paced(): void {
    this.wait();
  }

  /** Goes on from this photo by chance, or in the order of the results. */
  shuffle(): void {
    const here = this.rank;
    this.shuffled = !this.shuffled;
    this.order = this.photos.map((_, place) => place);
    this.at = here;
    if (!this.shuffled) return;
    // Fisher and Yates, with this photo first.
    [this.order[0], this.order[here]] = [here, 0];
    for (let last = this.order.length - 1; last > 1; last--) {
      const other = 1 + Math.floor(this.random() * last);
      [this.order[last], this.order[other]] = [this.order[other] ?? 0, this.order[last] ?? 0];
    }
    this.at = 0;
  }

  /** Ends it. */
  stop(): void {
    this.playing = false;
    clearTimeout(this.timer);
  }

  private wait(): void {
    clearTimeout(this.timer);
    if (this.playing && this.onScreen) this.timer = setTimeout(() => this.step(1), this.seconds() * 1000);
  }
}
