import { Kept } from '../shell/kept.svelte';
import { systemTags } from './formats';
import { directionOf, isLanguage, preferred, type Direction, type Language } from './languages';

/** A language, or whichever the system speaks. */
export type LanguageChoice = Language | 'system';

/** The language of the window: what was chosen, kept between starts. */
class WindowLanguage {
  private readonly kept = new Kept<LanguageChoice>(
    'language',
    'system',
    (choice) => choice === 'system' || isLanguage(choice),
  );
  private system: Language = $state(preferred(systemTags()));

  get chosen(): LanguageChoice {
    return this.kept.value;
  }

  set chosen(choice: LanguageChoice) {
    this.kept.value = choice;
  }

  /** What the system asks for. */
  get ofSystem(): Language {
    return this.system;
  }

  /** What is spoken now. */
  get current(): Language {
    return this.kept.value === 'system' ? this.system : this.kept.value;
  }

  get direction(): Direction {
    return directionOf(this.current);
  }

  /** Tells a document its language and direction, from now on, and follows that of the system. */
  follow(document: Document): void {
    window.addEventListener('languagechange', () => (this.system = preferred(systemTags())));
    // Another window of ours may be where it is chosen.
    window.addEventListener('storage', () => this.kept.reload());
    $effect.root(() => {
      $effect.pre(() => {
        document.documentElement.lang = this.current;
        document.documentElement.dir = this.direction;
      });
    });
  }
}

export const language = new WindowLanguage();
