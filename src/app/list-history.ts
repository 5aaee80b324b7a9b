import type { HistoryEntry } from '../store/history-entry.ts';
import type { UserContext } from './user-context.ts';
import { openStores, tidyStores } from './user-stores.ts';

/** An entry under the name that a person uses for it. */
export interface NamedEntry extends HistoryEntry {
  /** `@last`, and `@2` for the one before it. */
  readonly name: string;
  /** Where its trace lies. */
  readonly path: string;
}

/** The traces of the history, newest first. Drops those over the limits before. */
export async function listHistory(context: UserContext): Promise<readonly NamedEntry[]> {
  const stores = openStores(context);
  // A folder that we may only read still shows its list.
  await tidyStores(stores).catch(() => undefined);
  const entries = await stores.history.list();
  return entries.map((entry, index) => ({
    name: index === 0 ? '@last' : `@${index + 1}`,
    ...entry,
    path: stores.history.tracePath(entry.id),
  }));
}
