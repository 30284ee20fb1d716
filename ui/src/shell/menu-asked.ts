import type { Looking } from './looking.svelte';
import type { Point } from './Menu.svelte';

/** Whether the web view has a menu of its own for what is there: for text, which can be copied and pasted with it. */
export const ofText = (event: MouseEvent): boolean =>
  event.target instanceof Element && event.target.closest('input, .selectable') !== null;

/** Where a menu is to open for the photo that it was asked for, on which the keyboard is then; nothing where there is no photo. */
export function photoMenuAt(event: MouseEvent, looking: Looking): Point | null {
  const on = event.target instanceof Element ? event.target : null;
  const under = on?.closest<HTMLElement>('[data-testid="photo"], [data-testid="detail"] .stage');
  if (under && !looking.viewing) looking.active = Number(under.dataset['photo']);
  // The key for menus has no point of its own.
  const byKey = event.button !== 2 || event.clientX + event.clientY === 0;
  const box = byKey ? document.getElementById(`photo-${looking.rank}`)?.getBoundingClientRect() : undefined;
  if (!under && !box) return null;
  return box ? { x: box.left + 16, y: box.top + 16 } : { x: event.clientX, y: event.clientY };
}
