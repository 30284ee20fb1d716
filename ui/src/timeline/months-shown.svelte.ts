import type { MonthOfPhotos } from '../bindings/MonthOfPhotos';
import type { Shown } from '../search/session.svelte';
import { monthStarts, type MonthStart } from './months';

/** The months of all photos, for as long as those are shown in the order of time. */
export class MonthsShown {
  private months: MonthOfPhotos[] = $state.raw([]);

  constructor(private readonly ask: () => Promise<MonthOfPhotos[]>) {}

  /** Asks for them again. Without them photos are shown all the same. */
  async load(): Promise<void> {
    this.months = await this.ask().catch(() => this.months);
  }

  /** Where the months begin among what is shown; nothing where that is in another order. */
  startsIn(shown: Shown | null): readonly MonthStart[] {
    return shown?.question.kind === 'everything' && !shown.question.order
      ? monthStarts(this.months, shown.results.photos.length)
      : [];
  }
}
