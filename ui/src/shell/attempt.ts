import { told } from '../problems/told';
import { notices } from './notices.svelte';

/** Tells why something failed. */
export function report(thrown: unknown): void {
  const { text, detail } = told(thrown);
  notices.problem(text, detail);
}

/** Does something and says why if it fails. */
export async function attempt(action: () => Promise<unknown>): Promise<void> {
  try {
    await action();
  } catch (thrown) {
    report(thrown);
  }
}
