/** What of a key press matters for keys that hold everywhere. */
export interface HeldKeys {
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

/** Keys that are held to press another. */
const HELD = /^(Control|Alt|Shift|Meta|OS|CapsLock)/;

/** A press as the system is told of it, such as `Ctrl+Alt+KeyP`; nothing while only keys are down that are held for another, or none is. */
export function keysOf({ code, ctrlKey, altKey, shiftKey, metaKey }: HeldKeys): string | null {
  if (HELD.test(code) || code === '' || !(ctrlKey || altKey || metaKey)) return null;
  const held = [ctrlKey && 'Ctrl', altKey && 'Alt', shiftKey && 'Shift', metaKey && 'Super'];
  return [...held.filter((key) => key !== false), code].join('+');
}

/** What is written on these keys, one after the other. */
export const written = (keys: string): string[] =>
  keys.split('+').map((key) => key.replace(/^(Key|Digit)(?=.$)/, ''));
