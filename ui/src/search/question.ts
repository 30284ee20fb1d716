import { fileName } from '../path';
import { search, searchPicture } from '../api';
import type { Order } from '../bindings/Order';
import type { Results } from '../bindings/Results';

/** What the person wants to see: a library query, or photos that look like a picture they pasted. */
export type Question =
  | { kind: 'everything' }
  | { kind: 'text'; text: string; order?: Order }
  | { kind: 'similar'; photo: number; frame?: number }
  | { kind: 'album'; album: number; name: string; live: boolean }
  | { kind: 'picture'; path: string }
  | { kind: 'pasted'; picture: Blob };

/** Hits worth showing when photos are ranked; without a ranking, all of them. */
const RANKED = 500;
const ALL = 1_000_000;

/** Asks the library. */
export async function ask(question: Question): Promise<Results> {
  switch (question.kind) {
    case 'album': {
      const { kind, album } = question;
      return search({ kind, album }, { ranked: RANKED, listed: ALL, order: 'best' });
    }
    case 'pasted':
      return searchPicture(new Uint8Array(await question.picture.arrayBuffer()), RANKED);
    case 'text':
      return search(
        { kind: 'text', text: question.text },
        { ranked: RANKED, listed: ALL, order: question.order ?? 'best' },
      );
    default:
      return search(question, { ranked: RANKED, listed: ALL, order: 'best' });
  }
}

/** The question that words in the search box ask. */
export function questionOf(text: string, order: Order = 'best'): Question {
  const words = text.trim();
  if (words === '') return { kind: 'everything' };
  return order === 'best' ? { kind: 'text', text: words } : { kind: 'text', text: words, order };
}

/** Whether two questions are the same one. */
export function sameQuestion(one: Question, other: Question): boolean {
  if (one.kind === 'text')
    return other.kind === 'text' && one.text === other.text && one.order === other.order;
  if (one.kind === 'similar')
    return other.kind === 'similar' && one.photo === other.photo && one.frame === other.frame;
  if (one.kind === 'album') return other.kind === 'album' && one.album === other.album;
  if (one.kind === 'picture') return other.kind === 'picture' && one.path === other.path;
  if (one.kind === 'pasted') return other.kind === 'pasted' && one.picture === other.picture;
  return other.kind === 'everything';
}

/** A question in a few words for programs that drive the window. */
export function questionKey(question: Question): string {
  switch (question.kind) {
    case 'everything':
      return '';
    case 'text':
      return question.text;
    case 'similar':
      return `similar:${question.photo}`;
    case 'album':
      return `album:${question.album}`;
    case 'picture':
      return `picture:${fileName(question.path)}`;
    case 'pasted':
      return 'picture:';
  }
}
