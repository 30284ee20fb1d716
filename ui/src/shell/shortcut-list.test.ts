import { expect, test } from 'vitest';
import { shortcutGroups } from './shortcut-list';

const chordsOf = (direction: 'ltr' | 'rtl', deed: string): string[][] =>
  shortcutGroups(direction)
    .flatMap(({ shortcuts }) => shortcuts)
    .find(({ does }) => does === deed)?.chords ?? [];

test('what comes before is on the side where lines begin', () => {
  expect(chordsOf('ltr', 'step')).toEqual([['←'], ['→']]);
  expect(chordsOf('rtl', 'step')).toEqual([['→'], ['←']]);
  expect(chordsOf('rtl', 'move')).toEqual(chordsOf('ltr', 'move'));
});
