/** Paths as the system writes them, with `/` or `\` between the parts. */

/** The last part of a path. */
export function fileName(path: string): string {
  const trimmed = path.replace(/[/\\]+$/, '');
  return trimmed.slice(lastSeparator(trimmed) + 1) || path;
}

/** What comes before the last part of a path, without the separator after it. */
export function parentFolder(path: string): string {
  const trimmed = path.replace(/[/\\]+$/, '');
  const cut = lastSeparator(trimmed);
  return cut <= 0 ? trimmed.slice(0, cut + 1) : trimmed.slice(0, cut);
}

function lastSeparator(path: string): number {
  return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
}

/** The parts of a path that are shown one by one, so that names in scripts of the other direction stay in their places. */
export function pathParts(path: string): { text: string; separator: string }[] {
  return [...path.matchAll(/([^/\\]*)([/\\]+|$)/g)]
    .map(([, text = '', separator = '']) => ({ text, separator }))
    .filter(({ text, separator }) => text !== '' || separator !== '');
}

/** A name in two parts of which the first may be cut short: what tells files apart is at the end, before the extension. */
export function splitName(name: string): [head: string, tail: string] {
  const letters = [...name];
  const kept = Math.min(Math.floor(letters.length / 2), 12);
  return [letters.slice(0, letters.length - kept).join(''), letters.slice(letters.length - kept).join('')];
}
