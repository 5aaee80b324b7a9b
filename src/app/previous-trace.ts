import { isSamePath } from '../core/go/same-path.ts';
import type { HistoryEntry } from '../store/history-entry.ts';

export interface Previous {
  readonly entry: HistoryEntry;
  /** Whether it has the same argv in the same directory, or only the same directory. */
  readonly sameCommand: boolean;
}

/**
 * The trace to compare with: the nearest earlier one of the same command and directory, otherwise the nearest
 * earlier one of the same directory; null if there is none. `entries` newest first. A trace that is not among
 * them (it was not saved) is later than all of them.
 */
export function previousTrace(
  entries: readonly HistoryEntry[],
  id: string,
  own: Pick<HistoryEntry, 'argv' | 'directory'>,
): Previous | null {
  const at = entries.findIndex((entry) => entry.id === id);
  const here = entries.slice(at + 1).filter((entry) => isSamePath(entry.directory, own.directory));
  const same = here.find((entry) => isSameCommand(entry.argv, own.argv));
  const entry = same ?? here[0];
  return entry === undefined ? null : { entry, sameCommand: same !== undefined };
}

export function isSameCommand(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((arg, at) => arg === other[at]);
}
