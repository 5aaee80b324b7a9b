import type { HistoryEntry } from '../store/history-entry.ts';
import type { UserContext } from './user-context.ts';
import { openStores, tidyStores } from './user-stores.ts';

/** An entry with the name that users give to it. */
export interface NamedEntry extends HistoryEntry {
  /** `@last`, and `@2` for the trace before it. */
  readonly name: string;
  /** The path of its trace. */
  readonly path: string;
}

/** The traces of the history, newest first. Removes those over the limits first. */
export async function listHistory(context: UserContext): Promise<readonly NamedEntry[]> {
  const stores = openStores(context);
  // A read-only folder still shows its list.
  await tidyStores(stores).catch(() => undefined);
  const entries = await stores.history.list();
  return entries.map((entry, index) => ({
    name: index === 0 ? '@last' : `@${index + 1}`,
    ...entry,
    path: stores.history.tracePath(entry.id),
  }));
}
