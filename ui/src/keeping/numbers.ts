/** Sets and maps of photos that are replaced, never changed: who shows them is told once. */

export const setOf = (photos: Iterable<number> = []): ReadonlySet<number> => new Set(photos);

/** The same set with all of `photos` in it, or none. */
export function having(
  set: ReadonlySet<number>,
  photos: Iterable<number>,
  there: boolean,
): ReadonlySet<number> {
  const changed = new Set(set);
  for (const photo of photos) {
    if (there) changed.add(photo);
    else changed.delete(photo);
  }
  return changed;
}

/** What each photo has; `values` are in the order of `photos`. */
export const mapOf = (
  photos: readonly number[] = [],
  values: readonly number[] = [],
): ReadonlyMap<number, number> => new Map(photos.map((photo, at) => [photo, values[at] ?? 0]));

/** The same map with `value` for all of `photos`; what is 0 is not in it. */
export function giving(
  map: ReadonlyMap<number, number>,
  photos: Iterable<number>,
  value: number,
): ReadonlyMap<number, number> {
  const changed = new Map(map);
  for (const photo of photos) {
    if (value > 0) changed.set(photo, value);
    else changed.delete(photo);
  }
  return changed;
}
