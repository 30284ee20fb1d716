import { why, whyPicture } from '../api';
import type { Query } from '../bindings/Query';
import type { Why } from '../bindings/Why';
import type { WhyPart } from '../bindings/WhyPart';
import type { Question } from '../search/question';
import { strings } from '../strings';

/** One line of why a photo is an answer. */
export interface Reason {
  label: string;
  /** How far that is so, 0 to 1. */
  share: number;
  /** The same in words. */
  said: string;
  /** Whether it belongs to the line before: a word of it. */
  within: boolean;
}

/** The query that a photo can be an answer to; nothing where nothing was asked that photos can be like. */
export function queryOf(question: Question): Query | null {
  switch (question.kind) {
    case 'text':
      return { kind: 'text', text: question.text };
    case 'similar':
    case 'picture':
      return question;
    case 'album':
      return question.live ? { kind: 'album', album: question.album } : null;
    default:
      return null;
  }
}

/** Why a photo is an answer to a question; nothing where that can't be told. */
export async function reasonsFor(photo: number, question: Question): Promise<Why | null> {
  const found = await asked(photo, question).catch(() => null);
  return found && (found.parts.length > 0 || found.names.length > 0) ? found : null;
}

async function asked(photo: number, question: Question): Promise<Why | null> {
  if (question.kind === 'pasted')
    return whyPicture(photo, new Uint8Array(await question.picture.arrayBuffer()), question.text ?? '');
  const query = queryOf(question);
  return query && why(photo, query);
}

/** A part of a query as a line. Of what is not wanted, it says how far the photo is without it. */
export function reasonOf({ of, removed, likelihood, alike }: WhyPart): Reason {
  const is = likelihood ?? alike;
  const share = removed && likelihood !== null ? 1 - is : is;
  return {
    label: labelOf(of, removed),
    share,
    said: likelihood === null ? strings.why.alike(share) : strings.why.likely(share),
    within: of.kind === 'word',
  };
}

function labelOf(of: WhyPart['of'], removed: boolean): string {
  switch (of.kind) {
    case 'photo':
      return removed ? strings.asking.unlike : strings.search.similar;
    case 'picture':
      return strings.search.picture;
    default:
      return removed ? strings.asking.without(of.text) : of.text;
  }
}
