import type { Results } from '../bindings/Results';
import type { VideoHit } from '../bindings/VideoHit';

/** What the cells of photos show besides their pictures, by photo. */
export interface CellFacts {
  /** Photos none of whose files can be reached now. */
  offline: ReadonlySet<number>;
  /** Which frame to show of videos. */
  videos: ReadonlyMap<number, VideoHit>;
  /** What is written in photos of what was asked for. */
  snippets: ReadonlyMap<number, string>;
  /** How many photos those stand for that stand for several, themselves included. */
  stacks: ReadonlyMap<number, number>;
}

export const cellFactsOf = ({ offline, videos, texts, stacks }: Results): CellFacts => ({
  offline: new Set(offline),
  videos: new Map(videos.map((video) => [video.photo, video])),
  snippets: new Map(texts.map(({ photo, snippet }) => [photo, snippet])),
  stacks: new Map(stacks.map(({ photo, others }) => [photo, 1 + others.length])),
});
