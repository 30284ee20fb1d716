import { tick } from 'svelte';

/** What held the focus before each of the things that took it, the last first. */
let way: HTMLElement[] = [];
/** What has taken the focus and is still shown, the last first. */
let holders: HTMLElement[] = [];

/** Moves the focus into an element while it is shown, and back to where it was when it goes. */
export function holdFocus(element: HTMLElement): () => void {
  if (document.activeElement instanceof HTMLElement) way = [document.activeElement, ...way];
  holders = [element, ...holders];
  element.focus({ preventScroll: true });
  return () => {
    holders = holders.filter((holder) => holder !== element);
    // What lies behind can't be reached before the window is drawn anew.
    void tick().then(giveBack);
  };
}

/** Lets the focus come into an element that may go at any time, and then gives it back to where it came from. */
export function lendFocus(element: HTMLElement): () => void {
  let lender: HTMLElement | null = null;
  const comes = ({ relatedTarget }: FocusEvent): void => {
    if (!(relatedTarget instanceof HTMLElement) || element.contains(relatedTarget)) return;
    // A sheet that closes is no place to go back to.
    if (!relatedTarget.closest('[role=dialog]')) lender = relatedTarget;
  };
  element.addEventListener('focusin', comes);
  return () => {
    element.removeEventListener('focusin', comes);
    if (lender) way = [lender, ...way];
    void tick().then(giveBack);
  };
}

/** Gives the focus back to the last that had it and can take it, unless something else has it already. */
function giveBack(): void {
  if (document.activeElement === null || document.activeElement === document.body) {
    const at = way.findIndex((element) => element.isConnected && !element.closest('[inert]'));
    const target = way[at] ?? holders[0];
    target?.focus({ preventScroll: true });
    way = way.slice(at + 1);
  }
  if (holders.length === 0) way = [];
}
