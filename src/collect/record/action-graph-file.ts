import { readFileSync } from 'node:fs';
import { isPlanOnly, tryParseActionGraph } from '../../core/events/action-graph.ts';
import type { GraphAction } from '../../core/events/events.ts';
import { fileFingerprint } from './file-fingerprint.ts';

/**
 * The file that go writes twice: the plan before it works, and the same with times and outcomes at the end. Reading
 * is synchronous, because a turn of the event loop takes longer than reading a file that go has just written.
 */
export class ActionGraphFile {
  readonly #file: string;
  readonly #before: string;

  /** `before` is its fingerprint before go started, because a file of an earlier run may exist there. */
  constructor(file: string, before: string) {
    this.#file = file;
    this.#before = before;
  }

  /** Calls back once go has written its whole plan. It polls, and has no other cost. */
  watchPlan(onPlan: (plan: readonly GraphAction[]) => void): () => void {
    let last = '';
    let timer: NodeJS.Timeout | undefined;
    const look = () => {
      const now = fileFingerprint(this.#file);
      // The same size twice in a row: go has most likely finished writing.
      const plan = now !== this.#before && now === last ? this.#read() : null;
      last = now;
      if (plan) onPlan(plan);
      else again();
    };
    const again = () => {
      timer = setTimeout(look, POLL_MS);
      timer.unref();
    };
    again();
    return () => clearTimeout(timer);
  }

  /** The final content, after go has ended. */
  readLast(): {
    readonly plan: readonly GraphAction[] | null;
    readonly final: readonly GraphAction[] | null;
  } {
    if (fileFingerprint(this.#file) === this.#before) return { plan: null, final: null };
    const actions = this.#read();
    if (actions === null) return { plan: null, final: null };
    return isPlanOnly(actions) ? { plan: actions, final: null } : { plan: null, final: actions };
  }

  #read(): readonly GraphAction[] | null {
    return tryParseActionGraph(this.#text().trimEnd());
  }

  #text(): string {
    try {
      return readFileSync(this.#file, 'utf8');
    } catch {
      return '';
    }
  }
}

const POLL_MS = 80;
