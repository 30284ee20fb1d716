import type { Direction } from '../language/languages';
import { readingKey } from './reading-keys';

/** What a key asks for anywhere in the window. */
export type Command =
  | 'search'
  | 'shortcuts'
  | 'library'
  | 'models'
  | 'escape'
  | 'back'
  | 'larger'
  | 'smaller'
  | 'paste'
  | 'previous'
  | 'next'
  | 'above'
  | 'below'
  | 'open'
  | 'reveal'
  | 'copy'
  | 'similar'
  | 'stack'
  | 'info'
  | 'zoom'
  | 'favourite'
  | Rating
  | 'select'
  | 'select-all'
  | 'add-to-album'
  | 'albums'
  | 'export'
  | 'trash'
  | 'undo'
  | 'zoomIn'
  | 'zoomOut'
  | 'fit'
  | 'actual'
  | 'slideshow';

/** Gives so many stars. */
type Rating = `stars-${0 | 1 | 2 | 3 | 4 | 5}`;

/** What of a key press matters. */
export interface Press {
  key: string;
  ctrl: boolean;
  alt: boolean;
  /** Whether the person is typing into a text field. */
  typing: boolean;
}

const WITH_CTRL: Record<string, Command> = {
  f: 'search',
  k: 'search',
  ',': 'library',
  ';': 'models',
  '+': 'larger',
  '=': 'larger',
  '-': 'smaller',
  0: 'fit',
  1: 'actual',
  v: 'paste',
  c: 'copy',
  a: 'select-all',
  z: 'undo',
};

/** What a text field does itself. */
const OF_TEXT: readonly (Command | null)[] = ['paste', 'copy', 'select-all', 'undo'];

const ALONE: Record<string, Command> = {
  '/': 'search',
  '?': 'shortcuts',
  ArrowLeft: 'previous',
  ArrowRight: 'next',
  ArrowUp: 'above',
  ArrowDown: 'below',
  o: 'open',
  r: 'reveal',
  m: 'similar',
  g: 'stack',
  i: 'info',
  z: 'zoom',
  f: 'favourite',
  0: 'stars-0',
  1: 'stars-1',
  2: 'stars-2',
  3: 'stars-3',
  4: 'stars-4',
  5: 'stars-5',
  x: 'select',
  l: 'add-to-album',
  b: 'albums',
  e: 'export',
  Delete: 'trash',
  Backspace: 'trash',
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  s: 'slideshow',
};

/** The command of a key press, if it has one. While typing, only keys that write nothing are commands. */
export function commandOf(press: Press): Command | null {
  if (press.key === 'Escape') return 'escape';
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (press.ctrl) {
    const command = WITH_CTRL[key] ?? null;
    return press.typing && OF_TEXT.includes(command) ? null : command;
  }
  if (press.alt) return key === 'ArrowLeft' ? 'back' : null;
  return press.typing ? null : (ALONE[key] ?? null);
}

/** What of a keyboard event matters, where text runs in `direction`. On a Mac, Command takes the place of Control. */
export function pressOf(event: KeyboardEvent, direction: Direction): Press {
  const target = event.target;
  return {
    key: readingKey(event.key, direction),
    ctrl: event.ctrlKey || event.metaKey,
    alt: event.altKey,
    typing:
      (target instanceof HTMLInputElement && target.type !== 'range') || target instanceof HTMLSelectElement,
  };
}
