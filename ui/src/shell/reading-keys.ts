import type { Direction } from '../language/languages';

const MIRRORED: Record<string, string> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };

/** A key as if text ran from left to right: where it runs the other way, what comes before is on the right. */
export const readingKey = (key: string, direction: Direction): string =>
  direction === 'rtl' ? (MIRRORED[key] ?? key) : key;
