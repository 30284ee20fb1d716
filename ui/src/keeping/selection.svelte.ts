import { having, setOf } from './numbers';

/** What of a click on a photo matters. */
export interface Click {
  /** Control, or Command on a Mac. */
  ctrl: boolean;
  shift: boolean;
  /** Whether it was on the mark that selects. */
  onMark: boolean;
}

/** What of a mouse event on a photo matters. */
export const clickOf = (event: MouseEvent): Click => ({
  ctrl: event.ctrlKey || event.metaKey,
  shift: event.shiftKey,
  onMark: event.target instanceof Element && event.target.closest('[data-select]') !== null,
});

/** The photos a person has selected to do something with. */
export class Selection {
  private chosen: ReadonlySet<number> = $state.raw(setOf());
  /** Where a range begins: the photo that was selected last. */
  private anchor: number | null = null;
  private turn = -1;

  get size(): number {
    return this.chosen.size;
  }

  has(photo: number): boolean {
    return this.chosen.has(photo);
  }

  /** The selected photos, in the order of `photos`. */
  among(photos: readonly number[]): number[] {
    return photos.filter((photo) => this.chosen.has(photo));
  }

  /**
   * Selects what a click on the photo of rank `rank` asks for; whether it asked for anything. Once something is selected, a plain
   * click selects as well.
   */
  clicked(click: Click, photos: readonly number[], rank: number): boolean {
    const photo = photos[rank];
    if (photo === undefined) return false;
    if (click.shift) this.extend(photos, rank);
    else if (click.ctrl || click.onMark || this.size > 0) this.toggle(photo);
    else return false;
    return true;
  }

  /** Selects a photo, or no longer. */
  toggle(photo: number): void {
    this.chosen = having(this.chosen, [photo], !this.has(photo));
    this.anchor = photo;
  }

  /** Selects all from the photo selected last, or from `start`, to the one of rank `rank`. */
  extend(photos: readonly number[], rank: number, start: number | null = null): void {
    const from = photos.indexOf(this.anchor ?? start ?? -1);
    const [first, last] = from < 0 ? [rank, rank] : [Math.min(from, rank), Math.max(from, rank)];
    this.chosen = having(this.chosen, photos.slice(first, last + 1), true);
    this.anchor = photos[from < 0 ? rank : from] ?? null;
  }

  /** Selects all photos. */
  all(photos: readonly number[]): void {
    this.chosen = setOf(photos);
  }

  clear(): void {
    this.anchor = null;
    if (this.size > 0) this.chosen = setOf();
  }

  /** Other photos are shown: those that are gone are not selected any more, and none are after another question. */
  follow(turn: number, photos: readonly number[]): void {
    if (turn !== this.turn) this.clear();
    this.turn = turn;
    if (this.size === 0) return;
    const kept = this.among(photos);
    if (kept.length < this.size) this.chosen = setOf(kept);
  }
}
