import type * as vscode from 'vscode';
import type { HistoryEntry } from '../../app/history-of.ts';

/** The current history of this user, read once and shared. */
export interface TraceHistory {
  /** Newest first. */
  readonly entries: () => Promise<readonly HistoryEntry[]>;
  /** Why the entries could not be read the last time; null when they were. */
  readonly problem: string | null;
  /** Forces a reread. */
  readonly refresh: () => void;
  /** Fires when entries were added or removed. */
  readonly onDidChange: vscode.Event<void>;
}
