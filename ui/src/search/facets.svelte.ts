import type { Facets } from '../bindings/Facets';
import type { Query } from '../bindings/Query';
import type { Question } from './question';
import { Sequence } from './sequence';

/** What the photos on screen can be narrowed down by: asked for only while somebody looks at it. */
export class FacetList {
  /** Nothing until the first answer. */
  facets: Facets | null = $state.raw(null);
  private readonly sequence = new Sequence();

  constructor(private readonly ask: (query: Query) => Promise<Facets>) {}

  /** Asks what the photos of a question have in common. An answer to an earlier question never replaces a later one's. */
  async load(question: Question): Promise<void> {
    const query = queryOf(question);
    const number = this.sequence.next();
    const facets = query && (await this.ask(query));
    if (this.sequence.accept(number)) this.facets = facets;
  }
}

/** Whether conditions can be added to a question. */
export const canNarrow = (question: Question): boolean => queryOf(question) !== null;

function queryOf(question: Question): Query | null {
  if (question.kind === 'everything') return { kind: 'everything' };
  return question.kind === 'text' ? { kind: 'text', text: question.text } : null;
}

/** The text of a question with a condition. */
export const narrowed = (question: Question, filter: string): string =>
  question.kind === 'text' ? `${question.text} ${filter}` : filter;
