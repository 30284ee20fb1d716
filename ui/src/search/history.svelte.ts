import type { QueryHistory } from '../bindings/QueryHistory';

/** Where queries are remembered. */
export interface HistoryKeeper {
  queryHistory: () => Promise<QueryHistory>;
  rememberQuery: (query: string) => Promise<QueryHistory>;
  forgetQueries: (query?: string) => Promise<QueryHistory>;
  setQueryHistory: (on: boolean) => Promise<QueryHistory>;
}

/** The queries a person made, to make again. An extra: where they can't be kept, searching goes on without them. */
export class History {
  /** Whether they are remembered. */
  on = $state(true);
  /** Their words, the latest first. */
  queries: string[] = $state.raw([]);

  constructor(private readonly keeper: HistoryKeeper) {}

  load(): Promise<void> {
    return this.take(this.keeper.queryHistory());
  }

  remember(query: string): Promise<void> {
    // What was asked last need not be said again.
    if (!this.on || query.trim() === '' || query.trim() === this.queries[0]) return Promise.resolve();
    return this.take(this.keeper.rememberQuery(query));
  }

  /** Forgets one query, or all. */
  forget(query?: string): Promise<void> {
    return this.take(this.keeper.forgetQueries(query));
  }

  /** Begins to remember queries, or stops and forgets them. */
  turn(on: boolean): Promise<void> {
    return this.take(this.keeper.setQueryHistory(on));
  }

  private async take(answer: Promise<QueryHistory>): Promise<void> {
    const history = await answer.catch(() => null);
    if (history) [this.on, this.queries] = [history.on, history.queries];
  }
}
