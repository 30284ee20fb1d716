/** What the indexer is doing, in words. */

import type { IndexProgress } from '../bindings/IndexProgress';
import { strings } from '../strings';

/** What the models that answer now and next are called. */
export interface Titles {
  used: string;
  next: string | null;
}

/** What is being done, as a heading; nothing while the indexer rests. */
export function headingOf(progress: IndexProgress, titles: Titles): string | null {
  const words = strings.progress;
  switch (progress.phase) {
    case 'scanning':
      return words.scanning;
    case 'indexing':
      return words.indexing;
    case 'reading':
      return words.reading;
    case 'switching':
      return words.switching(titles.next);
    case 'regions':
      return words.regions;
    case 'paused':
      return words.paused;
    case 'waiting':
      return words.waiting[progress.waits_for ?? 'idle'];
    case 'idle':
      return null;
  }
}

/** How much is done, from 0 to 1, once that is known. */
export const partOf = (progress: IndexProgress): number | null =>
  progress.total > 0 ? progress.done / progress.total : null;

/** How fast it goes and how long it will take, as far as that is known. */
export function paceOf(progress: IndexProgress): string {
  return [
    progress.photos_per_second > 0 ? strings.progress.rate(progress.photos_per_second) : null,
    progress.eta_seconds === null ? null : strings.progress.left(progress.eta_seconds),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/** Whether there is something to do, and it is not being done. */
export const rests = (progress: IndexProgress): boolean =>
  progress.phase === 'paused' || progress.phase === 'waiting';
