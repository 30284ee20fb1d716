import { errorMessage } from '../api';
import { notices } from './notices.svelte';

/** Tells why something failed. */
export function report(thrown: unknown): void {
  notices.problem(errorMessage(thrown));
}

/** Does something and says why if it fails. */
export async function attempt(action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (thrown) {
    report(thrown);
  }
}
