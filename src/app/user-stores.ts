import { cacheFolder } from '../store/cache-folder.ts';
import type { History } from '../store/history.ts';
import type { KeyStore } from '../store/key-store.ts';
import { openRowStore, type RowStore } from '../store/row-store.ts';
import { historyOf } from './history-of.ts';
import { keyStoreOf } from './rebuild/explain-trace.ts';
import type { UserContext } from './user-context.ts';

/** What a user's commands leave behind. Opened once per command, because each store caches what it has read. */
export interface UserStores {
  readonly history: History;
  readonly keys: KeyStore;
  readonly rows: RowStore;
}

export function openStores(context: UserContext): UserStores {
  return { history: historyOf(context), keys: keyStoreOf(context), rows: openRowStore(cacheFolder(context)) };
}

/** Removes traces over the limits, with their reports and key inputs, and what processes that died left behind. */
export async function tidyStores({ history, keys, rows }: UserStores): Promise<void> {
  await history.prune();
  await rows.prune(Date.now());
  await keys.prune((await history.list()).map((entry) => entry.id));
}

/**
 * Does so only if the history exceeds a limit. A traced command does not wait for this: an idle editor does it, or
 * the next command that reads the history, or one that finds it far over (`share` of the limit).
 */
export async function tidyIfOver(stores: UserStores, share = 0): Promise<void> {
  if (await stores.history.isOver(share)) await tidyStores(stores);
}
