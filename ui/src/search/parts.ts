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

/** What in a text was understood as more than plain strings.asking. */
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

function labelOf(meaning: Meaning): string | null {
  switch (meaning.kind) {
    case 'words':
      if (meaning.role === 'sentence') return null;
      return meaning.role === 'removed'
        ? strings.asking.without(meaning.text)
        : strings.asking.with(meaning.text);
    case 'photo':
      return meaning.removed ? strings.asking.unlike : strings.search.similar;
    case 'picture':
      return strings.search.picture;
    case 'filter':
      return meaning.negated
        ? strings.asking.not(labelOfFilter(meaning.filter))
        : labelOfFilter(meaning.filter);
  }
}

function labelOfFilter(filter: QueryFilter): string {
  switch (filter.of) {
    case 'date':
      return daysInWords(filter.days);
    case 'place':
      return placeName(filter.ids) ?? filter.name ?? filter.text;
    case 'type':
      return typeName(filter.of_file);
    case 'is':
      return strings.asking.states[filter.state];
    case 'rating':
      return stars(filter.least, filter.most);
    default:
      return strings.asking.named[filter.of](filter.text);
  }
}

/** Formats that are not called by their letters alone. */
const FORMATS: Record<string, string | undefined> = { webp: 'WebP', jxl: 'JPEG XL' };

/** What a kind of file is called. */
export function typeName(type: string): string {
  const named: Record<string, string | undefined> = strings.asking.types;
  return named[type] ?? FORMATS[type] ?? type.toUpperCase();
}

function stars(least: number, most: number): string {
  if (least !== most) return `${least}–${most} ★`;
  return least === 0 ? strings.asking.noStars : '★'.repeat(least);
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
  if (meaning.kind === 'photo') return strings.asking.noPhoto;
  return meaning.kind === 'picture' ? strings.asking.noPicture : strings.asking.noPlace;
}
