import * as vscode from 'vscode';
import type { HistoryEntry } from '../../store/history-entry.ts';
import { asOpened } from '../in-workspace.ts';
import { worksIn } from '../run-target.ts';
import type { Run } from '../runs.ts';
import type { Services } from '../services.ts';
import { readSettings } from '../settings.ts';
import { isRunOf } from './is-run-of.ts';
import type { WorkspaceMain } from './main-model.ts';
import { resultOfFacts, resultOfRun } from './result-text.ts';

export interface LastResult {
  /** `3 rebuilt, 1.2 s` */
  readonly text: string;
  /** What the panel opens. */
  readonly run: { readonly kind: 'run' | 'history'; readonly id: string };
}

/** How the last trace of a main package went: in this window, else as the history has it. */
export class LastResults implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #listener: vscode.Disposable;
  readonly #history: vscode.Disposable;
  #known = '';

  readonly onDidChange = this.#changed.event;

  constructor(private readonly services: Services) {
    this.#listener = services.runs.onDidChange((run) => {
      // A run has many pictures while it goes, and one text.
      const text = `${run.id} ${run.state}`;
      if (text === this.#known) return;
      this.#known = text;
      this.#changed.fire();
    });
    // The command line and other windows trace, too.
    this.#history = services.history.onDidChange(() => this.#changed.fire());
  }

  async of({ entry }: WorkspaceMain): Promise<LastResult | null> {
    const run = this.services.runs.all.findLast((one) => isRunOf(entry, one.argv, worksIn(one)));
    const stored = (await this.#stored()).find((one) => isRunOf(entry, one.argv, asOpened(one.directory)));
    const words = { mains: this.services.words.mains, bar: this.services.words.trace.bar };
    if (run !== undefined && (stored === undefined || !isOlder(run, stored)))
      return { text: resultOfRun(run, words), run: { kind: 'run', id: run.id } };
    if (stored === undefined) return null;
    return { text: resultOfFacts(stored, words), run: { kind: 'history', id: stored.id } };
  }

  dispose(): void {
    this.#listener.dispose();
    this.#history.dispose();
    this.#changed.dispose();
  }

  #stored(): Promise<readonly HistoryEntry[]> {
    if (!readSettings().history) return Promise.resolve([]);
    return this.services.history.entries();
  }
}

/** Somebody traced it elsewhere meanwhile. */
function isOlder({ state, historyId, view }: Run, stored: HistoryEntry): boolean {
  if (state === 'running' || view === null || historyId === stored.id) return false;
  return Date.parse(view.header.startedAt) < Date.parse(stored.startedAt);
}
