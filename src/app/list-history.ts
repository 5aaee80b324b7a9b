import { withoutSecrets } from '../core/go/secrets.ts';
import type { Location } from '../core/model/location.ts';
import type { HistoryEntry } from '../store/history-entry.ts';
import { hereOf } from './location.ts';
import type { UserContext } from './user-context.ts';
import { openStores, tidyStores } from './user-stores.ts';

/** An entry with the names that users give to it. */
export interface NamedEntry extends HistoryEntry {
  /** In its own location: `@last`, and `@2` for the trace before it; null for an entry of another location. */
  readonly name: string | null;
  /** The same among the traces of all locations, for `--all`. */
  readonly allName: string;
  readonly location: Location;
  /** Whether it is of the current location. */
  readonly here: boolean;
  /** The path of its trace. */
  readonly path: string;
}

/** The entries of one location. */
export interface HistoryGroup {
  readonly location: Location;
  readonly here: boolean;
  /** Newest first. Only the current location can have none. */
  readonly entries: readonly NamedEntry[];
}

/**
 * The traces of the history by location: the current one first, the others by their newest trace. Removes traces
 * over the limits first.
 */
export async function listHistory(context: UserContext): Promise<readonly HistoryGroup[]> {
  const stores = openStores(context);
  // A read-only folder still shows its list.
  await tidyStores(stores).catch(() => undefined);
  const entries = await stores.history.list();
  const here = hereOf(context);
  let inHere = 0;
  const named = entries.map((entry, index): NamedEntry => {
    const isHere = here.has(entry);
    return {
      ...entry,
      // An older version may have saved them.
      argv: withoutSecrets(entry.argv),
      name: isHere ? nameAt(inHere++) : null,
      allName: nameAt(index),
      location: here.locationOf(entry),
      here: isHere,
      path: stores.history.tracePath(entry.id),
    };
  });
  const others = new Map<string, NamedEntry[]>();
  for (const entry of named.filter((one) => !one.here)) {
    const { directory } = entry.location;
    others.set(directory, [...(others.get(directory) ?? []), entry]);
  }
  return [
    { location: here.location, here: true, entries: named.filter((one) => one.here) },
    ...[...others.values()].flatMap((group): readonly HistoryGroup[] => {
      const [newest] = group;
      return newest === undefined ? [] : [{ location: newest.location, here: false, entries: group }];
    }),
  ];
}

function nameAt(index: number): string {
  return index === 0 ? '@last' : `@${index + 1}`;
}
