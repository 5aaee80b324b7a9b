import * as vscode from 'vscode';
import { parseGoCommandLine } from '../../collect/go-command-line.ts';
import { historyOf } from '../../session/history-of.ts';
import type { HistoryEntry } from '../../store/history-entry.ts';
import { hostPlace } from '../host-place.ts';
import { asOpened } from '../in-workspace.ts';
import { worksIn } from '../run-target.ts';
import type { Run } from '../runs.ts';
import type { Services } from '../services.ts';
import { readSettings } from '../settings.ts';
import { isRunOf } from './is-run-of.ts';
import type { WorkspaceMain } from './main-model.ts';

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
  #history: Promise<readonly HistoryEntry[]> | null = null;
  #known = '';

  readonly onDidChange = this.#changed.event;

  constructor(private readonly services: Services) {
    this.#listener = services.runs.onDidChange((run) => {
      // A run has many pictures while it goes, and one text.
      const text = `${run.id} ${run.state}`;
      if (text === this.#known) return;
      this.#known = text;
      this.#history = null;
      this.#changed.fire();
    });
  }

  async of({ entry }: WorkspaceMain): Promise<LastResult | null> {
    const run = this.services.runs.all.findLast((one) => isRunOf(entry, one.argv, worksIn(one)));
    if (run !== undefined) return { text: this.#textOf(run), run: { kind: 'run', id: run.id } };
    const stored = (await this.#stored()).find((one) => isRunOf(entry, one.argv, asOpened(one.directory)));
    if (stored === undefined) return null;
    const says = this.services.words.mains;
    const isRun = parseGoCommandLine(stored.argv).verb === 'run';
    // A program may end with an error of its own; another command's error is the build's.
    const isFailed = stored.exitCode !== 0 && (!isRun || stored.rebuilt + stored.fromCache === 0);
    const text = isFailed ? says.failed : says.result(stored.rebuilt, isRun ? null : stored.wallMs);
    return { text, run: { kind: 'history', id: stored.id } };
  }

  dispose(): void {
    this.#listener.dispose();
    this.#changed.dispose();
  }

  #textOf({ state, view }: Run): string {
    const says = this.services.words.mains;
    if (state === 'running' && view?.program == null) return says.running;
    if (view === null) return says.failed;
    if (view.totals.failed > 0 || view.noMain !== null || view.headline.kind === 'loadFailed')
      return says.failed;
    return says.result(view.totals.rebuilt, view.header.buildMs);
  }

  #stored(): Promise<readonly HistoryEntry[]> {
    if (!readSettings().history) return Promise.resolve([]);
    this.#history ??= historyOf(hostPlace(this.services))
      .list()
      // A history that cannot be read is told of where it is shown.
      .catch(() => []);
    return this.#history;
  }
}
