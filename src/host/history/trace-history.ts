import type * as vscode from 'vscode';
import type { HistoryEntry } from '../../app/history-of.ts';

/** The history of this user as it is now, read once for all who ask. */
export interface TraceHistory {
  /** Newest first. */
  readonly entries: () => Promise<readonly HistoryEntry[]>;
  /** What was read is read again. */
  readonly refresh: () => void;
  /** There are other entries now. */
  readonly onDidChange: vscode.Event<void>;
}
