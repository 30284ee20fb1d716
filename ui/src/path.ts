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
