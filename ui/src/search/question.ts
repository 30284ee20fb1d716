import { fileName } from '../path';
import { search, searchPicture } from '../api';
import type { Order } from '../bindings/Order';
import type { Results } from '../bindings/Results';

/** What the person wants to see: a library query, or photos that look like a picture they pasted. A photo or a picture can have
 * words beside it. */
export type Question =
  | { kind: 'everything'; order?: Order }
  | { kind: 'text'; text: string; order?: Order }
  | { kind: 'similar'; photo: number; frame?: number; text?: string }
  | { kind: 'photos'; photos: number[] }
  | { kind: 'album'; album: number; name: string; live: boolean }
  | { kind: 'picture'; path: string; text?: string }
  | { kind: 'pasted'; picture: Blob; text?: string };

/** Hits worth showing when photos are ranked; without a ranking, all of them. */
const RANKED = 500;
const ALL = 1_000_000;

/** Asks the library; `stacks` is whether photos that are alike are shown as one. */
export async function ask(question: Question, stacks: boolean): Promise<Results> {
  const wanted = { ranked: RANKED, listed: ALL, order: orderOf(question), stacks };
  switch (question.kind) {
    case 'everything':
      return search({ kind: 'everything' }, wanted);
    case 'photos':
      return search(question, { ...wanted, stacks: false });
    case 'album': {
      // What somebody picked by hand is shown as it was picked.
      const { kind, album, live } = question;
      return search({ kind, album }, { ...wanted, stacks: stacks && live });
    }
    case 'pasted':
      return searchPicture(new Uint8Array(await question.picture.arrayBuffer()), question.text ?? '', wanted);
    case 'text':
      return search({ kind: 'text', text: question.text }, wanted);
    default:
      return search(question, wanted);
  }
}

/** The order in which the answer to a question is shown. */
export const orderOf = (question: Question): Order =>
  (question.kind === 'text' || question.kind === 'everything' ? question.order : undefined) ?? 'best';

/** The question that words in the search box ask. */
export function questionOf(text: string, order: Order = 'best'): Question {
  const words = text.trim();
  if (words === '') return { kind: 'everything' };
  return order === 'best' ? { kind: 'text', text: words } : { kind: 'text', text: words, order };
}

/** A photo or a picture that words can stand beside. */
type Pictured = Extract<Question, { kind: 'similar' | 'picture' | 'pasted' }>;

const isPictured = (question: Question): question is Pictured =>
  question.kind === 'similar' || question.kind === 'picture' || question.kind === 'pasted';

/** The words of a question, which stand in the search box. */
export const wordsOf = (question: Question): string =>
  question.kind === 'text' || isPictured(question) ? (question.text ?? '') : '';

/** The question with other words: those beside its picture, if it has one. */
export function withWords(question: Question, text: string): Question {
  if (!isPictured(question)) return questionOf(text, orderOf(question));
  const { text: before, ...picture } = question;
  const words = text.trim();
  if (words === before) return question;
  return words === '' ? picture : { ...picture, text: words };
}

/** Whether two questions are the same one. */
export function sameQuestion(one: Question, other: Question): boolean {
  if (one.kind === 'text')
    return other.kind === 'text' && one.text === other.text && one.order === other.order;
  if (one.kind === 'similar')
    return (
      other.kind === 'similar' &&
      one.photo === other.photo &&
      one.frame === other.frame &&
      one.text === other.text
    );
  if (one.kind === 'album') return other.kind === 'album' && one.album === other.album;
  if (one.kind === 'picture')
    return other.kind === 'picture' && one.path === other.path && one.text === other.text;
  if (one.kind === 'photos') return other.kind === 'photos' && one.photos.join() === other.photos.join();
  if (one.kind === 'pasted')
    return other.kind === 'pasted' && one.picture === other.picture && one.text === other.text;
  return other.kind === 'everything' && one.order === other.order;
}

/** A question in a few words for programs that drive the window. */
export function questionKey(question: Question): string {
  const beside = isPictured(question) && question.text ? ` ${question.text}` : '';
  switch (question.kind) {
    case 'everything':
      return '';
    case 'text':
      return question.text;
    case 'similar':
      return `similar:${question.photo}${beside}`;
    case 'photos':
      return `photos:${question.photos.join()}`;
    case 'album':
      return `album:${question.album}`;
    case 'picture':
      return `picture:${fileName(question.path)}${beside}`;
    case 'pasted':
      return `picture:${beside}`;
  }
}
