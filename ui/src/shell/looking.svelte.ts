import type { RegionHit } from '../bindings/RegionHit';
import type { SearchSession } from '../search/session.svelte';

/** What happens elsewhere when somebody looks at photos. */
export interface Onlookers {
  /** A photo is shown large: the words that led to it were meant. */
  viewed: () => void;
  /** No photo is shown large any more, and the keyboard belongs among the photos. */
  returned: () => void;
}

/** Which of the photos that were found the person is on, and whether they see it large. */
export class Looking {
  /** The photo the keyboard is on. */
  active: number | null = $state(null);
  /** Whether that photo is shown large. */
  viewing = $state(false);
  /** Whether the photos are shown one after the other. */
  presenting = $state(false);

  /** The photos that were found. */
  readonly photos = $derived.by(() => this.session.shown?.results.photos ?? []);
  /** The rank among them of the one the keyboard is on, or -1. */
  readonly rank = $derived(this.active === null ? -1 : this.photos.indexOf(this.active));

  constructor(
    private readonly session: SearchSession,
    private readonly onlookers: Onlookers,
  ) {}

  /** The frame that a video is shown by: the one that fits best. */
  readonly frameOf = (photo: number): number | undefined =>
    this.session.shown?.results.videos.find((video) => video.photo === photo)?.frame;

  /** The part of a photo that it was found by, if that is not the whole. */
  readonly regionOf = (photo: number): RegionHit | undefined =>
    this.session.shown?.results.regions.find((region) => region.photo === photo);

  /** Shows a photo large, if there is one. */
  view(photo: number | undefined): void {
    if (photo === undefined) return;
    this.active = photo;
    this.viewing = true;
    this.onlookers.viewed();
  }

  /** Shows the next photo large, or the one before. */
  step(by: 1 | -1): void {
    if (this.rank >= 0) this.view(this.photos[this.rank + by]);
  }

  /** Goes back from the large photo to where it is among the others. */
  close(): void {
    this.viewing = false;
    if (this.rank >= 0) this.onlookers.returned();
  }

  /** The slideshow has ended at a rank. */
  ended(at: number): void {
    this.presenting = false;
    this.active = this.photos[at] ?? this.active;
    if (!this.viewing) this.onlookers.returned();
  }

  /** Photos are about to go: whoever was on one of them is on the next that stays, or on the one before. */
  leave(going: readonly number[]): void {
    if (this.active === null || !going.includes(this.active)) return;
    const stays = (photo: number): boolean => !going.includes(photo);
    const before = this.photos.slice(0, Math.max(0, this.rank)).reverse();
    const next = this.photos.slice(this.rank + 1).find(stays) ?? before.find(stays);
    if (this.viewing && next === undefined) this.close();
    this.active = next ?? null;
  }
}
