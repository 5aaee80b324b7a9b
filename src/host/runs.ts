import * as vscode from 'vscode';
import { historyIdOf, type Run } from './run.ts';
import type { RunTarget } from './run-target.ts';

/** What the next build of the last target would compile, as go says it now. */
export interface Prediction {
  /** An upper bound; what go cannot know before it compiles the roots is in it. */
  readonly atMost: number;
  readonly certain: number;
  /** `about 2.1 s`; null when earlier traces do not say. */
  readonly time: string | null;
  /** The whole answer, a line each. */
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
  /** Of those that were forgotten: a panel may still show them. */
  readonly #kept = new Map<string, string>();

  /** A run was started, has a newer view, or ended. */
  readonly onDidChange = this.#changed.event;

  /** What is about to be run, or is not any more. */
  readonly onDidChangeStarting = this.#startings.event;

  /** Files were saved since the last build, and somebody asked go; null when nobody knows. */
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

  /** Asked for, and not there yet: files are saved, go is looked for, the program that runs in its place ends. */
  get starting(): readonly RunTarget[] {
    return [...this.#starting];
  }

  /** Until what is given back is called. */
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

  /** Also of a run that was forgotten. */
  historyIdOf(id: string): string | null {
    const run = this.get(id);
    return (run === null ? null : historyIdOf(run)) ?? this.#kept.get(id) ?? null;
  }

  /** By its own id, or that of its trace in the history. */
  find(id: string): Run | null {
    return this.get(id) ?? this.all.find((run) => historyIdOf(run) === id) ?? null;
  }

  put(run: Run): void {
    // A new build makes what was foretold the past.
    if (!this.#byId.has(run.id) && this.#prediction !== null) this.predict(null);
    this.#byId.set(run.id, run);
    this.#changed.fire(run);
  }

  /**
   * Ended runs are kept for a while, so that their panels can be opened again. Pictures of big builds have
   * megabytes each: beyond `rows` the history is where they are found. The newest run stays.
   */
  forgetAllBut(count: number, rows: number): void {
    const ended = this.all.filter((run) => run.state === 'done').reverse();
    let room = rows;
    for (const [place, run] of ended.entries()) {
      const { id, view } = run;
      const historyId = historyIdOf(run);
      room -= view?.rows.length ?? 0;
      const isTooMuch = room < 0 && historyId !== null && id !== this.last?.id;
      if (place < count && !isTooMuch) continue;
      this.#byId.delete(id);
      if (historyId !== null) this.#kept.set(id, historyId);
    }
  }

  dispose(): void {
    this.#changed.dispose();
    this.#startings.dispose();
    this.#predicted.dispose();
  }
}
