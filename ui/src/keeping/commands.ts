/** The commands of the window's Rust side for what people do with photos. */

import { invoke } from '@tauri-apps/api/core';
import type { Album } from '../bindings/Album';
import type { Export } from '../bindings/Export';
import type { Marks } from '../bindings/Marks';
import type { PutBack } from '../bindings/PutBack';
import type { Removal } from '../bindings/Removal';
import type { Stars } from '../bindings/Stars';
import type { Trashed } from '../bindings/Trashed';

/** Every photo that is a favourite or has stars. */
export const marks = (): Promise<Marks> => invoke('marks');

export const setFavourite = (photos: number[], favourite: boolean): Promise<void> =>
  invoke('set_favourite', { photos, favourite });

/** Gives photos stars; with `null`, what their files say counts again. */
export const rate = (photos: number[], stars: Stars | null): Promise<void> =>
  invoke('rate', { photos, stars });

/** Every album, by name. */
export const albums = (): Promise<Album[]> => invoke('albums');

export const makeAlbum = (name: string, photos: number[]): Promise<Album> =>
  invoke('make_album', { name, photos });

/** Saves a search as an album that always holds what it finds. */
export const saveSearch = (name: string, query: string): Promise<Album> =>
  invoke('save_search', { name, query });

export const renameAlbum = (album: number, name: string): Promise<Album> =>
  invoke('rename_album', { album, name });

/** Deletes an album; its photos stay. */
export const deleteAlbum = (album: number): Promise<void> => invoke('delete_album', { album });

/** Has a deleted album back. */
export const restoreAlbum = (album: number): Promise<Album> => invoke('restore_album', { album });

/** Adds photos at the end of an album; how many were not in it before. */
export const addToAlbum = (album: number, photos: number[]): Promise<number> =>
  invoke('add_to_album', { album, photos });

/** Takes photos out of an album; how many were in it. */
export const takeFromAlbum = (album: number, photos: number[]): Promise<number> =>
  invoke('take_from_album', { album, photos });

/** Puts the photos of an album in this order. */
export const arrangeAlbum = (album: number, photos: number[]): Promise<void> =>
  invoke('arrange_album', { album, photos });

/** Lets the person choose a folder and copies photos there; nothing, if they choose none. */
export const exportPhotos = (
  photos: number[],
  withoutMetadata: boolean,
  title: string,
): Promise<Export | null> => invoke('export_photos', { photos, withoutMetadata, title });

/** Puts the files of photos on the clipboard; how many. */
export const copyFiles = (photos: number[]): Promise<number> => invoke('copy_files', { photos });

/** Shows the files of photos in the system's file manager. */
export const revealPhotos = (photos: number[]): Promise<void> => invoke('reveal_photos', { photos });

/** Moves all files of photos to the system's trash. */
export const trashPhotos = (photos: number[]): Promise<Trashed> => invoke('trash_photos', { photos });

/** Has what was moved to the trash together back where it was. */
export const putBack = (removal: number): Promise<PutBack> => invoke('put_back', { removal });

/** What was moved to the trash from here and still is there, what was moved last first. */
export const removals = (): Promise<Removal[]> => invoke('removals');

/** Drags files of photos out of the window; resolves when they were let go of. */
export const dragPhotos = (photos: number[]): Promise<void> => invoke('drag_photos', { photos });
