/** The languages that Tesseract reads, as people call them. */

import { languageName } from '../format';

/** Those that Tesseract does not call by their letters in ISO 639. */
const CODES: Record<string, string | undefined> = {
  chi_sim: 'zh-Hans',
  chi_tra: 'zh-Hant',
  aze_cyrl: 'az-Cyrl',
  srp_latn: 'sr-Latn',
  uzb_cyrl: 'uz-Cyrl',
  kmr: 'ku',
};

/** What a language is called in the window's language. */
export function readingLanguage(code: string): string {
  const name = languageName(CODES[code] ?? code.replace('_', '-'));
  return name === code.replace('_', '-') ? code : name;
}

/** The languages to read when one is chosen or taken away, in the order in which they are installed. */
export function toggled(chosen: readonly string[], code: string, installed: readonly string[]): string[] {
  const wanted = chosen.includes(code) ? chosen.filter((known) => known !== code) : [...chosen, code];
  return installed.filter((known) => wanted.includes(known));
}
