import type { MenuItem } from '../shell/Menu.svelte';
import type { Command } from '../shell/shortcuts';
import { strings } from '../strings';

interface Subject {
  /** Whether it is about several photos. */
  several: boolean;
  /** Whether the photo is shown large. */
  viewing: boolean;
  /** Does what a key asks for. */
  obey: (command: Command) => void;
  /** Shows the photo large. */
  view: () => void;
}

/** What can be done with a photo, or with several. */
export function photoMenu({ several, viewing, obey, view }: Subject): MenuItem[][] {
  const { does } = strings.shortcuts;
  const item = (testid: Command, label: string, icon: MenuItem['icon'], ...chord: string[]): MenuItem => ({
    testid: `menu-${testid}`,
    label,
    icon,
    chord,
    run: () => obey(testid),
  });

  const one: MenuItem[] = several
    ? []
    : [
        ...(viewing
          ? []
          : [
              {
                testid: 'menu-view',
                label: does.view,
                icon: 'picture' as const,
                chord: ['Enter'],
                run: view,
              },
            ]),
        item('similar', does.similar, 'similar', 'M'),
        item('open', does.open, 'open', 'O'),
      ];
  return [
    [...one, item('reveal', does.reveal, 'reveal', 'R')],
    [
      item('favourite', does.favourite, 'heart', 'F'),
      item('add-to-album', does.addToAlbum, 'albumAdd', 'L'),
      item('copy', does.copy, 'copy', 'Ctrl', 'C'),
      item('export', does.export, 'export', 'E'),
    ],
    [item('trash', does.trash, 'remove', 'Del')],
  ];
}
