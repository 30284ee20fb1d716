import { describe, expect, test } from 'vitest';
import type { CommandError } from '../bindings/CommandError';
import type { Problem } from '../bindings/Problem';
import { LANGUAGES } from '../language/languages';
import { texts } from '../strings';
import { told } from './told';

/** The types as the Rust code wrote them. */
const bindings = import.meta.glob<string>('../bindings/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The kinds that a type of the Rust code has: its own words, or the tags of its variants. */
function kindsOf(type: string): string[] {
  const declared = (bindings[`../bindings/${type}.ts`] ?? '').split(`export type ${type} =`)[1] ?? '';
  const tags = [...declared.matchAll(/"kind": "(\w+)"/g)];
  const found = (tags.length > 0 ? tags : [...declared.matchAll(/"(\w+)"/g)]).map(([, kind]) => kind ?? '');
  expect(found.length, type).toBeGreaterThan(3);
  return found;
}

describe.each(LANGUAGES)('%s', (language) => {
  const { errors, library, models, trash, keeping } = texts[language];

  test.each([
    ['ProblemKind', errors],
    ['DeskProblem', errors],
    ['UnreadReason', library.failures.reasons],
    ['FailureKind', library.failures.kinds],
    ['OtherDeviceKind', models.computing],
    ['ReadingProblem', library.reading.problems],
  ])('has words for every %s', (type, words) => {
    expect(kindsOf(type).filter((kind) => !(kind in words))).toEqual([]);
  });

  test('has words for what the trash and a copy refuse', () => {
    const system = ['system'];
    expect(
      kindsOf('TrashProblem').filter((kind) => !(kind in trash.problems) && !system.includes(kind)),
    ).toEqual([]);
    expect(keeping.video).not.toBe('');
  });
});

const problem = (given: Partial<CommandError & Problem>): CommandError =>
  ({ about: null, detail: null, unread: null, message: 'in English', ...given }) as CommandError;

test('a problem is told with what it is about, and what somebody else said stays apart', () => {
  expect(told(problem({ kind: 'disk_full' }))).toEqual({ text: texts.en.errors.disk_full, detail: null });
  expect(told(problem({ kind: 'host_offline', about: 'example.org', detail: 'dns error' }))).toEqual({
    text: texts.en.errors.host_offline('example.org'),
    detail: 'dns error',
  });
  expect(told(problem({ kind: 'model_refused', about: '122' })).text).toContain('122 photos');
});

test('a picture that can’t be read says why', () => {
  const { text } = told(problem({ kind: 'picture', unread: { kind: 'too_slow', seconds: 30 } }));
  expect(text).toBe(`${texts.en.errors.picture} ${texts.en.library.failures.reasons.too_slow(30)}`);
});

test('what nobody foresaw is told as that, and so is a kind of a later version', () => {
  expect(told(new Error('stack overflow'))).toEqual({
    text: texts.en.errors.unforeseen,
    detail: 'stack overflow',
  });
  expect(told('invalid args')).toEqual({ text: texts.en.errors.unforeseen, detail: 'invalid args' });
  expect(told({ ...problem({}), kind: 'of_next_year' }).text).toBe(texts.en.errors.unforeseen);
});
