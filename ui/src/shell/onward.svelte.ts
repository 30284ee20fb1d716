import { untrack } from 'svelte';
import type { Chosen } from '../bindings/Chosen';
import { questionOf, sameQuestion, withWords, type Question } from '../search/question';
import type { SearchSession } from '../search/session.svelte';
import type { Looking } from './looking.svelte';

/** What the window does when somebody goes on to other photos. */
export interface Leaving {
  /** Closes what covers the photos. */
  uncover: () => void;
  /** Lets words be typed beside a picture. */
  addWords: () => void;
}

/** What leads from what is shown to other photos: one of them, a picture, a stack, a choice in the palette. Made where a component
 * begins. */
export class Onward {
  /** A photo to show large as soon as the answer to its question is there. */
  private awaited: { photo: number; question: Question } | null = $state.raw(null);

  constructor(
    private readonly session: SearchSession,
    private readonly looking: Looking,
    private readonly leaving: Leaving,
  ) {
    $effect(() => {
      const { awaited } = this;
      if (awaited === null || !session.shown || !sameQuestion(session.shown.question, awaited.question))
        return;
      this.awaited = null;
      untrack(() => looking.view(awaited.photo));
    });
  }

  /** Shows what is like a photo, or like a frame of a video. */
  readonly similarTo = (photo: number, frame = this.looking.frameOf(photo)): void =>
    this.lookFor(frame ? { kind: 'similar', photo, frame } : { kind: 'similar', photo });

  /** Shows all photos of the stack that a photo stands for; whether there is one. */
  readonly openStack = (photo: number): boolean => {
    const stack = this.session.shown?.results.stacks.find((one) => one.photo === photo);
    if (stack) this.lookFor({ kind: 'photos', photos: [photo, ...stack.others] });
    return stack !== undefined;
  };

  /** Asks for what is like a picture, beside the words that are there, and lets more be typed. */
  readonly beside = (picture: Question): void => {
    const { question } = this.session;
    this.lookFor(question.kind === 'text' ? withWords(picture, question.text) : picture);
    this.leaving.addWords();
  };

  /** A photo was chosen in the palette: it is shown among what was found there. */
  readonly chosenElsewhere = ({ photo, query }: Chosen): void => {
    const question = questionOf(query.kind === 'text' ? query.text : '');
    this.looking.presenting = false;
    this.awaited = { photo, question };
    this.lookFor(question);
  };

  /** Leaves whatever is open and asks something new. */
  private lookFor(question: Question): void {
    this.looking.viewing = false;
    this.leaving.uncover();
    this.session.follow(question);
  }
}
