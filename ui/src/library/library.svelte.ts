import * as api from '../api';
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

/** What the library holds and what the indexer is doing, kept up to date. */
export class Library {
  /** Nothing until the first answer. */
  status: LibraryStatus | null = $state.raw(null);
  progress: IndexProgress = $state.raw(AT_REST);
  /** Why the library could not be asked. */
  problem: unknown = $state.raw(null);

  /** Whether photos are being read now or are waiting to be. */
  get indexing(): boolean {
    return this.progress.phase !== 'idle';
  }

  /** Asks for everything once. */
  async load(): Promise<void> {
    try {
      [this.status, this.progress] = await Promise.all([api.libraryStatus(), api.indexProgress()]);
      this.problem = null;
    } catch (thrown) {
      this.problem = thrown;
    }
  }

  /** Asks again what the library holds. */
  async refresh(): Promise<void> {
    this.status = await api.libraryStatus();
  }

  async addFolders(paths: string[]): Promise<void> {
    await api.addFolders(paths);
    await this.refresh();
  }

  async removeFolder(folder: number): Promise<void> {
    await api.removeFolder(folder);
    await this.refresh();
  }
}
