import type { CommandError } from '../bindings/CommandError';
import type { Problem } from '../bindings/Problem';
import { strings } from '../strings';
import { unreadText } from './unread';

/** What a person is told of something that went wrong. */
export interface Told {
  /** In the window's language. */
  text: string;
  /** What the system or another program said of it, in whatever language it speaks. */
  detail: string | null;
}

/** What to tell of something that was thrown, or of a problem that the library told of. */
export function told(problem: unknown): Told {
  if (isProblem(problem)) return toldOf(problem);
  return {
    text: strings.errors.unforeseen,
    detail: problem instanceof Error ? problem.message : String(problem),
  };
}

/** Whether something that was thrown is what a command answers when it can't. */
export function isProblem(thrown: unknown): thrown is CommandError | Problem {
  return typeof thrown === 'object' && thrown !== null && 'kind' in thrown && 'message' in thrown;
}

function toldOf({ kind, about, unread, detail }: CommandError | Problem): Told {
  const words = strings.errors;
  // A later version of the library may have kinds for which this page has no words.
  const found = kind in words ? words[kind] : words.unforeseen;
  const text =
    kind === 'model_refused'
      ? words.model_refused(Number(about))
      : typeof found === 'function'
        ? (found as (about: string) => string)(about ?? '')
        : found;
  return { text: unread ? `${text} ${unreadText(unread)}` : text, detail };
}
