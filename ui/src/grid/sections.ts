import type { DayOfPhotos } from '../bindings/DayOfPhotos';
import type { Relevance } from '../bindings/Relevance';
import type { PlaceOfPhotos } from '../bindings/PlaceOfPhotos';
import type { Results } from '../bindings/Results';
import { country, day } from '../format';
import { strings } from '../strings';

/** A part of the results that starts at a rank, under a title. */
export interface Section {
  rank: number;
  title: string;
}

/** The parts of results, by what they are in the order of. */
export function sectionsOfResults({ days, places, relevance, photos }: Results): Section[] {
  if (places) return sectionsOfPlaces(places);
  return days ? sectionsOfDays(days) : sectionsOf(relevance, photos.length);
}

/**
 * What follows the hits that fit best, each part under a title. The first part of the results has none: the line above all
 * photos speaks of it.
 */
export function sectionsOf(relevance: Relevance | null, count: number): Section[] {
  if (!relevance) return [];
  const { matches, possible } = relevance;
  const sections: Section[] = [];
  if (possible > 0) sections.push({ rank: matches, title: strings.results.possible });
  sections.push({ rank: matches + possible, title: strings.results.nearest });
  return sections.filter(({ rank }) => rank > 0 && rank < count);
}

/** Photos in the order of time, each day under its date and where most of them were taken. */
export function sectionsOfDays(days: readonly DayOfPhotos[]): Section[] {
  let rank = 0;
  return days.map(({ day: date, photos, places }) => {
    const section = { rank, title: [day(`${date}T00:00:00`), ...places].join(' · ') };
    rank += photos;
    return section;
  });
}

/** Photos by place, each place under its name. */
export function sectionsOfPlaces(places: readonly PlaceOfPhotos[]): Section[] {
  let rank = 0;
  return places.map(({ place, photos }) => {
    const title = place ? `${place.name} · ${country(place.country)}` : strings.stacks.nowhere;
    const section = { rank, title };
    rank += photos;
    return section;
  });
}

/** Those of sections in their order that start at a rank from `from` on and before `end`. There may be one for every day of a life. */
export function sectionsAmong(sections: readonly Section[], from: number, end: number): readonly Section[] {
  return sections.slice(firstFrom(sections, from), firstFrom(sections, end));
}

/** The first section that starts at a rank or after it. */
function firstFrom(sections: readonly Section[], rank: number): number {
  let [low, high] = [0, sections.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sections[middle]?.rank ?? Infinity) < rank) low = middle + 1;
    else high = middle;
  }
  return low;
}
