/**
 * The shapes and tones of the photos that are not there yet, behind the first screen. Tones are those of an album seen
 * from far away: sky, sand, leaf, dusk.
 */
export interface GhostPhoto {
  aspect: number;
  /** One of the tones `--ghost-0` to `--ghost-5`. */
  tone: number;
}

const ASPECTS = [3 / 2, 2 / 3, 4 / 3, 3 / 2, 1, 16 / 9, 3 / 4, 3 / 2, 4 / 3];
const TONES = 6;

/** Ghosts enough for a large screen; the same ones every time. */
export function ghostPhotos(count: number): GhostPhoto[] {
  let state = 11;
  const next = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 16) % below;
  };
  return Array.from({ length: count }, () => ({
    aspect: ASPECTS[next(ASPECTS.length)] ?? 1,
    tone: next(TONES),
  }));
}
