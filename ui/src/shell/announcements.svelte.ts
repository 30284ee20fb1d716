import { Debounce } from '../search/debounce';

/** So long nothing new may come before something is said, in milliseconds: who types hears the answer, not every step to it. */
const PAUSE = 600;

/** What is read aloud to those who can't see the window change, once the person has paused. */
class Announcements {
  text = $state('');
  private readonly later = new Debounce((text: string) => (this.text = text), PAUSE);

  /** Says this next, in place of what was not said yet. */
  say(text: string): void {
    this.later.call(text);
  }
}

export const announcements = new Announcements();
