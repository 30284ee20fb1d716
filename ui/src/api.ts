/** The commands of the window's Rust side, one function each. Every one rejects with a `CommandError`. */

import { convertFileSrc, invoke } from '@tauri-apps/api/core';
import type { AtHand } from './bindings/AtHand';
import type { Choice } from './bindings/Choice';
import type { Chosen } from './bindings/Chosen';
import type { Dropped } from './bindings/Dropped';
import type { Facets } from './bindings/Facets';
import type { Failure } from './bindings/Failure';
import type { FailureFilter } from './bindings/FailureFilter';
import type { FailureGroup } from './bindings/FailureGroup';
import type { Folder } from './bindings/Folder';
import type { Garbage } from './bindings/Garbage';
import type { IndexProgress } from './bindings/IndexProgress';
import type { LibraryStatus } from './bindings/LibraryStatus';
import type { Manners } from './bindings/Manners';
import type { ModelCard } from './bindings/ModelCard';
import type { MonthOfPhotos } from './bindings/MonthOfPhotos';
import type { PhotoDetails } from './bindings/PhotoDetails';
import type { Program } from './bindings/Program';
import type { Query } from './bindings/Query';
import type { QueryHistory } from './bindings/QueryHistory';
import type { Reading } from './bindings/Reading';
import type { Results } from './bindings/Results';
import type { Retry } from './bindings/Retry';
import type { TrayWords } from './bindings/TrayWords';
import type { Trial } from './bindings/Trial';
import type { Verification } from './bindings/Verification';
import type { Visit } from './bindings/Visit';
import type { Tile } from './detail/tiles';
import type { Wanted } from './bindings/Wanted';
import type { Why } from './bindings/Why';

export const libraryStatus = (): Promise<LibraryStatus> => invoke('library_status');

/** Adds folders; reading them starts by itself. */
export const addFolders = (paths: string[]): Promise<Folder[]> => invoke('add_folders', { paths });

/** Takes a folder out of the library. Nothing on disk changes. */
export const removeFolder = (folder: number): Promise<void> => invoke('remove_folder', { folder });

/** Looks for a folder and through all of it. */
export const lookAtFolder = (folder: number): Promise<void> => invoke('look_at_folder', { folder });

/** Shows a folder in the system's file manager. */
export const revealFolder = (folder: number): Promise<void> => invoke('reveal_folder', { folder });

/** How many files could not be read for which kind of reason, the most first; only those with `pathContains` in their path. */
export const failureGroups = (pathContains: string): Promise<FailureGroup[]> =>
  invoke('failure_groups', { pathContains });

/** Files that could not be read, at most `limit` without the first `offset`. */
export const failures = (filter: FailureFilter, offset: number, limit: number): Promise<Failure[]> =>
  invoke('failures', { filter, offset, limit });

/** Tries files again that could not be read; how many. */
export const retry = (which: Retry): Promise<number> => invoke('retry', { which });

/** Shows a file that could not be read in the system's file manager. */
export const revealFailure = (file: number): Promise<void> => invoke('reveal_failure', { file });

/** What was chosen about work in the background. */
export const manners = (): Promise<Manners> => invoke('manners');

/** Chooses how to work in the background; what was chosen then. */
export const setManners = (manners: Manners): Promise<Manners> => invoke('set_manners', { manners });

/** What reads the text in photos, and how far that is. */
export const reading = (): Promise<Reading> => invoke('reading');

/** Puts the text that was read in a photo on the clipboard. */
export const copyText = (photo: number): Promise<void> => invoke('copy_text', { photo });

/** Reads the whole library and checks that it fits together; changes nothing. */
export const checkLibrary = (): Promise<Verification> => invoke('check_library');

/** What is kept though no file needs it. */
export const unused = (): Promise<Garbage> => invoke('unused');

/** Lets go of what no file needs, and gives the room back. */
export const freeUnused = (): Promise<Garbage> => invoke('free_unused');

/** The months in which photos were taken, in the order in which everything is shown, with how many are shown. */
export const months = (stacks: boolean): Promise<MonthOfPhotos[]> => invoke('months', { stacks });

/** Where the person was when the window was closed last. */
export const lastVisit = (): Promise<Visit | null> => invoke('last_visit');

/** Notes where the person is. */
export const keepVisit = (visit: Visit): Promise<void> => invoke('keep_visit', { visit });

/** The queries that are remembered. */
export const queryHistory = (): Promise<QueryHistory> => invoke('query_history');

/** Remembers a query, if that is wanted. */
export const rememberQuery = (query: string): Promise<QueryHistory> => invoke('remember_query', { query });

/** Forgets one query, or all. */
export const forgetQueries = (query?: string): Promise<QueryHistory> =>
  invoke('forget_queries', { query: query ?? null });

/** Begins to remember queries, or stops and forgets them. */
export const setQueryHistory = (on: boolean): Promise<QueryHistory> => invoke('set_query_history', { on });

export const search = (query: Query, wanted: Wanted): Promise<Results> => invoke('search', { query, wanted });

/** What the photos that a query finds can be narrowed down by. */
export const facets = (query: Query): Promise<Facets> => invoke('facets', { query });

/** Why a photo is an answer to a query. */
export const why = (photo: number, query: Query): Promise<Why> => invoke('why', { photo, query });

/** Finds photos that look like a picture given as the bytes of its file, and fit the words beside it. */
export const searchPicture = (bytes: Uint8Array, text: string, wanted: Wanted): Promise<Results> =>
  invoke('search_picture', bytes, { headers: { asked: inAscii({ text, wanted }) } });

/** Why a photo is an answer to a picture given as the bytes of its file, and the words beside it. */
export const whyPicture = (photo: number, bytes: Uint8Array, text: string): Promise<Why> =>
  invoke('why_picture', bytes, { headers: { asked: inAscii({ photo, text }) } });

/** JSON as a header may hold it. */
const inAscii = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

export const photoDetails = (photo: number): Promise<PhotoDetails> => invoke('photo_details', { photo });

/** Opens photos in the program that usually opens them. */
export const openPhotos = (photos: number[]): Promise<void> => invoke('open_photos', { photos });

/** The programs that open all of these photos, the usual ones first. */
export const programsFor = (photos: number[]): Promise<Program[]> => invoke('programs_for', { photos });

/** Opens photos in one of these programs. */
export const openWith = (photos: number[], program: string): Promise<void> =>
  invoke('open_with', { photos, program });

/** Shows the photo's file in the system's file manager. */
export const revealPhoto = (photo: number): Promise<void> => invoke('reveal_photo', { photo });

/** Puts the picture on the clipboard, or a frame of a video. */
export const copyPhoto = (photo: number, frame?: number): Promise<void> =>
  invoke('copy_photo', { photo, frame });

export const indexProgress = (): Promise<IndexProgress> => invoke('index_progress');

export const pauseIndexing = (): Promise<void> => invoke('pause_indexing');

export const resumeIndexing = (): Promise<void> => invoke('resume_indexing');

/** Looks at every file of all folders. */
export const rescan = (): Promise<void> => invoke('rescan');

/** Sorts dropped paths into folders and pictures. */
export const classifyDropped = (paths: string[]): Promise<Dropped> => invoke('classify_dropped', { paths });

/** The picture on the clipboard as a PNG file, or nothing. For web views that do not pass pasted pictures on. */
export async function clipboardPicture(): Promise<Blob | null> {
  const bytes = await invoke<ArrayBuffer>('clipboard_picture');
  return bytes.byteLength > 0 ? new Blob([bytes], { type: 'image/png' }) : null;
}

/** What was chosen about staying at hand. */
export const atHand = (): Promise<AtHand> => invoke('at_hand');

/** Goes on in the tray when the window is closed, or no longer. */
export const stayInTray = (on: boolean): Promise<AtHand> => invoke('stay_in_tray', { on });

/** Opens the palette by other keys, or by none. */
export const setPaletteKeys = (keys: string | null): Promise<AtHand> => invoke('set_palette_keys', { keys });

/** Shows a photo that was chosen in the palette in the window. */
export const showChosen = (chosen: Chosen): Promise<void> => invoke('show_chosen', { chosen });

/** Hides the palette. */
export const hidePalette = (): Promise<void> => invoke('hide_palette');

/** Says in the tray what is being done. */
export const sayInTray = (words: TrayWords): Promise<void> => invoke('say_in_tray', { words });

/** Every model with what is known of it. */
export const models = (): Promise<ModelCard[]> => invoke('models');

/** Fetches a model from its publisher; resolves when it is there or was stopped. */
export const fetchModel = (name: string): Promise<void> => invoke('fetch_model', { name });

/** Stops a fetch; what arrived is kept. */
export const stopFetch = (name: string): Promise<void> => invoke('stop_fetch', { name });

/** Copies a model from a folder; its name. */
export const addModel = (folder: string): Promise<string> => invoke('add_model', { folder });

/** Measures how fast a model is on this computer; takes ten seconds. */
export const tryModel = (name: string): Promise<Trial> => invoke('try_model', { name });

/** Chooses the model that is to answer. Until it has seen every photo, the one in use goes on answering. */
export const useModel = (name: string): Promise<Choice> => invoke('use_model', { name });

/** Deletes a model's files. */
export const removeModel = (name: string): Promise<void> => invoke('remove_model', { name });

/** Deletes what a model, given as `name@revision`, has embedded; how many embeddings. */
export const freeModel = (model: string): Promise<number> => invoke('free_model', { model });

/** The address of the thumbnail of a photo, or of a frame of a video, a JPEG whose long side is 384 pixels. */
export const thumbnailUrl = (photo: number, frame?: number): string =>
  convertFileSrc(partOf(photo, frame), 'thumb');

/** The address of the whole photo, or of a frame of a video, upright and in a format the window can show. */
export const photoUrl = (photo: number, frame?: number): string =>
  convertFileSrc(partOf(photo, frame), 'photo');

/** The address of a photo made so small that its long side has at most `side` pixels: 1024, 2048 or 4096. */
export const previewUrl = (photo: number, side: number): string =>
  `${convertFileSrc(`${photo}`, 'photo')}?side=${side}`;

/** The address of a square of a photo, pixel for pixel. */
export const tileUrl = (photo: number, { level, column, row }: Tile): string =>
  `${convertFileSrc(`${photo}`, 'photo')}?level=${level}&column=${column}&row=${row}`;

/** What stands for a photo or a frame in an address. */
const partOf = (photo: number, frame?: number): string => (frame ? `${photo}-${frame}` : `${photo}`);
