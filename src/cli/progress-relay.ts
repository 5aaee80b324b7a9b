import type { Progress } from '../core/trace/progress.ts';

/** Buffers progress until its consumer is loaded. `-x` lines are dropped, because nothing reads them here. */
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
