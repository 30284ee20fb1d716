import { classifyDropped, clipboardPicture } from '../api';
import type { Question } from '../search/question';
import { strings } from '../strings';
import { notices } from './notices.svelte';
import { pastedPicture } from './pasted-picture';

/** What is done with what comes into the window. */
export interface Takers {
  /** Whether there are photos yet that a picture could be compared with. */
  canSearch: () => boolean;
  /** Folders to add. */
  folders: (paths: string[]) => Promise<void>;
  /** A picture to look for. */
  picture: (picture: Extract<Question, { kind: 'picture' | 'pasted' }>) => void;
  /** Does something and says why if it fails. */
  attempt: (action: () => Promise<void>) => Promise<void>;
}

/** Folders and pictures that are dropped onto the window or pasted into it. */
export class Incoming {
  constructor(private readonly takers: Takers) {}

  /** Files or folders were dropped. */
  readonly dropped = (paths: string[]): Promise<void> =>
    this.takers.attempt(async () => {
      const { folders, pictures } = await classifyDropped(paths);
      const picture = pictures[0];
      if (folders.length > 0) await this.takers.folders(folders);
      else if (picture !== undefined && this.takers.canSearch())
        this.takers.picture({ kind: 'picture', path: picture });
      else notices.problem(strings.drop.nothing);
    });

  /** Something was pasted: words go where they are typed, a picture is looked for. */
  readonly pasted = (event: ClipboardEvent): void => {
    if (!this.takers.canSearch()) return;
    const picture = pastedPicture(event.clipboardData);
    if (picture) {
      event.preventDefault();
      this.takers.picture({ kind: 'pasted', picture });
    } else if (!event.clipboardData?.getData('text/plain')) {
      // Neither words nor a picture came: some web views keep pictures to themselves.
      void this.takers.attempt(async () => {
        const picture = await clipboardPicture();
        if (picture) this.takers.picture({ kind: 'pasted', picture });
        else notices.problem(strings.paste.nothing);
      });
    }
  };
}
