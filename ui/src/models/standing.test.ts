import { expect, test } from 'vitest';
import type { ModelCard } from '../bindings/ModelCard';
import type { Problem } from '../bindings/Problem';
import {
  actionsFor,
  groups,
  missing,
  nameOf,
  orphans,
  standingOf,
  unneeded,
  type InLibrary,
  variantOf,
} from './standing';

const card = (name: string, rest: Partial<ModelCard> = {}): ModelCard => ({
  name,
  title: name,
  family: 'clip',
  model: null,
  good_for: '',
  state: 'available',
  problem: null,
  partial_bytes: null,
  can_be_fetched: true,
  can_be_removed: false,
  recommended: false,
  dim: 512,
  side: 224,
  bytes: 600_000_000,
  memory_bytes: null,
  languages: 'en',
  licence: 'MIT',
  commercial: true,
  source: null,
  verified: true,
  recall: [],
  photos_per_second: null,
  tried_on: null,
  ...rest,
});

const installed = (name: string): ModelCard =>
  card(name, { state: 'installed', model: `${name}@1`, can_be_removed: true });

const starter: ModelCard = {
  ...installed('starter'),
  family: 'starter',
  can_be_fetched: false,
  can_be_removed: false,
};

const library = (rest: Partial<InLibrary> = {}): InLibrary => ({
  model: 'starter@1',
  next_model: null,
  models: [{ model: 'starter@1', embeddings: 500, bytes: 384_000 }],
  ...rest,
});

/** The actions on a card as it stands to a library. */
const actions = (of: ModelCard, rest: Partial<InLibrary> = {}, fetching = false) =>
  actionsFor(of, standingOf(of, library(rest), fetching), library(rest));

test('a revision is not part of the name', () => {
  expect(nameOf('starter@85b8f37')).toBe('starter');
  expect(nameOf('a@b@c')).toBe('a@b');
  expect(nameOf('starter')).toBe('starter');
});

test('a model in 8 bits is that model, and what the other form embedded is not needed for it', () => {
  const inEightBits = {
    model: 'clip+8bit@1',
    models: [
      { model: 'clip+8bit@1', embeddings: 5, bytes: 1 },
      { model: 'clip@1', embeddings: 5, bytes: 1 },
    ],
  };
  expect([nameOf('clip+8bit@1'), nameOf('clip+8bit'), variantOf('clip+8bit@1')]).toEqual([
    'clip',
    'clip',
    'clip+8bit',
  ]);
  expect(standingOf(card('clip'), library(inEightBits), false)).toBe('inUse');
  expect(standingOf(card('clip'), library({ next_model: 'clip+8bit' }), false)).toBe('preparing');
  expect(unneeded(library(inEightBits)).map(({ model }) => model)).toEqual(['clip@1']);
  expect(
    unneeded(library({ ...inEightBits, model: 's@1', next_model: 'clip' })).map(({ model }) => model),
  ).toEqual(['clip+8bit@1']);
});

test('a model is fetched, stopped, gone on with', () => {
  expect(actions(card('clip'))).toEqual(['fetch']);
  expect(actions(card('clip'), {}, true)).toEqual(['stop']);
  const partial = card('clip', { state: 'partial', partial_bytes: 40, can_be_removed: true });
  expect(actions(partial)).toEqual(['resume', 'discard']);
});

test('what nobody publishes is not fetched', () => {
  expect(actions(card('mine', { can_be_fetched: false }))).toEqual([]);
});

test('a model that is there can be used, tried and deleted', () => {
  expect(actions(installed('clip'))).toEqual(['use', 'useEightBit', 'try', 'remove']);
});

test('a model that answers, or is to answer next, is not deleted', () => {
  expect(actions(starter)).toEqual(['try']);
  expect(actions(installed('clip'), { model: 'clip@1' })).toEqual(['useEightBit', 'try']);
  expect(standingOf(installed('clip'), library({ next_model: 'clip' }), false)).toBe('preparing');
  expect(actions(installed('clip'), { next_model: 'clip' })).toEqual(['useEightBit', 'try']);
  // One can come back to the starter, but not delete it.
  expect(actions(starter, { model: 'clip@1' })).toEqual(['use', 'try']);
});

test('from 8 bits one can go back to all of them, also while it is being prepared', () => {
  expect(actions(installed('clip'), { model: 'clip+8bit@1' })).toEqual(['use', 'try']);
  expect(actions(installed('clip'), { next_model: 'clip+8bit' })).toEqual(['use', 'try']);
  expect(actions(installed('clip'), { model: 'clip@1', next_model: 'clip+8bit' })).toEqual(['use', 'try']);
});

test('a damaged model can be fetched again, also while it answers', () => {
  const problem: Problem = {
    kind: 'model_file_missing',
    about: 'vocab.txt',
    detail: null,
    unread: null,
    message: 'vocab.txt is missing',
  };
  const damaged = card('clip', { state: 'damaged', problem, can_be_removed: true });
  expect(actions(damaged)).toEqual(['fetch', 'remove']);
  expect(actions(damaged, { model: 'clip@1' })).toEqual(['fetch']);
});

test('the fetch of a newer version can be gone on with', () => {
  const newer = { ...installed('clip'), partial_bytes: 40 };
  expect(actions(newer)).toEqual(['use', 'useEightBit', 'resume', 'try', 'remove']);
  expect(actions(newer, { model: 'clip@1' })).toEqual(['useEightBit', 'resume', 'try']);
});

test('the model that answers comes first, then the next, then what is there, what is recommended, the rest', () => {
  const cards = [
    starter,
    card('best', { recommended: true }),
    card('other'),
    installed('here'),
    installed('next'),
    installed('used'),
  ];
  const order = groups(cards, library({ model: 'used@1', next_model: 'next' }));
  expect(order.map((group) => [group.kind, group.cards.map(({ name }) => name)])).toEqual([
    ['here', ['used', 'next', 'starter', 'here']],
    ['recommended', ['best']],
    ['others', ['other']],
  ]);
});

test('a part of the page with nothing in it is left out', () => {
  expect(groups([starter], library()).map(({ kind }) => kind)).toEqual(['here']);
});

test('embeddings are needed by the model that answers and by the next one only', () => {
  const models = ['starter@1', 'starter@0', 'clip@1', 'gone@1', 'empty@1'].map((model) => ({
    model,
    embeddings: model === 'empty@1' ? 0 : 5,
    bytes: 10,
  }));
  const held = unneeded(library({ models, next_model: 'clip' }));
  expect(held.map(({ model }) => model)).toEqual(['starter@0', 'gone@1']);
  expect(orphans(held, [starter, card('clip')]).map(({ model }) => model)).toEqual(['gone@1']);
});

test('only photos that a model has not seen are ahead of it', () => {
  const models = [{ model: 'clip@1', embeddings: 300, bytes: 1 }];
  expect(missing(installed('clip'), library({ models }), 500)).toBe(200);
  expect(missing(installed('clip'), library(), 500)).toBe(500);
  // Those of photos that are gone are kept as well.
  expect(missing(installed('clip'), library({ models }), 100)).toBe(0);
});
