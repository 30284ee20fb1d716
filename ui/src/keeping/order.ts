/** `photos` with the chosen ones moved one place towards the beginning or the end; those at the edge stay there. */
export function moved(photos: readonly number[], isChosen: (photo: number) => boolean, by: 1 | -1): number[] {
  const order = [...photos];
  const places = order.map((_, place) => place);
  // Against the direction, so that neighbours that are both chosen move together.
  for (const place of by < 0 ? places : places.reverse()) {
    const [photo, other] = [order[place], order[place + by]];
    if (photo === undefined || other === undefined || !isChosen(photo) || isChosen(other)) continue;
    [order[place], order[place + by]] = [other, photo];
  }
  return order;
}
