import type { Order } from '../bindings/Order';
import type { Results } from '../bindings/Results';
import { Debounce } from './debounce';
import { orderOf, questionOf, sameQuestion, withWords, wordsOf, type Question } from './question';
import { Sequence } from './sequence';

/** How long typing must pause before it is searched for, in milliseconds. */
export const TYPING_PAUSE = 120;

/** Results on screen with the question they answer. */
export interface Shown {
  question: Question;
  results: Results;
  /** Counts the questions shown so far; a refresh of the same question keeps its number. */
  turn: number;
}

/** One search box and its results: what is asked, what is shown, and the way back. */
export class SearchSession {
  /** What stands in the search box. */
  text = $state('');
  /** What was asked last; its answer may not be there yet. */
  question: Question = $state.raw({ kind: 'everything' });
  /** The results on screen. */
  shown: Shown | null = $state.raw(null);
  /** Whether a question waits for its answer. */
  busy = $state(false);
  /** Why the last question was not answered. */
  problem: unknown = $state.raw(null);

  private readonly sequence = new Sequence();
  private readonly typing = new Debounce(
    (text: string) => this.put(withWords(this.question, text)),
    TYPING_PAUSE,
  );
  /** Whether the person has typed or asked anything. */
  private begun = false;
  /** Questions to go back to, oldest first. */
  private trail: Question[] = [];

  constructor(private readonly ask: (question: Question) => Promise<Results>) {}

  /** Whether there is something to clear or go back from. */
  get narrowed(): boolean {
    return this.question.kind !== 'everything' || this.text !== '';
  }

  /**
   * Takes over what was typed and searches for it after a pause, beside the picture if there is one; an emptied box shows
   * everything at once, or what is like the picture.
   */
  type(text: string): void {
    this.begun = true;
    this.text = text;
    this.trail = [];
    this.typing.call(text);
    if (text.trim() === '') this.typing.flush();
  }

  /** The order in which what words find is shown. */
  get order(): Order {
    return orderOf(this.question);
  }

  /** Shows what words find, or everything, in another order. */
  sort(order: Order): void {
    this.begun = true;
    this.typing.flush();
    if (this.question.kind === 'text') this.put(questionOf(this.question.text, order));
    else if (this.question.kind === 'everything')
      this.put(order === 'places' ? { kind: 'everything', order } : { kind: 'everything' });
  }

  /** Asks for a text that was not typed. The present question can be gone back to. */
  write(text: string): void {
    this.follow(withWords(this.question, text));
  }

  /** Searches for what was typed without waiting for the pause. */
  submit(): void {
    this.typing.flush();
  }

  /** Asks a question that was not typed. The present one can be gone back to. */
  follow(question: Question): void {
    this.begun = true;
    this.typing.flush();
    if (!sameQuestion(question, this.question)) this.trail.push(this.question);
    this.go(question);
  }

  /** Returns to the question before the last one followed, or to everything. */
  back(): void {
    this.go(this.trail.pop() ?? { kind: 'everything' });
  }

  /** Shows everything. */
  clear(): void {
    this.trail = [];
    this.go({ kind: 'everything' });
  }

  /**
   * Asks what was asked when the window was closed, unless the person was faster and has begun something else; says whether it
   * did. From there the way back leads to everything.
   */
  resume(question: Question): boolean {
    if (!this.begun) this.go(question);
    return !this.begun;
  }

  /**
   * Asks the present question again, because the library may answer differently now. If that fails, results that are
   * on screen stay.
   */
  refresh(): void {
    void this.run(this.question, this.shown !== null && this.problem === null);
  }

  private go(question: Question): void {
    this.typing.cancel();
    this.text = wordsOf(question);
    this.put(question);
  }

  private put(question: Question): void {
    if (sameQuestion(question, this.question) && this.shown && !this.problem) return;
    // While typing, an answer to an earlier word is better than none; after anything else it would be a surprise.
    if (wordsOf(question) === '') this.sequence.abandon();
    this.question = question;
    this.busy = true;
    void this.run(question, false);
  }

  private async run(question: Question, quiet: boolean): Promise<void> {
    const number = this.sequence.next();
    try {
      const results = await this.ask(question);
      if (!this.sequence.accept(number)) return;
      const again = this.shown !== null && sameQuestion(this.shown.question, question);
      this.shown = { question, results, turn: (this.shown?.turn ?? 0) + (again ? 0 : 1) };
      this.problem = null;
    } catch (thrown) {
      if (this.sequence.isLatest(number) && !quiet) this.problem = thrown;
    } finally {
      if (this.sequence.isLatest(number)) this.busy = false;
    }
  }
}
