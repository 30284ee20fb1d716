import { rowAt, rowCount, rowOf, type JustifiedLayout } from './justified';

/** A step from one photo to another. */
export type Step = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** What a key does to where the keyboard is: a step, or so many pixels down. */
export type Move = { step: Step } | { page: number };

const STEPS: Record<string, Step> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

/** What a key does in a view of this height, if it moves anything. */
export function moveOf(key: string, height: number): Move | null {
  const step = STEPS[key];
  if (step) return { step };
  if (key === 'PageDown') return { page: height };
  return key === 'PageUp' ? { page: -height } : null;
}

/** The rank a move leads to from `rank`, or from nowhere (-1); nothing where that depends on where somebody looks. */
export function rankAfter(layout: JustifiedLayout, rank: number, move: Move): number | null {
  if ('step' in move && (move.step === 'first' || move.step === 'last'))
    return stepFrom(layout, rank, move.step);
  if (rank < 0) return null;
  if ('step' in move) return stepFrom(layout, rank, move.step);
  const row = rowAt(layout, (layout.top[rowOf(layout, rank)] ?? 0) + move.page);
  return nearestInRow(layout, row, centre(layout, rank));
}

/** The rank one step away from `rank`: up and down go to the photo that lies most nearly above or below. */
export function stepFrom(layout: JustifiedLayout, rank: number, step: Step): number {
  const last = layout.x.length - 1;
  switch (step) {
    case 'left':
      return Math.max(0, rank - 1);
    case 'right':
      return Math.min(last, rank + 1);
    case 'first':
      return 0;
    case 'last':
      return last;
    case 'up':
    case 'down': {
      const row = rowOf(layout, rank) + (step === 'up' ? -1 : 1);
      return row < 0 || row >= rowCount(layout) ? rank : nearestInRow(layout, row, centre(layout, rank));
    }
  }
}

/** The rank in a row whose photo's centre is nearest to `x`. */
function nearestInRow(layout: JustifiedLayout, row: number, x: number): number {
  const from = layout.first[row] ?? 0;
  const to = layout.first[row + 1] ?? from + 1;
  let best = from;
  for (let i = from + 1; i < to; i++) {
    if (Math.abs(centre(layout, i) - x) < Math.abs(centre(layout, best) - x)) best = i;
  }
  return best;
}

function centre(layout: JustifiedLayout, rank: number): number {
  return (layout.x[rank] ?? 0) + (layout.w[rank] ?? 0) / 2;
}
