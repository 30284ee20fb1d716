/** Moving photos to the system's trash, and having them back. */

import type { NotMoved } from '../bindings/NotMoved';
import type { PutBack } from '../bindings/PutBack';
import type { Trashed } from '../bindings/Trashed';
import { told, type Told } from '../problems/told';
import type { Action } from '../shell/notices.svelte';
import { strings } from '../strings';

/** Where a person hears of what was done. */
export interface Hearer {
  say: (text: string, undo?: Action) => void;
  problem: (text: string, detail: string | null) => void;
}

/** What is asked of the Rust side. */
export interface TrashCommands {
  trashPhotos: (photos: number[]) => Promise<Trashed>;
  putBack: (removal: number) => Promise<PutBack>;
}

/** The trash as it is used from the window: everything is said, and the last thing can be undone. */
export class Trash {
  /** What was moved last and not put back since. */
  private last: number | null = null;

  constructor(
    private readonly commands: TrashCommands,
    private readonly hearer: Hearer,
    /** Photos went or came. */
    private readonly changed: () => void,
  ) {}

  /** Moves photos to the trash; whether all went. */
  async move(photos: number[]): Promise<boolean> {
    const { removal, photos: gone, failed, can_undo } = await this.commands.trashPhotos(photos);
    this.changed();
    if (failed.length > 0) this.refused(failed, strings.trash.notMoved);
    if (removal === null) return false;
    if (can_undo) this.last = removal;
    if (gone > 0) this.hearer.say(strings.trash.moved(gone), can_undo ? this.undoing(removal) : undefined);
    return failed.length === 0;
  }

  /** Puts back what was moved together. */
  async putBack(removal: number): Promise<void> {
    if (this.last === removal) this.last = null;
    const { photos, failed } = await this.commands.putBack(removal);
    this.changed();
    if (photos > 0) this.hearer.say(strings.trash.back(photos));
    if (failed.length > 0) this.refused(failed, strings.trash.notBack);
  }

  /** Puts back what was moved last; whether there is anything. */
  undo(attempt: (action: () => Promise<void>) => Promise<void>): boolean {
    const { last } = this;
    if (last !== null) void attempt(() => this.putBack(last));
    return last !== null;
  }

  private refused(failed: readonly NotMoved[], words: (files: number, reason: string) => string): void {
    const { text, detail } = reasons(failed);
    this.hearer.problem(words(failed.length, text), detail);
  }

  private undoing(removal: number): Action {
    const report = (thrown: unknown): void => {
      const { text, detail } = told(thrown);
      this.hearer.problem(text, detail);
    };
    return { label: strings.keeping.undo, run: () => void this.putBack(removal).catch(report) };
  }
}

/** Why files were not moved, each reason once. */
function reasons(failed: readonly NotMoved[]): Told {
  const all = failed.map(({ problem }) =>
    problem === 'system' ? strings.errors.system : strings.trash.problems[problem],
  );
  const system = failed.find(({ problem }) => problem === 'system');
  return {
    text: all.filter((reason, at) => all.indexOf(reason) === at).join(' '),
    detail: system?.detail ?? null,
  };
}
