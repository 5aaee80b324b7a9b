import type { Progress } from '../core/trace/progress.ts';

/** Keeps what happens before its reader is loaded. Lines of `-x` are not handed on: nobody reads them here. */
export class ProgressRelay {
  #waiting: Progress[] = [];
  #reader: ((progress: Progress) => void) | null = null;

  take(progress: Progress): void {
    if (progress.type === 'x') return;
    if (this.#reader === null) this.#waiting.push(progress);
    else this.#reader(progress);
  }

  handOn(reader: (progress: Progress) => void): void {
    this.#reader = reader;
    for (const progress of this.#waiting.splice(0)) reader(progress);
  }
}
