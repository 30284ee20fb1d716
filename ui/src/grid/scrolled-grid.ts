import { rowAt, rowOf, visibleRanks, type JustifiedLayout } from './justified';
import { ScrollSpan } from './scroll-span';

/** The space between photos, in pixels. */
export const GAP = 4;
/** The space left and right of the photos. */
export const SIDE = 16;
/** The height of the line above the photos, which scrolls with them. */
export const HEAD = 48;
/** The space below the last row. */
const FOOT = 24;

/**
 * A layout and the view that scrolls over it. Tops are heights in the layout, which begins below the head; ways are parts of
 * all that can be scrolled, from 0 to 1.
 */
export class ScrolledGrid {
  /** The height of what is scrolled, without the head. */
  readonly height: number;
  private readonly span: ScrollSpan;
  /** The most that can be scrolled, in heights of the layout. */
  private readonly farthest: number;

  constructor(
    private readonly layout: JustifiedLayout,
    /** The height of the view. */
    private readonly view: number,
  ) {
    const all = HEAD + layout.height + FOOT;
    this.span = new ScrollSpan(all, view);
    this.height = this.span.height - HEAD;
    this.farthest = Math.max(1, all - view);
  }

  /** How far in the layout a way in the scrolled element is. */
  distance(scrolled: number): number {
    return this.span.toContent(scrolled);
  }

  /** What is at the top of the view when the element is scrolled so far. */
  topAt(scrollTop: number): number {
    return this.span.toContent(scrollTop) - HEAD;
  }

  /** How far to scroll the element for `top` to be at the top of the view. */
  scrollFor(top: number): number {
    return Math.round(this.span.toScroll(top + HEAD));
  }

  /** How far to scroll the element to be so far on the way. */
  scrollAlong(way: number): number {
    return Math.round(this.span.toScroll(way * this.farthest));
  }

  /** The top of a photo's row. */
  topOf(rank: number): number {
    return this.layout.top[rowOf(this.layout, rank)] ?? 0;
  }

  /** Whether a photo is at least partly in view. */
  inView(rank: number, top: number): boolean {
    const y = this.topOf(rank);
    return y + (this.layout.h[rowOf(this.layout, rank)] ?? 0) > top && y < top + this.view;
  }

  /** The rank of the first photo that is at least partly in view. */
  firstInView(top: number): number {
    return visibleRanks(this.layout, Math.max(0, top), top)[0];
  }

  /** The top of the view that shows a photo and is nearest; nothing if the photo is in view. */
  topShowing(rank: number, top: number): number | null {
    const row = rowOf(this.layout, rank);
    const from = this.layout.top[row] ?? 0;
    const to = from + (this.layout.h[row] ?? 0);
    if (from < top + GAP) return row === 0 ? -HEAD : from - SIDE;
    return to > top + this.view - GAP ? to - this.view + SIDE : null;
  }

  /** How far on the way the view is. */
  wayAt(top: number): number {
    return Math.min(1, Math.max(0, (top + HEAD) / this.farthest));
  }

  /** How far on the way the view is when a photo's row is at its top. */
  wayTo(rank: number): number {
    return rank === 0 ? 0 : Math.min(1, (this.topOf(rank) + HEAD - SIDE) / this.farthest);
  }

  /** The first photo in view so far on the way. */
  rankAt(way: number): number {
    return this.layout.first[rowAt(this.layout, way * this.farthest - HEAD + SIDE)] ?? 0;
  }
}
