import type { Album } from '../bindings/Album';
import type { Query } from '../bindings/Query';
import type { Visit } from '../bindings/Visit';
import type { Place } from '../grid/place';
import { orderOf, questionOf, sameQuestion, type Question } from '../search/question';
import { Throttle } from '../search/throttle';

/** Where a visit is kept. */
export interface VisitKeeper {
  lastVisit: () => Promise<Visit | null>;
  keepVisit: (visit: Visit) => Promise<void>;
}

/** Moving about is noted this often at most, in milliseconds. */
export const NOTED = 400;

/** Where the person is in the photos, kept for the next start; and where they were at the last one. */
export class Whereabouts {
  /** Where they were in the results that are shown first. */
  resumed: Place | null = $state.raw(null);
  /** The photo that was shown large, until it is again. */
  opens: number | null = $state.raw(null);

  private visit: Visit | null = null;
  /** What that visit is to. */
  private question: Question | null = null;
  private readonly keep = new Throttle(() => void this.send(), NOTED);

  constructor(private readonly keeper: VisitKeeper) {}

  /** Where they were. A first start, and one where that can't be told, begins with everything. */
  async load(): Promise<Visit | null> {
    const visit = await this.keeper.lastVisit().catch(() => null);
    if (visit?.photo != null) {
      this.resumed = { photo: visit.photo, below: visit.below, active: visit.open ? visit.photo : null };
      if (visit.open) this.opens = visit.photo;
    }
    return visit;
  }

  /** They went elsewhere before they were back there. */
  forget(): void {
    this.resumed = null;
    this.opens = null;
  }

  /** They look at the answer to a question, and perhaps at one photo. A pasted picture can't be asked for again. */
  note(question: Question, open: number | null): void {
    if (question.kind === 'pasted' || this.opens !== null) return;
    const same = this.question !== null && sameQuestion(this.question, question);
    this.question = question;
    this.visit = {
      query: queryOf(question),
      order: orderOf(question),
      photo: open ?? (same ? (this.visit?.photo ?? null) : null),
      below: open === null && same ? (this.visit?.below ?? 0) : 0,
      open: open !== null,
    };
    this.keep.call();
  }

  /** They have moved in the results. */
  move(place: Place): void {
    if (!this.visit || this.visit.open) return;
    this.visit = { ...this.visit, photo: place.photo, below: place.below };
    this.keep.call();
  }

  /** Notes nothing more. */
  stop(): void {
    this.keep.cancel();
  }

  private async send(): Promise<void> {
    // Where it can't be kept, the next start begins with everything.
    if (this.visit) await this.keeper.keepVisit(this.visit).catch(() => undefined);
  }
}

/** A question as the library takes it. */
function queryOf(question: Exclude<Question, { kind: 'pasted' }>): Query {
  switch (question.kind) {
    case 'everything':
      return { kind: 'everything' };
    case 'text':
      return { kind: 'text', text: question.text };
    case 'album':
      return { kind: 'album', album: question.album };
    default:
      return question;
  }
}

/** The question of a visit. An album that is gone is as good as everything. */
export function questionOfVisit(
  { query, order }: Pick<Visit, 'query' | 'order'>,
  albums: readonly Album[],
): Question {
  switch (query.kind) {
    case 'everything':
      return order === 'best' ? query : { kind: 'everything', order };
    case 'text':
      return questionOf(query.text, order);
    case 'album': {
      const album = albums.find((one) => one.album === query.album);
      return album
        ? { kind: 'album', album: album.album, name: album.name, live: album.query !== null }
        : { kind: 'everything' };
    }
    default:
      return query;
  }
}
