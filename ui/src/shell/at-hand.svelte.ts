import type { AtHand } from '../bindings/AtHand';
import type { IndexProgress } from '../bindings/IndexProgress';
import type { TrayWords } from '../bindings/TrayWords';
import { headingOf, rests, type Titles } from '../library/activity';
import { strings } from '../strings';

/** What is asked of the Rust side. */
export interface AtHandCommands {
  atHand: () => Promise<AtHand>;
  stayInTray: (on: boolean) => Promise<AtHand>;
  setPaletteKeys: (keys: string | null) => Promise<AtHand>;
  sayInTray: (words: TrayWords) => Promise<void>;
}

/** How Afterimage stays at hand when its window is closed. */
export class AtHandChoice {
  /** Nothing until the first answer. */
  chosen: AtHand | null = $state.raw(null);
  /** Why it could not be changed. */
  problem: unknown = $state.raw(null);
  /** What the tray says now. */
  private said = '';

  constructor(private readonly commands: AtHandCommands) {}

  /** Asks what was chosen. */
  load(): Promise<void> {
    return this.take(this.commands.atHand());
  }

  /** Goes on in the tray when the window is closed, or no longer. */
  stayInTray(on: boolean): Promise<void> {
    return this.take(this.commands.stayInTray(on));
  }

  /** Opens the palette by other keys, or by none. */
  setPaletteKeys(keys: string | null): Promise<void> {
    return this.take(this.commands.setPaletteKeys(keys));
  }

  /** Says in the tray, if it is there, what is being done. */
  say(progress: IndexProgress, titles: Titles): void {
    const words = trayWords(progress, titles);
    const text = JSON.stringify(words);
    if (!this.chosen?.tray || text === this.said) return;
    this.said = text;
    // What was not said is said with the next change.
    this.commands.sayInTray(words).catch(() => (this.said = ''));
  }

  private async take(answer: Promise<AtHand>): Promise<void> {
    try {
      [this.chosen, this.problem] = [await answer, null];
    } catch (thrown) {
      this.problem = thrown;
    }
  }
}

/** What the tray's menu says. */
export function trayWords(progress: IndexProgress, titles: Titles): TrayWords {
  const words = strings.atHand;
  const heading = headingOf(progress, titles) ?? strings.library.activity.idle;
  const counted = progress.phase !== 'idle' && progress.total > 0;
  const paused = progress.phase === 'paused';
  return {
    status: counted ? `${heading}: ${strings.progress.short(progress.done, progress.total)}` : heading,
    show: words.show,
    pause: paused ? words.resume : words.pause,
    // What waits by itself goes on by itself.
    can_pause: paused || (progress.phase !== 'idle' && !rests(progress)),
    paused,
    quit: words.quit,
  };
}
