import type { Direction } from './languages';

/** Letters that are written from right to left: Hebrew, Arabic and their neighbours. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const [FIRST_STRONG_ISOLATE, POP_ISOLATE] = ['\u2068', '\u2069'];

/**
 * A name, path or figure for the middle of a sentence. Where it may run in another direction than the sentence, it is set apart
 * as Unicode's bidirectional algorithm (UAX #9) has it, so that neither disorders the other.
 */
export const isolate = (text: string, direction: Direction): string =>
  text !== '' && (direction === 'rtl' || RIGHT_TO_LEFT.test(text))
    ? `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}`
    : text;
