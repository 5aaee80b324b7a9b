import * as vscode from 'vscode';
import { logErrors } from '../guard.ts';
import type { Run } from '../run.ts';
import type { Services } from '../services.ts';
import type { MainPackages } from './main-model.ts';
import type { FailedRun, ReportedAnswer, RunJudge } from './run-judge.ts';

interface Remembered {
  readonly run: Run;
  readonly reported: ReportedAnswer | null;
  readonly failed: FailedRun | null;
}

/**
 * Follows the runs: a reason disappears when the files no longer show it, or when the same command succeeds.
 * What only go can know stays while the files are those that go saw, and an undo brings it back.
 */
export class FailedRuns implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #listeners: vscode.Disposable;
  readonly #byCommand = new Map<string, Remembered>();
  /** Loaded with the first run that needs it. */
  #judge: RunJudge | null = null;
  #isSoon = false;

  readonly onDidChange = this.#changed.event;

  constructor(
    private readonly services: Services,
    private readonly mains: MainPackages,
  ) {
    this.#listeners = vscode.Disposable.from(
      services.runs.onDidChange((run) =>
        logErrors(services, 'failed runs', undefined, () => this.#take(run)),
      ),
      mains.onDidTouch(() => this.#judgeSoon()),
      mains.onDidChange(() => this.#judgeSoon()),
    );
  }

  get all(): readonly FailedRun[] {
    return [...this.#byCommand.values()].flatMap(({ failed }) => failed ?? []);
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#changed.dispose();
  }

  #take(run: Run): void {
    if (run.state === 'running') return;
    const key = JSON.stringify([run.directory, run.argv]);
    if (run.view?.noMain == null || run.view.noMain.about !== 'main') {
      if (this.#byCommand.delete(key)) this.#changed.fire();
      return;
    }
    if (this.#judge === null) {
      void this.#takeLater(run.id);
      return;
    }
    // The run has a newer picture once its reasons are known; by then the files may have changed.
    const before = this.#byCommand.get(key);
    const reported = before?.run.id === run.id ? before.reported : this.#judge.reportedAnswer(run);
    this.#byCommand.set(key, { run, reported, failed: this.#judge.judge(run, reported) });
    this.#changed.fire();
  }

  async #takeLater(id: string): Promise<void> {
    await logErrors(this.services, 'failed runs', Promise.resolve(), async () => {
      const { RunJudge } = await import('./run-judge.ts');
      this.#judge ??= new RunJudge(this.services, this.mains);
      const run = this.services.runs.get(id);
      if (run !== null) this.#take(run);
    });
  }

  /** One edit fires several events, one for each folder that it changes. */
  #judgeSoon(): void {
    if (this.#isSoon) return;
    this.#isSoon = true;
    queueMicrotask(() => {
      this.#isSoon = false;
      logErrors(this.services, 'failed runs', undefined, () => this.#judgeAgain());
    });
  }

  #judgeAgain(): void {
    const judge = this.#judge;
    if (this.#byCommand.size === 0 || judge === null) return;
    for (const [key, { run, reported }] of this.#byCommand)
      this.#byCommand.set(key, { run, reported, failed: judge.judge(run, reported) });
    this.#changed.fire();
  }
}
