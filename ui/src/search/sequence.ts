/**
 * Numbers questions in the order they are asked, so that an answer is shown only if no answer to a later question has
 * been shown before it.
 */
export class Sequence {
  private asked = 0;
  private shown = 0;

  /** The number of a new question. */
  next(): number {
    return ++this.asked;
  }

  /** Whether the answer to `question` may be shown; if so, earlier ones no longer may. */
  accept(question: number): boolean {
    if (question <= this.shown) return false;
    this.shown = question;
    return true;
  }

  /** Whether nothing was asked after `question`. */
  isLatest(question: number): boolean {
    return question === this.asked;
  }

  /** Gives up on every question asked so far: their answers will not be accepted. */
  abandon(): void {
    this.shown = this.asked;
  }
}
