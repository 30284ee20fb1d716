import type { Manners } from '../bindings/Manners';

/** What is asked of the Rust side. */
export interface MannersCommands {
  manners: () => Promise<Manners>;
  setManners: (manners: Manners) => Promise<Manners>;
}

/** What the person chose about work in the background. */
export class MannersChoice {
  /** Nothing until the first answer. */
  chosen: Manners | null = $state.raw(null);
  /** Why it could not be asked or changed. */
  problem: unknown = $state.raw(null);
  /** Choices are written down one after the other. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly commands: MannersCommands) {}

  async load(): Promise<void> {
    try {
      [this.chosen, this.problem] = [await this.commands.manners(), null];
    } catch (thrown) {
      this.problem = thrown;
    }
  }

  /** Chooses something; whether that was possible. What was not stays as it was. */
  choose(change: (now: Manners) => Manners): Promise<boolean> {
    const done = this.last.then(async () => {
      if (!this.chosen) return false;
      try {
        [this.chosen, this.problem] = [await this.commands.setManners(change(this.chosen)), null];
        return true;
      } catch (thrown) {
        this.problem = thrown;
        return false;
      }
    });
    this.last = done;
    return done;
  }

  /** Leaves out what a pattern names; whether it means something. */
  async ignore(pattern: string): Promise<boolean> {
    const added = pattern.trim();
    if (added === '' || this.chosen?.ignore.patterns.includes(added)) return true;
    return this.choose((now) => withPatterns(now, [...now.ignore.patterns, added]));
  }

  /** Leaves in again what a pattern named. */
  unignore(pattern: string): Promise<boolean> {
    return this.choose((now) =>
      withPatterns(
        now,
        now.ignore.patterns.filter((known) => known !== pattern),
      ),
    );
  }
}

const withPatterns = (now: Manners, patterns: string[]): Manners => ({
  ...now,
  ignore: { ...now.ignore, patterns },
});
