import { DraggingOut } from '../shell/dragging-out.svelte';
import * as api from './commands';
import { Keeping } from './keeping.svelte';
import { Selection } from './selection.svelte';

/** Favourites, stars and albums of the library that is open. */
export const keeping = new Keeping(api);

/** What is selected in the grid. */
export const selection = new Selection();

/** Photos that are dragged out of the window. */
export const draggingOut = new DraggingOut(api.dragPhotos);
