import * as api from './commands';
import { Keeping } from './keeping.svelte';
import { Selection } from './selection.svelte';

/** Favourites, stars and albums of the library that is open. */
export const keeping = new Keeping(api);

/** What is selected in the grid. */
export const selection = new Selection();
