import type { History } from '../store/history.ts';
import type { KeyStore } from '../store/key-store.ts';
import { keyStoreOf } from './explain-trace.ts';
import { historyOf } from './history-of.ts';
import type { UserContext } from './user-context.ts';

/** What a user's commands leave behind. Opened once per command, because each store caches what it has read. */
export interface UserStores {
  readonly history: History;
  readonly keys: KeyStore;
}

export function openStores(context: UserContext): UserStores {
  return { history: historyOf(context), keys: keyStoreOf(context) };
}

/**
 * Removes old traces, their reports and key inputs. A traced command does not wait for this: the next command
 * that reads the history does it, or one that finds it far over the limit.
 */
export async function tidyStores({ history, keys }: UserStores): Promise<void> {
  await history.prune();
  await keys.prune((await history.list()).map((entry) => entry.id));
}

/** A later command removes the rest, so an error here can be ignored. */
export async function tidyIfOverfull(stores: UserStores): Promise<void> {
  if (await stores.history.isOverfull()) await tidyStores(stores);
}
