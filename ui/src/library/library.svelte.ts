import type { Folder } from '../bindings/Folder';
import type { IndexProgress } from '../bindings/IndexProgress';
import type { LibraryStatus } from '../bindings/LibraryStatus';

const AT_REST: IndexProgress = {
  phase: 'idle',
  done: 0,
  total: 0,
  failed: 0,
  photos_per_second: 0,
  eta_seconds: null,
  current: null,
  waits_for: null,
};

/** What is asked of the Rust side. */
export interface LibraryCommands {
  libraryStatus: () => Promise<LibraryStatus>;
  indexProgress: () => Promise<IndexProgress>;
  pauseIndexing: () => Promise<void>;
  resumeIndexing: () => Promise<void>;
  addFolders: (paths: string[]) => Promise<Folder[]>;
  removeFolder: (folder: number) => Promise<void>;
  lookAtFolder: (folder: number) => Promise<void>;
}

/** What the library holds and what the indexer is doing, kept up to date. */
export class Library {
  /** Nothing until the first answer. */
  status: LibraryStatus | null = $state.raw(null);
  progress: IndexProgress = $state.raw(AT_REST);
  /** Why the library could not be asked. */
  problem: unknown = $state.raw(null);
  /** Counts the answers, for whoever shows more of what is in the library. */
  version = $state(0);
  /** The folders that somebody wants to be looked through, each with when it was before. */
  private looking: Readonly<Record<number, number | null>> = $state.raw({});

  constructor(private readonly commands: LibraryCommands) {}

  /** Whether photos are being read now or are waiting to be. */
  get indexing(): boolean {
    return this.progress.phase !== 'idle';
  }

  /** Asks for everything once. */
  async load(): Promise<void> {
    try {
      const [status, progress] = await Promise.all([
        this.commands.libraryStatus(),
        this.commands.indexProgress(),
      ]);
      this.take(status);
      this.progress = progress;
      this.problem = null;
    } catch (thrown) {
      this.problem = thrown;
    }
  }

  /** Asks again what the library holds. */
  async refresh(): Promise<void> {
    this.take(await this.commands.libraryStatus());
  }

  async addFolders(paths: string[]): Promise<void> {
    await this.commands.addFolders(paths);
    await this.refresh();
  }

  async removeFolder(folder: number): Promise<void> {
    await this.commands.removeFolder(folder);
    await this.refresh();
  }

  /** Looks through a folder, or whether it is there again. */
  async lookAt(folder: Folder): Promise<void> {
    this.looking = { ...this.looking, [folder.folder]: folder.looked_at };
    await this.commands.lookAtFolder(folder.folder);
  }

  /** Whether somebody wants a folder to be looked through and it has not been since. */
  isLooking(folder: number): boolean {
    return folder in this.looking;
  }

  /** A look ended that found nothing new: with it, those at folders that are away. */
  async looked(): Promise<void> {
    await this.refresh();
    this.forget((folder) => folder.state.kind === 'offline');
  }

  /** Finishes what is in flight and waits, or goes on. */
  async pause(paused: boolean): Promise<void> {
    await (paused ? this.commands.pauseIndexing() : this.commands.resumeIndexing());
    this.progress = await this.commands.indexProgress();
  }

  private take(status: LibraryStatus): void {
    this.status = status;
    this.version++;
    this.forget((folder) => folder.looked_at !== this.looking[folder.folder]);
  }

  /** Looks at folders that are gone, or for which `isDone` holds, have ended. */
  private forget(isDone: (folder: Folder) => boolean): void {
    const left = (this.status?.folders ?? []).filter(
      (folder) => this.isLooking(folder.folder) && !isDone(folder),
    );
    this.looking = Object.fromEntries(left.map(({ folder }) => [folder, this.looking[folder] ?? null]));
  }
}
