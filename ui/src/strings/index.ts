/** Every word the window says, a file for each language. */

import { isolate } from '../language/isolate';
import { language } from '../language/language.svelte';
import type { Language } from '../language/languages';
import { live } from '../language/live';
import { ar } from './ar';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { hi } from './hi';
import { it } from './it';
import { ja } from './ja';
import { ko } from './ko';
import { pt } from './pt';
import { ru } from './ru';
import { zhHans } from './zh-Hans';
import { zhHant } from './zh-Hant';

/** The texts of a language. English is the one that says which there are. */
export type Strings = typeof en;

export const texts: Record<Language, Strings> = {
  en,
  de,
  fr,
  es,
  pt,
  it,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  ja,
  ko,
  ru,
  ar,
  hi,
};

/** The texts of the window's language, also after it has changed. */
export const strings: Strings = live(
  () => texts[language.current],
  (text) => isolate(text, language.direction),
);
