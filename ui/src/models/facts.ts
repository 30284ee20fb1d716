/** What a model's card says of it, in words. */

import type { ModelCard } from '../bindings/ModelCard';
import type { PublishedRecall } from '../bindings/PublishedRecall';
import { bytes, compare, decimal, languageName as nameOfLanguage, list } from '../format';
import { strings } from '../strings';

/** The language of a code such as `de`, in words. */
export const languageName = (code: string): string =>
  code === 'mean' ? strings.models.allLanguages : nameOfLanguage(code);

/** How many languages a model understands, or which, from the card's `"100"`, `"en, zh"` or nothing. */
export function languages(understood: string): string {
  if (understood === '') return strings.models.languagesUnknown;
  if (/^\d+$/.test(understood)) return strings.models.languages(Number(understood));
  return list(understood.split(', ').map(languageName));
}

/** Measurements that can be compared: of one set, counted alike, reported by one source. */
export interface RecallTable {
  set: string;
  metric: string;
  source: string;
  /** English first, the others in the order of their names. */
  values: { language: string; percent: string }[];
}

export function recallTables(recall: PublishedRecall[]): RecallTable[] {
  const tables = new Map<string, PublishedRecall[]>();
  for (const entry of recall) {
    const key = JSON.stringify([entry.set, entry.metric, entry.source]);
    tables.set(key, [...(tables.get(key) ?? []), entry]);
  }
  return [...tables.values()].flatMap((entries) => {
    const [first] = entries;
    if (!first) return [];
    const place = ({ language }: PublishedRecall): string =>
      language === 'mean' ? '0' : language === 'en' ? '1' : `2${languageName(language)}`;
    const values = entries
      .sort((a, b) => compare(place(a), place(b)))
      .map(({ language, value }) => ({ language: languageName(language), percent: decimal(value) }));
    return [{ set: first.set, metric: first.metric, source: first.source, values }];
  });
}

/** How large a model's files are, in words. Where no size is known beforehand, weights take about what they take in memory. */
export function size({
  bytes: known,
  memory_bytes,
}: Pick<ModelCard, 'bytes' | 'memory_bytes'>): string | null {
  if (known !== null) return bytes(known);
  return memory_bytes === null ? null : strings.models.about(bytes(memory_bytes));
}

/** The host that a model is fetched from, from the page of its publisher. */
export function hostOf(page: string | null): string | null {
  try {
    return new URL(page ?? '').host || null;
  } catch {
    return null;
  }
}

/** `14` or `2.3`: as many digits as such a measurement deserves. */
export const rate = (perSecond: number): string => decimal(perSecond, perSecond < 9.95 ? 1 : 0);

/** What the Rust side calls the processor; graphics processors have names of their own. */
const PROCESSOR = 'the processor';

/** What computes, in the window's language, from `the processor (f32)` or a graphics processor's name. */
export const deviceName = (device: string): string =>
  device.startsWith(PROCESSOR) ? strings.library.processor + device.slice(PROCESSOR.length) : device;
