import { expect, test } from 'vitest';
import { live } from './live';

const texts = [
  { greet: 'hello', deep: { hail: (name: string) => `hi ${name}`, pair: ['a', 'b'] } },
  { greet: 'hallo', deep: { hail: (name: string) => `moin ${name}`, pair: ['c', 'd'] } },
];

test('what is held on to follows the language', () => {
  let spoken = 0;
  const words = live(
    () => texts[spoken] ?? { greet: '', deep: { hail: () => '', pair: [] } },
    (text) => `<${text}>`,
  );
  const { deep } = words;
  const { hail } = deep;
  expect([words.greet, hail('Ann'), deep.pair[1]]).toEqual(['hello', 'hi <Ann>', 'b']);
  spoken = 1;
  expect([words.greet, hail('Ann'), deep.pair[1]]).toEqual(['hallo', 'moin <Ann>', 'd']);
});

test('groups stay the same things, and say what is in them', () => {
  const words = live(
    () => ({ group: { known: 'yes' } as Record<string, string> }),
    (text) => text,
  );
  expect(words.group).toBe(words.group);
  expect(['known' in words.group, 'unknown' in words.group]).toEqual([true, false]);
});
