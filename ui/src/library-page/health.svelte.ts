import type { CheckProgress } from '../bindings/CheckProgress';
import type { Finding } from '../bindings/Finding';
import type { Garbage } from '../bindings/Garbage';
import type { Verification } from '../bindings/Verification';
import type { Told } from '../problems/told';
import { strings } from '../strings';

/** What is asked of the Rust side. */
export interface HealthCommands {
  checkLibrary: () => Promise<Verification>;
  unused: () => Promise<Garbage>;
  freeUnused: () => Promise<Garbage>;
}

/** Whether the library is sound, and what it keeps that nobody needs. It outlives the page that shows it. */
export class Health {
  checking = $state(false);
  /** How far the check is, once anything was told. */
  progress: CheckProgress | null = $state.raw(null);
  /** What the last check found, and when it ended, in milliseconds from 1970. */
  found: { verification: Verification; at: number } | null = $state.raw(null);
  /** Why the last check could not take place. */
  checkProblem: unknown = $state.raw(null);

  unused: Garbage | null = $state.raw(null);
  freeing = $state(false);
  /** Bytes that were given back. */
  freed: number | null = $state(null);
  /** Why nothing could be counted or freed. */
  freeProblem: unknown = $state.raw(null);

  constructor(
    private readonly commands: HealthCommands,
    private readonly now: () => number = Date.now,
  ) {}

  async check(): Promise<void> {
    if (this.checking) return;
    [this.checking, this.checkProblem] = [true, null];
    try {
      const verification = await this.commands.checkLibrary();
      this.found = { verification, at: this.now() };
    } catch (thrown) {
      this.checkProblem = thrown;
    }
    [this.checking, this.progress] = [false, null];
  }

  /** A check tells how far it is. What comes after its end is too late. */
  progressed(progress: CheckProgress): void {
    if (this.checking) this.progress = progress;
  }

  /** Counts what nobody needs. */
  async count(): Promise<void> {
    if (this.freeing) return;
    try {
      [this.unused, this.freeProblem] = [await this.commands.unused(), null];
    } catch (thrown) {
      this.freeProblem = thrown;
    }
  }

  /** Lets go of it. */
  async free(): Promise<void> {
    if (this.freeing) return;
    [this.freeing, this.freeProblem, this.freed] = [true, null, null];
    try {
      const { bytes_before, bytes_after } = await this.commands.freeUnused();
      this.freed = Math.max(0, bytes_before - bytes_after);
      this.unused = await this.commands.unused();
    } catch (thrown) {
      this.freeProblem = thrown;
    }
    this.freeing = false;
  }
}

/** What does not fit. */
export const findingTold = (finding: Finding): Told => ({
  text: findingText(finding),
  detail: 'detail' in finding ? finding.detail : null,
});

function findingText(finding: Finding): string {
  const words = strings.library.health;
  switch (finding.kind) {
    case 'catalog_damaged':
      return words.catalogDamaged;
    case 'dangling_rows':
      return words.danglingRows(finding.rows);
    case 'damaged_embeddings':
      return words.damagedEmbeddings(finding.embeddings);
    case 'incomplete_videos':
      return words.incompleteVideos(finding.videos);
    case 'index_differs':
      return words.indexDiffers(finding.missing, finding.extra, finding.different);
    case 'thumbnails_damaged':
      return words.thumbnailsDamaged;
  }
}
