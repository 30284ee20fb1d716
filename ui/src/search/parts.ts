import type { Meaning } from '../bindings/Meaning';
import type { QueryFilter } from '../bindings/QueryFilter';
import type { UnderstoodPart } from '../bindings/UnderstoodPart';
import { country } from '../format';
import { strings } from '../strings';
import { daysInWords } from './days';

/** A part of a query that is more than plain words, as the window shows it. */
export interface Chip {
  /** What it was understood as. */
  label: string;
  /** As it was written. */
  written: string;
  /** A photo to show in small. */
  photo: number | null;
  /** Why nothing is found of it, if so. */
  problem: string | null;
  /** The text with this part as plain words; nothing where it was written as something else on purpose. */
  literally: string | null;
  /** The text without it. */
  without: string;
}

/** What in a text was understood as more than plain words. */
export function chipsOf(text: string, parts: readonly UnderstoodPart[]): Chip[] {
  return parts.flatMap((part) => {
    const label = labelOf(part.meaning);
    if (label === null) return [];
    return {
      label,
      written: text.slice(part.start, part.end),
      photo: part.meaning.kind === 'photo' ? part.meaning.photo : null,
      problem: part.is_known ? null : problemOf(part.meaning),
      literally: part.written === 'sentence' ? part.literally : null,
      without: part.without,
    };
  });
}

const words = strings.asking;

function labelOf(meaning: Meaning): string | null {
  switch (meaning.kind) {
    case 'words':
      if (meaning.role === 'sentence') return null;
      return meaning.role === 'removed' ? words.without(meaning.text) : words.with(meaning.text);
    case 'photo':
      return meaning.removed ? words.unlike : strings.search.similar;
    case 'picture':
      return strings.search.picture;
    case 'filter':
      return meaning.negated ? words.not(labelOfFilter(meaning.filter)) : labelOfFilter(meaning.filter);
  }
}

function labelOfFilter(filter: QueryFilter): string {
  switch (filter.of) {
    case 'date':
      return daysInWords(filter.days);
    case 'place':
      return placeName(filter.ids) ?? filter.name ?? filter.text;
    case 'type':
      return words.types[filter.of_file] ?? filter.of_file.toUpperCase();
    case 'is':
      return words.states[filter.state];
    case 'rating':
      return words.stars(filter.least, filter.most);
    default:
      return words.named[filter.of](filter.text);
  }
}

/** The bit that tells countries from towns in their ids; below it are the two letters of a country. */
const COUNTRY = 0x8000_0000;

/** What a country is called in the window's language. */
function placeName(ids: readonly number[]): string | null {
  const [id] = ids;
  if (id === undefined || ids.length > 1 || id < COUNTRY) return null;
  return country(String.fromCharCode((id >> 8) & 0xff, id & 0xff));
}

function problemOf(meaning: Meaning): string {
  if (meaning.kind === 'photo') return words.noPhoto;
  return meaning.kind === 'picture' ? words.noPicture : words.noPlace;
}
