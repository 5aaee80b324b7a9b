import { mkdirSync } from 'node:fs';
import * as vscode from 'vscode';
import { historyFolder } from '../../app/history-folder.ts';
import type { HistoryEntry } from '../../app/history-of.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { logErrors } from '../guard.ts';
import { hostContext } from '../host-context.ts';
import { historyIdOf } from '../run.ts';
import type { Services } from '../services.ts';
import { savedTraces } from '../traces/saved-traces.ts';
import type { TraceHistory } from './trace-history.ts';

/** Saving a trace changes several files at once. */
const QUIET_MS = 150;

/**
 * The current history of this user, which other windows and the command line also write to. It is read on the
 * first request, and watched from then on.
 */
export class HistoryModel implements TraceHistory, vscode.Disposable {
  readonly #services: Pick<Services, 'log' | 'allMessages' | 'runs'>;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[] = [this.#changed];
  #reading: Promise<readonly HistoryEntry[]> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #watched = false;
  #problem: string | null = null;

  /** Fires when entries were added or removed. */
  readonly onDidChange = this.#changed.event;

  constructor(services: Pick<Services, 'log' | 'allMessages' | 'runs'>) {
    this.#services = services;
  }

  get problem(): string | null {
    return this.#problem;
  }

  /** Newest first; none where they cannot be read. */
  entries(): Promise<readonly HistoryEntry[]> {
    this.#watch();
    const none: Promise<readonly HistoryEntry[]> = Promise.resolve([]);
    this.#reading ??= logErrors(this.#services, 'history', none, () => this.#read());
    return this.#reading;
  }

  async #read(): Promise<readonly HistoryEntry[]> {
    try {
      const history = await savedTraces(this.#services);
      const entries = await history.list();
      this.#problem = null;
      return entries;
    } catch (error) {
      // A history that cannot be read must not look like an empty one.
      if (error instanceof UserFacingError) this.#problem = this.#services.allMessages.error(error);
      throw error;
    }
  }

  /** Forces a reread. */
  refresh(): void {
    this.#reading = null;
    this.#changed.fire();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const one of this.#subscriptions.splice(0)) one.dispose();
  }

  #watch(): void {
    if (this.#watched) return;
    this.#watched = true;
    const path = historyFolder(hostContext(this.#services));
    // Some platforms cannot watch a folder that does not exist. If it cannot be created, rereading on focus is
    // enough.
    logErrors(this.#services, 'history', undefined, () => mkdirSync(path, { recursive: true, mode: 0o700 }));
    const folder = vscode.Uri.file(path);
    // Only the traces, because reading the history may write its index.
    const pattern = new vscode.RelativePattern(folder, '*.gotrace.json.gz');
    const watcher = vscode.workspace.createFileSystemWatcher(pattern, false, true, false);
    const soon = (): void => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.refresh(), QUIET_MS);
    };
    let ended = new Set<string>();
    this.#subscriptions.push(
      watcher,
      watcher.onDidCreate(soon),
      watcher.onDidDelete(soon),
      this.#services.runs.onDidChange((run) => {
        if (historyIdOf(run) === null || ended.has(run.id)) return;
        ended = new Set([...ended, run.id]);
        soon();
      }),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) soon();
      }),
    );
  }
}
