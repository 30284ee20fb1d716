import { Kept } from '../shell/kept.svelte';

/** Whether near-duplicates and bursts are shown as one photo. */
export const stacking = new Kept<boolean>('stacks', true);
