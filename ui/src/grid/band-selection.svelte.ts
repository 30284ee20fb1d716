import { clickOf, type Selection } from '../keeping/selection.svelte';
import { followPointer } from './follow-pointer';
import { bandBetween, type Band, type Point } from './rubber-band';

/** What a rectangle is drawn over. */
export interface BandField {
  /** The photos shown, in their order. */
  photos: () => readonly number[];
  /** Those that a rectangle touches. */
  photosIn: (band: Band) => number[];
  /** Where a pointer is in the layout. */
  pointOf: (pointer: PointerEvent) => Point;
  /** Scrolls as far as a pointer pulls that leaves the view. */
  pulled: (pointer: PointerEvent) => void;
}

/** Photos are selected by a rectangle that is drawn around them. */
export class BandSelection {
  /** The rectangle, while it is drawn. */
  band: Band | null = $state.raw(null);

  constructor(
    private readonly selection: Selection,
    private readonly field: BandField,
  ) {}

  /** A pointer was pressed where no photo is. */
  begin(pressed: PointerEvent): void {
    const from = this.field.pointOf(pressed);
    const { ctrl, shift } = clickOf(pressed);
    const before = ctrl || shift ? this.selection.among(this.field.photos()) : [];
    followPointer(pressed, {
      each: (last) => {
        if (this.band) this.field.pulled(last);
        this.band = bandBetween(from, this.field.pointOf(last));
        if (this.band) this.selection.all([...before, ...this.field.photosIn(this.band)]);
      },
      end: () => {
        // A press beside photos lets go of what is selected.
        if (!this.band && before.length === 0) this.selection.clear();
        this.band = null;
      },
    });
  }
}
