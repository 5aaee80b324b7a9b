import { type PlacedCommand, sameCommandAs } from '../core/go/same-command.ts';
import { isSamePath } from '../core/go/same-path.ts';
import type { HistoryEntry } from '../store/history-entry.ts';

export interface Previous {
  readonly entry: HistoryEntry;
  /** Whether it is the same command (see `isSameCommand`), or only of the same directory. */
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
  own: PlacedCommand,
): Previous | null {
  const at = entries.findIndex((entry) => entry.id === id);
  const here = entries.slice(at + 1).filter((entry) => isSamePath(entry.directory, own.directory));
  const same = here.find(sameCommandAs(own));
  const entry = same ?? here[0];
  return entry === undefined ? null : { entry, sameCommand: same !== undefined };
}
