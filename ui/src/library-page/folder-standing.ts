/** How a folder is, in words. */

import type { Folder } from '../bindings/Folder';
import type { IconName } from '../design/icons';
import type { Unannounced } from '../bindings/Unannounced';
import { ago } from '../format';
import { strings } from '../strings';

/** What is said of a folder's state. */
export interface FolderStanding {
  icon: IconName;
  /** In a word or two. */
  label: string;
  /** Why, and what that means; may be nothing. */
  note: string;
  /** What the system said of it. */
  detail: string | null;
}

export function standingOf(folder: Folder): FolderStanding {
  const words = strings.library.folders;
  switch (folder.state.kind) {
    case 'watched':
      return { icon: 'live', label: words.watched, note: '', detail: null };
    case 'polled':
      return {
        icon: 'clock',
        label: words.polled,
        note: unannouncedText(folder.state.cause),
        detail: folder.state.cause.kind === 'other' ? folder.state.cause.detail : null,
      };
    case 'offline': {
      const photos = folder.files - folder.failures;
      const stay = photos > 0 ? words.stay(photos) : null;
      return {
        icon: 'unplugged',
        label: words.offline,
        note: [words.away[folder.state.cause], stay].filter((part) => part !== null).join(' '),
        detail: null,
      };
    }
    case 'unwatched':
      return { icon: 'clock', label: words.unwatched, note: '', detail: null };
  }
}

/** Why the system announces no changes in a folder, as a sentence. */
function unannouncedText(cause: Unannounced): string {
  const words = strings.library.folders.unannounced;
  return cause.kind === 'share' ? words.share(cause.share) : words[cause.kind];
}

/** What is counted in it, and when it was looked through last; `now` in milliseconds from 1970. */
export function factsOf(folder: Folder, now: number): string {
  const words = strings.library.folders;
  return [
    words.files(folder.files),
    folder.failures > 0 ? words.failed(folder.failures) : null,
    folder.looked_at === null ? null : words.looked(ago(folder.looked_at, now)),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
