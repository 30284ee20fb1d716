/** Browsers stop placing things at about 33 million pixels; this stays well below. */
const TALLEST = 16_000_000;

/**
 * Maps the scroll bar onto a grid that may be higher than an element can be. Up to 16 million pixels the two are the
 * same; above, the scroll bar's way is stretched over the grid's.
 */
export class ScrollSpan {
  /** The height to give the element that is scrolled. */
  readonly height: number;
  private readonly stretch: number;

  constructor(content: number, viewport: number, tallest = TALLEST) {
    this.height = Math.min(content, tallest);
    const scrollable = this.height - viewport;
    this.stretch = content > tallest && scrollable > 0 ? (content - viewport) / scrollable : 1;
  }

  /** The height in the grid that is at the top of the view when the element is scrolled to `scrollTop`. */
  toContent(scrollTop: number): number {
    return scrollTop * this.stretch;
  }

  /** Where to scroll for the height `y` of the grid to be at the top of the view. */
  toScroll(y: number): number {
    return y / this.stretch;
  }
}
