import type { History } from './history.svelte';

/** Recent queries that the keyboard can be moved through. */
export class RecentOffer {
  /** The one the keyboard is on, or -1. */
  picked = $state(-1);
  /** Whether the person has turned to the empty search box. */
  wanted = $state(false);

  constructor(
    private readonly history: History,
    /** Asks for a query again. */
    private readonly ask: (query: string) => void,
  ) {}

  /** The person turns to the search box. */
  open(): void {
    this.wanted = true;
    this.picked = -1;
  }

  close(): void {
    this.wanted = false;
  }

  pick(query: string): void {
    this.close();
    this.ask(query);
  }

  /** Does what a key asks for while they are offered; says whether it did anything. */
  obey(key: string): boolean {
    const { queries } = this.history;
    const query = queries[this.picked];
    if (key === 'ArrowDown') this.picked = Math.min(queries.length - 1, this.picked + 1);
    else if (key === 'ArrowUp') this.picked = Math.max(-1, this.picked - 1);
    else if (key === 'Escape') this.close();
    else if (key === 'Enter' && query !== undefined) this.pick(query);
    else if (key === 'Delete' && query !== undefined) void this.history.forget(query);
    else return false;
    return true;
  }
}
