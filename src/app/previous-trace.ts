import { isSamePlace } from '../core/go/same-path.ts';
import type { HistoryEntry } from '../store/history-entry.ts';

export interface Previous {
  readonly entry: HistoryEntry;
  /** The same words in the same directory; else only the directory is the same. */
  readonly sameCommand: boolean;
}

/**
 * What to compare a trace with: the nearest earlier one of the same command and directory, else the nearest
 * earlier one of the same directory; null when there is none. `entries` newest first. A trace that is not
 * among them (it was not kept) is later than all.
 */
export function previousTrace(
  entries: readonly HistoryEntry[],
  id: string,
  own: Pick<HistoryEntry, 'argv' | 'directory'>,
): Previous | null {
  const at = entries.findIndex((entry) => entry.id === id);
  const here = entries.slice(at + 1).filter((entry) => isSamePlace(entry.directory, own.directory));
  const same = here.find((entry) => isSameCommand(entry.argv, own.argv));
  const entry = same ?? here[0];
  return entry === undefined ? null : { entry, sameCommand: same !== undefined };
}

export function isSameCommand(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word, at) => word === other[at]);
}
