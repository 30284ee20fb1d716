import { errorMessage } from '../api';
import { notices } from '../shell/notices.svelte';

/** Does something and says why if it fails. */
export async function attempt(action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (thrown) {
    notices.problem(errorMessage(thrown));
  }
}
