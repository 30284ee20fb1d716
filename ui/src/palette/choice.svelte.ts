import type { JustifiedLayout } from '../grid/justified';
import { stepFrom, type Step } from '../grid/navigation';

const STEPS: Record<string, Step> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The hit that Enter opens: the best one, until arrows lead to another. */
export class PaletteChoice {
  rank = $state(0);
  /** Whether sideways arrows move among the hits; else they move in the words. */
  private among = false;

  /** Other hits are shown. */
  reset(): void {
    this.rank = 0;
    this.among = false;
  }

  /** Moves as an arrow says; whether it was for the hits. One to the right is where the words end, and one down always. */
  press(key: string, layout: JustifiedLayout, atEnd: boolean): boolean {
    const step = STEPS[key];
    const enters = step === 'down' || (step === 'right' && atEnd);
    if (!step || layout.x.length === 0 || !(this.among || enters)) return false;
    const to = stepFrom(layout, this.rank, step);
    if (step === 'up' && to === this.rank) {
      this.reset();
      return true;
    }
    this.among = true;
    this.rank = step === 'down' && to === this.rank ? stepFrom(layout, this.rank, 'right') : to;
    return true;
  }
}
