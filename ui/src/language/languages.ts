/** The languages the window speaks. */

/** Their BCP 47 tags, with the categories of plurals that each tells apart as in Unicode's CLDR. */
export const CATEGORIES = {
  en: ['one', 'other'],
  de: ['one', 'other'],
  fr: ['one', 'many', 'other'],
  es: ['one', 'many', 'other'],
  pt: ['one', 'many', 'other'],
  it: ['one', 'many', 'other'],
  'zh-Hans': ['other'],
  'zh-Hant': ['other'],
  ja: ['other'],
  ko: ['other'],
  ru: ['one', 'few', 'many', 'other'],
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
  hi: ['one', 'other'],
} as const satisfies Record<string, readonly Intl.LDMLPluralRule[]>;

export type Language = keyof typeof CATEGORIES;

/** The words that a language has for different numbers of something, by the category of the number. */
export type PluralForms<L extends Language> = Record<(typeof CATEGORIES)[L][number], string>;

/** What each calls itself, in the order of the picker. */
export const NAMES: Record<Language, string> = {
  de: 'Deutsch',
  en: 'English',
  es: 'Español',
  fr: 'Français',
  it: 'Italiano',
  pt: 'Português (Brasil)',
  ru: 'Русский',
  ar: 'العربية',
  hi: 'हिन्दी',
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
  ja: '日本語',
  ko: '한국어',
};

export const LANGUAGES = Object.keys(NAMES) as Language[];

const FALLBACK: Language = 'en';

export const isLanguage = (text: string): text is Language => Object.hasOwn(NAMES, text);

/** Which way text runs. */
export type Direction = 'ltr' | 'rtl';

export const directionOf = (language: Language): Direction => (language === 'ar' ? 'rtl' : 'ltr');

/** The language of a tag such as `de-CH` or `zh-TW`, if the window speaks it. */
export function languageOf(tag: string): Language | null {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    const name = language === 'zh' ? `zh-${script ?? ''}` : language;
    return isLanguage(name) ? name : null;
  } catch {
    return null;
  }
}

/** The first of the person's languages that the window speaks. */
export function preferred(tags: readonly string[]): Language {
  for (const tag of tags) {
    const language = languageOf(tag);
    if (language) return language;
  }
  return FALLBACK;
}

/** Whose habits of writing numbers and dates are followed in a language: those of the person's region, if it speaks it. */
export const localeFor = (language: Language, tags: readonly string[]): string =>
  tags.find((tag) => languageOf(tag) === language) ?? language;
