import { Debounce } from './debounce';
import type { History } from './history.svelte';
import type { SearchSession } from './session.svelte';

/** Words whose results were looked at for so long were meant, in milliseconds. */
const MEANT = 3_000;

/** Has the history remember the words that were meant. Made where a component begins. */
export class Meant {
  private readonly wait: Debounce<[query: string]>;

  constructor(session: SearchSession, history: History) {
    this.wait = new Debounce((query) => void history.remember(query), MEANT);
    $effect(() => {
      const question = session.shown?.question;
      if (question?.kind === 'text') this.wait.call(question.text);
      else this.wait.cancel();
    });
    $effect(() => () => this.wait.cancel());
  }

  /** The words whose results are shown were meant. */
  now(): void {
    this.wait.flush();
  }
}
