import type { Program } from '../bindings/Program';
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
  /** Programs that open them. */
  programs: readonly Program[];
  openWith: (program: Program) => void;
}

/** Programs that are offered at most. */
const MOST_PROGRAMS = 6;

/** What can be done with a photo, or with several. */
export function photoMenu({ several, viewing, obey, view, programs, openWith }: Subject): MenuItem[][] {
  const { does } = strings.shortcuts;
  const item = (testid: Command, label: string, icon: MenuItem['icon'], ...chord: string[]): MenuItem => ({
    testid: `menu-${testid}`,
    label,
    icon,
    chord,
    run: () => obey(testid),
  });
  const looking: MenuItem[] = [
    { testid: 'menu-view', label: does.view, icon: 'picture', chord: ['Enter'], run: view },
    item('similar', does.similar, 'similar', 'M'),
  ];
  const offered = programs.slice(0, MOST_PROGRAMS).map((program): MenuItem => ({
    testid: `menu-open-with-${program.id}`,
    label: strings.trash.openWith(program.name),
    icon: 'open',
    run: () => openWith(program),
  }));
  return [
    several ? [] : viewing ? looking.slice(1) : looking,
    [item('open', does.open, 'open', 'O'), ...offered, item('reveal', does.reveal, 'reveal', 'R')],
    [
      item('favourite', does.favourite, 'heart', 'F'),
      item('add-to-album', does.addToAlbum, 'albumAdd', 'L'),
      item('copy', does.copy, 'copy', 'Ctrl', 'C'),
      item('export', does.export, 'export', 'E'),
    ],
    [item('trash', does.trash, 'remove', 'Del')],
  ].filter((group) => group.length > 0);
}
