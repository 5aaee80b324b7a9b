import * as vscode from 'vscode';
import { parseGoCommandLine } from '../../collect/go-command-line.ts';
import { whyNoMainFromFiles } from '../../collect/main-why.ts';
import type { MainAnswer, MainReason } from '../../core/model/main-answer.ts';
import { quietly } from '../guard.ts';
import { worksIn } from '../run-target.ts';
import type { Run } from '../runs.ts';
import type { Services } from '../services.ts';
import { environmentOf } from './environment-of.ts';
import type { MainPackages } from './main-model.ts';

/** Why a traced command of this window had nothing to run, as long as the files still say the same. */
export interface FailedRun {
  readonly run: Run;
  readonly answer: MainAnswer;
  readonly reason: MainReason;
  /** Where go worked. */
  readonly directory: string;
}

/** Follows the runs: a reason goes away when the files no longer show it, or the same command goes well. */
export class FailedRuns implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #listeners: vscode.Disposable;
  readonly #byCommand = new Map<string, FailedRun>();

  readonly onDidChange = this.#changed.event;

  constructor(
    services: Services,
    private readonly mains: MainPackages,
  ) {
    this.#listeners = vscode.Disposable.from(
      services.runs.onDidChange((run) => quietly(services, 'failed runs', undefined, () => this.#take(run))),
      mains.onDidChange(() => quietly(services, 'failed runs', undefined, () => this.#lookAgain())),
    );
  }

  get all(): readonly FailedRun[] {
    return [...this.#byCommand.values()];
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#changed.dispose();
  }

  #take(run: Run): void {
    if (run.state === 'running') return;
    const key = JSON.stringify([run.directory, run.argv]);
    const failed = run.view?.noMain == null ? null : this.#judge(run);
    if (failed === null && !this.#byCommand.has(key)) return;
    if (failed === null) this.#byCommand.delete(key);
    else this.#byCommand.set(key, failed);
    this.#changed.fire();
  }

  #lookAgain(): void {
    if (this.#byCommand.size === 0) return;
    for (const [key, { run }] of this.#byCommand) {
      const failed = this.#judge(run);
      if (failed === null) this.#byCommand.delete(key);
      else this.#byCommand.set(key, failed);
    }
    this.#changed.fire();
  }

  /** The files as they are now must show what go said; what only go can know stays with the panel. */
  #judge(run: Run): FailedRun | null {
    const line = parseGoCommandLine(run.argv);
    const directory = worksIn(run);
    const answer = whyNoMainFromFiles({
      words: line.packages.length === 0 ? ['.'] : line.packages,
      directory,
      env: { ...environmentOf(vscode.Uri.file(run.directory)), ...run.target?.env },
      buildFlags: line.flags.map(({ name, value }) => `-${name}${value === null ? '' : `=${value}`}`),
      overlay: this.mains.overlay,
    });
    const { reason } = answer;
    if (reason === null || reason.id !== run.view?.noMain?.id) return null;
    return { run, answer, reason, directory };
  }
}
