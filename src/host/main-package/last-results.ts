import * as vscode from 'vscode';
import type { HistoryEntry } from '../../app/history-of.ts';
import { asOpened } from '../in-workspace.ts';
import { historyIdOf, type Run } from '../run.ts';
import { worksIn } from '../run-target.ts';
import type { Services } from '../services.ts';
import { readSettings } from '../settings.ts';
import { isRunOf } from './is-run-of.ts';
import type { WorkspaceMain } from './main-model.ts';
import { resultOfFacts, resultOfRun } from './result-text.ts';

export interface LastResult {
  /** `3 rebuilt, 1.2 s` */
  readonly text: string;
  /** The source that the panel opens; null if there is nothing to open yet. */
  readonly run: { readonly kind: 'run' | 'history'; readonly id: string } | null;
}

/** The result of the last trace of a main package: in this window, otherwise from the history. */
export class LastResults implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #listeners: readonly vscode.Disposable[];
  #known = '';

  readonly onDidChange = this.#changed.event;

  constructor(private readonly services: Services) {
    const fire = () => this.#changed.fire();
    this.#listeners = [
      services.runs.onDidChange(({ id, state, view, argv, directory }) => {
        // A run is drawn many times, but the text changes only with its build, its program and its end.
        // What a task runs is not known at first.
        const text = JSON.stringify([id, state, view?.program == null, argv, directory]);
        if (text === this.#known) return;
        this.#known = text;
        fire();
      }),
      services.runs.onDidChangeStarting(fire),
      // The command line and other windows also trace.
      services.history.onDidChange(fire),
    ];
  }

  async of({ entry }: WorkspaceMain): Promise<LastResult | null> {
    const run = this.services.runs.all.findLast((one) => isRunOf(entry, one, worksIn(one)));
    const stored = (await this.#stored()).find((one) => isRunOf(entry, one, asOpened(one.directory)));
    const messages = { mains: this.services.messages.mains, bar: this.services.messages.trace.bar };
    // The last run has ended already; nothing changes.
    if (this.services.runs.starting.some((one) => isRunOf(entry, one, worksIn(one))))
      return { text: messages.mains.running, run: run ? { kind: 'run', id: run.id } : null };
    if (run !== undefined && (stored === undefined || !isOlder(run, stored)))
      return { text: resultOfRun(run, messages), run: { kind: 'run', id: run.id } };
    if (stored === undefined) return null;
    return { text: resultOfFacts(stored, messages), run: { kind: 'history', id: stored.id } };
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
    this.#changed.dispose();
  }

  #stored(): Promise<readonly HistoryEntry[]> {
    if (!readSettings().history) return Promise.resolve([]);
    return this.services.history.entries();
  }
}

/** It was traced elsewhere meanwhile. */
function isOlder(run: Run, stored: HistoryEntry): boolean {
  const { state, view } = run;
  if (state === 'running' || view === null || historyIdOf(run) === stored.id) return false;
  return Date.parse(view.header.startedAt) < Date.parse(stored.startedAt);
}
