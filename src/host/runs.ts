import * as vscode from 'vscode';
import { historyIdOf, type Run } from './run.ts';
import type { RunTarget } from './run-target.ts';

/** A prediction of the next build of the last target. */
export interface Prediction {
  /** An upper bound that includes what go cannot know before it compiles the roots. */
  readonly atMost: number;
  readonly certain: number;
  /** `about 2.1 s`; null if earlier traces do not support an estimate. */
  readonly time: string | null;
  /** The whole answer, one entry per line. */
  readonly lines: readonly string[];
}

/** The runs of this window, oldest first. A run is replaced as a whole by its newer state. */
export class Runs implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<Run>();
  readonly #predicted = new vscode.EventEmitter<Prediction | null>();
  #prediction: Prediction | null = null;
  readonly #byId = new Map<string, Run>();
  readonly #starting = new Set<RunTarget>();
  readonly #startings = new vscode.EventEmitter<void>();
  /** Fires for runs that were dropped; a panel may still show them. */
  readonly #historyIds = new Map<string, string>();

  /** Fires when a run starts, updates or ends. */
  readonly onDidChange = this.#changed.event;

  /** Fires when a run is about to start, or no longer is. */
  readonly onDidChangeStarting = this.#startings.event;

  /** The current prediction after a save; null if there is none. */
  readonly onDidPredict = this.#predicted.event;

  get prediction(): Prediction | null {
    return this.#prediction;
  }

  predict(prediction: Prediction | null): void {
    this.#prediction = prediction;
    this.#predicted.fire(prediction);
  }

  get all(): readonly Run[] {
    return [...this.#byId.values()];
  }

  /** The newest. */
  get last(): Run | null {
    return this.all.at(-1) ?? null;
  }

  /**
   * A run that was requested but has not started: files are being saved, go is looked up, or the previous
   * program is ending.
   */
  get starting(): readonly RunTarget[] {
    return [...this.#starting];
  }

  /** Until the returned function is called. */
  starts(target: RunTarget): () => void {
    this.#starting.add(target);
    this.#startings.fire();
    return () => {
      if (this.#starting.delete(target)) this.#startings.fire();
    };
  }

  get(id: string): Run | null {
    return this.#byId.get(id) ?? null;
  }

  /** Includes runs that were dropped. */
  historyIdOf(id: string): string | null {
    const run = this.get(id);
    return (run === null ? null : historyIdOf(run)) ?? this.#historyIds.get(id) ?? null;
  }

  /** Finds a run by its own ID, or by that of its trace in the history. */
  find(id: string): Run | null {
    return this.get(id) ?? this.all.find((run) => historyIdOf(run) === id) ?? null;
  }

  put(run: Run): void {
    // A new build makes the prediction obsolete.
    if (!this.#byId.has(run.id) && this.#prediction !== null) this.predict(null);
    this.#byId.set(run.id, run);
    this.#changed.fire(run);
  }

  /**
   * Ended runs are kept for a while, so that their panels can be opened again. Pictures of big builds take
   * megabytes each: beyond `rows`, the history is used instead. The newest run always stays.
   */
  forgetAllBut(count: number, rows: number): void {
    const ended = this.all.filter((run) => run.state === 'done').reverse();
    let room = rows;
    for (const [index, run] of ended.entries()) {
      const { id, view } = run;
      const historyId = historyIdOf(run);
      room -= view?.rows.length ?? 0;
      const isTooMuch = room < 0 && historyId !== null && id !== this.last?.id;
      if (index < count && !isTooMuch) continue;
      this.#byId.delete(id);
      if (historyId !== null) this.#historyIds.set(id, historyId);
    }
  }

  dispose(): void {
    this.#changed.dispose();
    this.#startings.dispose();
    this.#predicted.dispose();
  }
}
