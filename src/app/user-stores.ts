import type { History } from '../store/history.ts';
import type { KeyStore } from '../store/key-store.ts';
import { keyStoreOf } from './explain-trace.ts';
import { historyOf } from './history-of.ts';
import type { UserContext } from './user-context.ts';

/** What a user's commands leave behind. Opened once per command: each remembers what it has read. */
export interface UserStores {
  readonly history: History;
  readonly keys: KeyStore;
}

export function openStores(context: UserContext): UserStores {
  return { history: historyOf(context), keys: keyStoreOf(context) };
}

/**
 * Drops old traces, their reports and key inputs. Nobody waits for this at the end of a traced command: it is
 * the work of the next command that reads the history, or of one that finds it overfull.
 */
export async function tidyStores({ history, keys }: UserStores): Promise<void> {
  await history.prune();
  await keys.prune((await history.list()).map((entry) => entry.id));
}

/** What is left over is dropped by a later command, so a fault here is nobody's concern. */
export async function tidyIfOverfull(stores: UserStores): Promise<void> {
  if (await stores.history.isOverfull()) await tidyStores(stores);
}
