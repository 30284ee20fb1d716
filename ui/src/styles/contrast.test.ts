import { expect, test } from 'vitest';
import css from './tokens.css?raw';

type Colour = [red: number, green: number, blue: number, alpha: number];

/** The colours of a theme by their names. */
function tokensOf(theme: string): Map<string, Colour> {
  const block = css.split(`:root[data-theme='${theme}'] {`)[1]?.split('}')[0] ?? '';
  const found = [...block.matchAll(/--([\w-]+): (#[\da-f]{6}|rgb\([^)]*\));/g)];
  return new Map(found.map(([, name = '', value = '']) => [name, parsed(value)]));
}

function parsed(value: string): Colour {
  if (value.startsWith('#')) {
    const at = (place: number): number => Number.parseInt(value.slice(place, place + 2), 16);
    return [at(1), at(3), at(5), 1];
  }
  const [red = 0, green = 0, blue = 0, percent = 100] = (value.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue, percent / 100];
}

/** A colour laid over one that lets nothing through. */
function over([r, g, b, alpha]: Colour, [red, green, blue]: Colour): Colour {
  const mix = (above: number, below: number): number => above * alpha + below * (1 - alpha);
  return [mix(r, red), mix(g, green), mix(b, blue), 1];
}

/** WCAG 2.2's relative luminance. */
function luminance([red, green, blue]: Colour): number {
  const linear = (part: number): number =>
    part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function contrast(one: Colour, other: Colour): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** What text is written in, and the grounds it is written on; a ground after another lies on it. */
const TEXT: [text: string, grounds: string[][]][] = [
  [
    'text',
    [
      ['canvas'],
      ['surface'],
      ['sunken'],
      ['stage'],
      ['surface', 'pressed'],
      ['sunken', 'pressed'],
      ['surface', 'hover'],
    ],
  ],
  [
    'text-quiet',
    [
      ['canvas'],
      ['surface'],
      ['sunken'],
      ['stage'],
      ['tile'],
      ['surface', 'hover'],
      ['canvas', 'hover'],
      ['sunken', 'hover'],
    ],
  ],
  ['text-faint', [['canvas'], ['surface'], ['sunken'], ['stage'], ['tile']]],
  ['on-solid', [['solid'], ['solid-hover']]],
  ['accent', [['canvas'], ['surface'], ['surface', 'hover']]],
  ['danger', [['canvas'], ['surface'], ['surface', 'hover']]],
];

/** What has to be seen without being read: focus, switches, progress. */
const SIGNS: [sign: string, grounds: string[][]][] = [
  ['accent', [['canvas'], ['surface'], ['sunken'], ['stage'], ['tile'], ['sunken', 'pressed']]],
  ['text-faint', [['surface']]],
];

/** The pairs that can be told apart worse than `least` to 1. */
function poor(theme: string, pairs: typeof TEXT, least: number): string[] {
  const tokens = tokensOf(theme);
  const colour = (name: string): Colour => {
    const known = tokens.get(name);
    if (!known) throw new Error(`${theme} has no --${name}`);
    return known;
  };
  return pairs.flatMap(([text, grounds]) =>
    grounds
      .map((layers) => {
        const ground = layers.map(colour).reduce((below, above) => over(above, below));
        return {
          pair: `${text} on ${layers.join(' + ')}`,
          ratio: contrast(over(colour(text), ground), ground),
        };
      })
      .filter(({ ratio }) => ratio < least)
      .map(({ pair, ratio }) => `${pair}: ${ratio.toFixed(2)}`),
  );
}

test.each(['light', 'dark'])(
  'text and signs can be told from their ground in the %s theme (WCAG 2.2 AA)',
  (theme) => {
    expect(poor(theme, TEXT, 4.5)).toEqual([]);
    expect(poor(theme, SIGNS, 3)).toEqual([]);
  },
);

test('black on white is 21 to 1', () => {
  expect(contrast(parsed('#000000'), parsed('rgb(255 255 255 / 100%)'))).toBeCloseTo(21);
});
