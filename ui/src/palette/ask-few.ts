import { search } from '../api';
import type { Results } from '../bindings/Results';
import type { Question } from '../search/question';
import { stacking } from '../stacks/stacking';

/** As many as the palette has room for. */
const FEW = 24;

/** Asks the library for the best few; only words can be asked for in the palette. */
export function askFew(question: Question): Promise<Results> {
  const wanted = { ranked: FEW, listed: FEW, order: 'best' as const, stacks: stacking.value };
  return question.kind === 'text'
    ? search({ kind: 'text', text: question.text }, wanted)
    : search({ kind: 'everything' }, wanted);
}
