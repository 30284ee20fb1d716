/** How each model stands to this library, and what can be done with it. */

import type { HeldModel } from '../bindings/HeldModel';
import type { LibraryStatus } from '../bindings/LibraryStatus';
import type { ModelCard } from '../bindings/ModelCard';

/** How a model stands to this library. */
export type Standing = 'inUse' | 'preparing' | 'fetching' | 'installed' | 'partial' | 'damaged' | 'available';

/** What a person can do with a model. */
export type Action = 'use' | 'useEightBit' | 'fetch' | 'resume' | 'stop' | 'try' | 'remove' | 'discard';

/** What of the library's status tells how models stand. */
export type InLibrary = Pick<LibraryStatus, 'model' | 'next_model' | 'models'>;

/** What follows the name of a model whose weights are kept in 8 bits. */
const EIGHT_BIT = '+8bit';

/** The variant in `variant@revision`: a model's name, and how its weights are kept. */
export function variantOf(model: string): string {
  const at = model.lastIndexOf('@');
  return at < 0 ? model : model.slice(0, at);
}

/** The model's name in `name@revision`, `name+8bit@revision` or a variant. */
export function nameOf(model: string): string {
  const variant = variantOf(model);
  return isEightBit(variant) ? variant.slice(0, -EIGHT_BIT.length) : variant;
}

/** A model with its weights in 8 bits. */
export const inEightBits = (name: string): string => name + EIGHT_BIT;

/** Whether a variant keeps its weights in 8 bits. */
export function isEightBit(variant: string): boolean {
  return variant.endsWith(EIGHT_BIT);
}

export function standingOf(card: ModelCard, library: InLibrary, fetching: boolean): Standing {
  if (fetching) return 'fetching';
  if (card.name === nameOf(library.model)) return 'inUse';
  if (library.next_model && card.name === nameOf(library.next_model)) return 'preparing';
  return card.state;
}

/** The family of the starter, which has no form in 8 bits: it is small already. */
const STARTER = 'starter';

/** What can be done with a model, the most likely first. */
export function actionsFor(card: ModelCard, standing: Standing, library: InLibrary): Action[] {
  // A model in use, or one that can be used, may have a newer version half fetched, or may have been damaged since.
  const fetch: Action[] = !card.can_be_fetched
    ? []
    : card.partial_bytes !== null
      ? ['resume']
      : card.state === 'installed'
        ? []
        : ['fetch'];
  // The one that is to answer next counts where both are of this model.
  const wanted = [library.next_model, variantOf(library.model)].find(
    (variant) => variant !== null && nameOf(variant) === card.name,
  );
  const inEightBit = wanted ? isEightBit(wanted) : false;
  const eightBit = card.family === STARTER ? [] : whenInstalled(card, 'useEightBit');
  switch (standing) {
    case 'fetching':
      return ['stop'];
    case 'inUse':
    case 'preparing':
      return [
        ...(inEightBit ? whenInstalled(card, 'use') : eightBit),
        ...fetch,
        ...whenInstalled(card, 'try'),
      ];
    case 'installed':
      return ['use', ...eightBit, ...fetch, 'try', ...whenRemovable(card, 'remove')];
    case 'partial':
      return [...fetch, ...whenRemovable(card, 'discard')];
    case 'damaged':
      return [...fetch, ...whenRemovable(card, 'remove')];
    case 'available':
      return fetch;
  }
}

const whenInstalled = (card: ModelCard, action: Action): Action[] =>
  card.state === 'installed' ? [action] : [];

const whenRemovable = (card: ModelCard, action: Action): Action[] => (card.can_be_removed ? [action] : []);

/** A part of the page. */
export interface Group {
  kind: 'here' | 'recommended' | 'others';
  cards: ModelCard[];
}

/** The models in the order of the page: what is on this computer, the one that answers first; what is recommended; the rest. */
export function groups(cards: ModelCard[], library: InLibrary): Group[] {
  const used = nameOf(library.model);
  const next = library.next_model && nameOf(library.next_model);
  const here = cards.filter(
    (card) => card.name === used || card.state === 'installed' || card.state === 'damaged',
  );
  const rank = (card: ModelCard): number => (card.name === used ? 0 : card.name === next ? 1 : 2);
  const away = cards.filter((card) => !here.includes(card));
  const all: Group[] = [
    { kind: 'here', cards: here.sort((a, b) => rank(a) - rank(b)) },
    { kind: 'recommended', cards: away.filter((card) => card.recommended) },
    { kind: 'others', cards: away.filter((card) => !card.recommended) },
  ];
  return all.filter((group) => group.cards.length > 0);
}

/** What models embedded that nothing needs: neither the model that answers nor the next one. */
export function unneeded(library: InLibrary): HeldModel[] {
  return library.models.filter(
    ({ model, embeddings }) =>
      embeddings > 0 && model !== library.model && variantOf(model) !== library.next_model,
  );
}

/** What is kept of models that are not among the cards. */
export function orphans(held: HeldModel[], cards: ModelCard[]): HeldModel[] {
  return held.filter(({ model }) => cards.every((card) => card.name !== nameOf(model)));
}

/** Photos that a model has yet to embed before it can answer. */
export function missing(card: ModelCard, library: InLibrary, photos: number): number {
  const held = library.models.find(({ model }) => model === card.model);
  return Math.max(0, photos - (held?.embeddings ?? 0));
}
