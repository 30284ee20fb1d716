/** A short message at the bottom of the window. */
export interface Notice {
  id: number;
  text: string;
  problem: boolean;
}

const SHORT = 3_000;
const LONG = 8_000;

/** Messages that go away by themselves. */
class Notices {
  list: Notice[] = $state.raw([]);
  private last = 0;

  /** Says that something was done. */
  say(text: string): void {
    this.show(text, false);
  }

  /** Says that something could not be done. */
  problem(text: string): void {
    this.show(text, true);
  }

  dismiss(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  private show(text: string, problem: boolean): void {
    const id = ++this.last;
    // The same words twice would only push each other up.
    this.list = [...this.list.filter((notice) => notice.text !== text), { id, text, problem }].slice(-3);
    setTimeout(() => this.dismiss(id), problem ? LONG : SHORT);
  }
}

export const notices = new Notices();
