/** A short message at the bottom of the window. */
export interface Notice {
  id: number;
  text: string;
  /** What the system said of a problem, in whatever language it speaks. */
  detail?: string | null;
  problem: boolean;
  action?: Action | undefined;
}

/** Something that can be done about what a notice says. */
export interface Action {
  label: string;
  run: () => void;
}

const SHORT = 3_000;
const LONG = 8_000;

/** Messages that go away by themselves. */
class Notices {
  list: Notice[] = $state.raw([]);
  private last = 0;

  /** Says that something was done. */
  say(text: string, undo?: Action): void {
    this.show({ text, problem: false, action: undo });
  }

  /** Says that something could not be done. */
  problem(text: string, detail: string | null = null): void {
    this.show({ text, detail, problem: true });
  }

  dismiss(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  /** Undoes what was said last to be undone; whether there was anything. */
  undo(): boolean {
    const latest = this.list.filter((notice) => notice.action).at(-1);
    if (latest) this.act(latest);
    return latest !== undefined;
  }

  /** Does what a notice offers. */
  act(notice: Notice): void {
    this.dismiss(notice.id);
    notice.action?.run();
  }

  private show(said: Omit<Notice, 'id'>): void {
    const id = ++this.last;
    // The same words twice would only push each other up.
    this.list = [...this.list.filter((notice) => notice.text !== said.text), { id, ...said }].slice(-3);
    setTimeout(() => this.dismiss(id), said.problem || said.action ? LONG : SHORT);
  }
}

export const notices = new Notices();
