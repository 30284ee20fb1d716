import type { Failure } from '../bindings/Failure';
import type { FailureFilter } from '../bindings/FailureFilter';
import type { FailureGroup } from '../bindings/FailureGroup';
import type { Retry } from '../bindings/Retry';

/** What is asked of the Rust side. */
export interface FailureCommands {
  failureGroups: (pathContains: string) => Promise<FailureGroup[]>;
  failures: (filter: FailureFilter, offset: number, limit: number) => Promise<Failure[]>;
  retry: (which: Retry) => Promise<number>;
}

/** The files that could not be read, by the kind of reason. */
export class Failures {
  /** Those with {@link sought} in their path, the most first; nothing until the first answer. */
  groups: FailureGroup[] | null = $state.raw(null);
  /** What is looked for in their paths. */
  sought = $state('');
  /** Why they could not be listed. */
  problem: unknown = $state.raw(null);
  private asked = 0;

  constructor(private readonly commands: FailureCommands) {}

  /** How many files were found. */
  get files(): number {
    return (this.groups ?? []).reduce((sum, group) => sum + group.files, 0);
  }

  /** Asks again which there are. An answer that a later question has overtaken is dropped. */
  async load(): Promise<void> {
    const asked = ++this.asked;
    try {
      const groups = await this.commands.failureGroups(this.sought);
      if (asked === this.asked) [this.groups, this.problem] = [groups, null];
    } catch (thrown) {
      if (asked === this.asked) this.problem = thrown;
    }
  }

  /** Looks for files with this in their path. */
  async seek(words: string): Promise<void> {
    this.sought = words.trim();
    await this.load();
  }

  /** Tries files again; how many. */
  async retry(which: Retry): Promise<number> {
    const tried = await this.commands.retry(which);
    await this.load();
    return tried;
  }
}

/** Rows asked for at once. */
const PAGE = 100;

/** A long list of them of which only the part that is looked at is fetched. */
export class FailurePages {
  private pages: Readonly<Record<number, Failure[]>> = $state.raw({});
  private fetching: readonly number[] = [];
  /** The pages looked at last. */
  private wanted: number[] = [];
  /** Counts what makes answers that are under way worthless. */
  private edition = 0;
  private filter: FailureFilter = { kind: null, path_contains: '' };

  constructor(
    private readonly commands: Pick<FailureCommands, 'failures'>,
    private readonly failed: (thrown: unknown) => void,
  ) {}

  /** The file in a row, once it is there. */
  row(index: number): Failure | undefined {
    return this.pages[Math.floor(index / PAGE)]?.[index % PAGE];
  }

  /** Lists others. */
  show(filter: FailureFilter): void {
    if (filter.kind === this.filter.kind && filter.path_contains === this.filter.path_contains) {
      this.refresh();
      return;
    }
    this.filter = filter;
    this.pages = {};
    this.refresh();
  }

  /** Rows from `first` to `last` are looked at. */
  need(first: number, last: number): void {
    const [from, to] = [Math.floor(first / PAGE), Math.floor(last / PAGE)];
    this.wanted = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    for (const page of this.wanted) if (!(page in this.pages)) void this.fetch(page);
  }

  /** Something may have changed: what is looked at is asked for again, and stays until the answer comes. */
  private refresh(): void {
    this.edition++;
    this.fetching = [];
    this.pages = Object.fromEntries(
      Object.entries(this.pages).filter(([page]) => this.wanted.includes(Number(page))),
    );
    for (const page of this.wanted) void this.fetch(page);
  }

  private async fetch(page: number): Promise<void> {
    if (this.fetching.includes(page)) return;
    this.fetching = [...this.fetching, page];
    const edition = this.edition;
    try {
      const files = await this.commands.failures(this.filter, page * PAGE, PAGE);
      if (edition === this.edition) this.pages = { ...this.pages, [page]: files };
    } catch (thrown) {
      if (edition === this.edition) this.failed(thrown);
    } finally {
      if (edition === this.edition) this.fetching = this.fetching.filter((fetched) => fetched !== page);
    }
  }
}
