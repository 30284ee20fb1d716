/** What Afterimage itself says of models in English, in the window's language: sentences of cards and words of publishers' figures. */

import { list } from '../format';
import { strings, texts, type Strings } from '../strings';

type Told = Strings['models'];
type Sentences = Record<string, string>;

/**
 * `english` in the window's language where it is one of these sentences. It is looked up by its words and not by the model's name: a
 * model that a person added may be called like a published one, or have come with an older version's card.
 */
function translated(english: string, sentences: (told: Told) => Sentences): string | null {
  const key = Object.entries(sentences(texts.en.models)).find(([, sentence]) => sentence === english)?.[0];
  return key === undefined ? null : (sentences(strings.models)[key] ?? null);
}

/** For whom a model is a good choice; nothing where only its card's own words, which are English, say so. */
export const goodFor = (english: string): string | null => translated(english, (told) => told.goodFor);

/** The photos and texts that a figure was measured on. */
export const recallSet = (english: string): string =>
  translated(english, (told) => told.recallSets) ?? english;

/** What a figure counts. */
export const recallMetric = (english: string): string =>
  translated(english, (told) => told.recallMetrics) ?? english;

/** Who published a figure. */
export const recallSource = (english: string): string =>
  translated(english, (told) => told.recallSources) ?? english;

/** A licence, or two of identifiers such as `MIT and Apache-2.0`. Names stay as they are. */
export function licence(name: string): string {
  if (name === texts.en.models.licenceUnknown) return strings.models.licenceUnknown;
  return /^\S+ and \S+$/.test(name) ? list(name.split(' and ')) : name;
}
