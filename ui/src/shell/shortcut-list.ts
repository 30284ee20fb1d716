/** The keys that the sheet of shortcuts shows, and what for. */

import type { Direction } from '../language/languages';
import type { Strings } from '../strings';

/** What a shortcut is listed as. */
export type Deed = keyof Strings['shortcuts']['does'];

export interface ShortcutGroup {
  heading: keyof Strings['shortcuts']['headings'];
  /** Each chord is what has to be pressed at once; any of a shortcut's chords will do. */
  shortcuts: { does: Deed; chords: string[][] }[];
}

/** What is listed where previous is on the left. */
const GROUPS: ShortcutGroup[] = [
  {
    heading: 'anywhere',
    shortcuts: [
      { does: 'search', chords: [['/'], ['Ctrl', 'F']] },
      { does: 'paste', chords: [['Ctrl', 'V']] },
      { does: 'escape', chords: [['Esc']] },
      { does: 'library', chords: [['Ctrl', ',']] },
      { does: 'albums', chords: [['B']] },
      { does: 'models', chords: [['Ctrl', ';']] },
      { does: 'shortcuts', chords: [['?']] },
    ],
  },
  {
    heading: 'photos',
    shortcuts: [
      { does: 'move', chords: [['←'], ['→'], ['↑'], ['↓']] },
      { does: 'view', chords: [['Enter']] },
      { does: 'similar', chords: [['M']] },
      { does: 'stack', chords: [['G']] },
      { does: 'copy', chords: [['Ctrl', 'C']] },
      { does: 'favourite', chords: [['F']] },
      { does: 'stars', chords: [['0'], ['1'], ['2'], ['3'], ['4'], ['5']] },
      { does: 'select', chords: [['X'], ['Shift', '→']] },
      { does: 'selectAll', chords: [['Ctrl', 'A']] },
      { does: 'addToAlbum', chords: [['L']] },
      { does: 'export', chords: [['E']] },
      { does: 'trash', chords: [['Del']] },
      { does: 'undo', chords: [['Ctrl', 'Z']] },
      {
        does: 'size',
        chords: [
          ['Ctrl', '+'],
          ['Ctrl', '−'],
        ],
      },
    ],
  },
  {
    heading: 'photo',
    shortcuts: [
      { does: 'step', chords: [['←'], ['→']] },
      { does: 'zoom', chords: [['Z']] },
      { does: 'closer', chords: [['+'], ['−']] },
      {
        does: 'ends',
        chords: [
          ['Ctrl', '0'],
          ['Ctrl', '1'],
        ],
      },
      {
        does: 'look',
        chords: [
          ['Shift', '←'],
          ['Shift', '↑'],
        ],
      },
      { does: 'slideshow', chords: [['S']] },
      { does: 'info', chords: [['I']] },
      { does: 'open', chords: [['O']] },
      { does: 'reveal', chords: [['R']] },
    ],
  },
];

/** The groups of shortcuts. Where text runs from right to left, what comes before is on the right. */
export function shortcutGroups(direction: Direction): ShortcutGroup[] {
  if (direction === 'ltr') return GROUPS;
  return GROUPS.map(({ heading, shortcuts }) => ({
    heading,
    shortcuts: shortcuts.map(({ does, chords }) => ({
      does,
      chords: does === 'step' ? [...chords].reverse() : chords,
    })),
  }));
}
