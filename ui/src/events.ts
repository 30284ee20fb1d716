/** What the Rust side tells the window by itself. */

import { listen } from '@tauri-apps/api/event';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import type { CheckProgress } from './bindings/CheckProgress';
import type { Chosen } from './bindings/Chosen';
import type { FetchProgress } from './bindings/FetchProgress';
import type { IndexProgress } from './bindings/IndexProgress';

/** Stops listening. */
export type Stop = () => void;

/** How far indexing is, a few times a second while it runs. */
export const onIndexProgress = (then: (progress: IndexProgress) => void): Promise<Stop> =>
  listen<IndexProgress>('index-progress', (event) => then(event.payload));

/** How far the fetch of a model is, a few times a second. */
export const onModelFetch = (then: (progress: FetchProgress) => void): Promise<Stop> =>
  listen<FetchProgress>('model-fetch', (event) => then(event.payload));

/** Photos or folders were added, changed or removed, or another model was chosen. */
export const onLibraryChanged = (then: () => void): Promise<Stop> => listen('library-changed', () => then());

/** Favourites, ratings or albums changed. */
export const onMarksChanged = (then: () => void): Promise<Stop> => listen('marks-changed', () => then());

/** The folders were looked through and nothing was new. */
export const onLibraryLooked = (then: () => void): Promise<Stop> => listen('library-looked', () => then());

/** How far a check of the library is. */
export const onLibraryCheck = (then: (progress: CheckProgress) => void): Promise<Stop> =>
  listen<CheckProgress>('library-check', (event) => then(event.payload));

/** The palette was brought to the front. */
export const onPaletteShown = (then: () => void): Promise<Stop> => listen('palette-shown', () => then());

/** A photo was chosen in the palette. */
export const onPhotoChosen = (then: (chosen: Chosen) => void): Promise<Stop> =>
  listen<Chosen>('photo-chosen', (event) => then(event.payload));

/** What happens to files dragged over the window. */
export interface DropHandlers {
  /** Files are over the window, or no longer are. */
  hover: (over: boolean) => void;
  /** Files were let go. */
  drop: (paths: string[]) => void;
}

/** Files dragged from outside onto the window. */
export const onFilesDropped = ({ hover, drop }: DropHandlers): Promise<Stop> =>
  getCurrentWebview().onDragDropEvent(({ payload }) => {
    switch (payload.type) {
      case 'enter':
        // A drag of text or a link has no files.
        hover(payload.paths.length > 0);
        break;
      case 'leave':
        hover(false);
        break;
      case 'drop':
        hover(false);
        if (payload.paths.length > 0) drop(payload.paths);
        break;
    }
  });
