import { statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { isPlanOnly, tryParseActionGraph } from '../../core/events/action-graph.ts';
import type { GraphAction } from '../../core/events/events.ts';

/** The file that go writes twice: the plan before it works, the same with times and outcomes at its end. */
export class ActionGraphFile {
  readonly #file: string;
  readonly #before: string;

  /** Made before go starts: a file of an earlier run may still lie there. */
  constructor(file: string) {
    this.#file = file;
    this.#before = fingerprintNow(file);
  }

  /** Calls back once, as soon as go has written its plan whole; polls, and costs nothing else. */
  watchPlan(onPlan: (plan: readonly GraphAction[]) => void): () => void {
    let last = '';
    let timer: NodeJS.Timeout | undefined;
    let stopped = false;
    const look = async () => {
      const now = await fingerprint(this.#file);
      if (stopped) return;
      // The same size twice in a row: go has most likely finished writing.
      const plan = now !== this.#before && now === last ? await this.#read() : null;
      if (stopped) return;
      last = now;
      if (plan) onPlan(plan);
      else again();
    };
    const again = () => {
      timer = setTimeout(() => void look(), POLL_MS);
      timer.unref();
    };
    again();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }

  /** After go has ended: what it wrote last. */
  async readLast(): Promise<{
    readonly plan: readonly GraphAction[] | null;
    readonly final: readonly GraphAction[] | null;
  }> {
    if ((await fingerprint(this.#file)) === this.#before) return { plan: null, final: null };
    const actions = await this.#read();
    if (actions === null) return { plan: null, final: null };
    return isPlanOnly(actions) ? { plan: actions, final: null } : { plan: null, final: actions };
  }

  async #read(): Promise<readonly GraphAction[] | null> {
    const text = await readFile(this.#file, 'utf8').catch(() => '');
    return tryParseActionGraph(text.trimEnd());
  }
}

const POLL_MS = 80;
const NONE = 'none';

function fingerprintNow(file: string): string {
  try {
    return describe(statSync(file, { bigint: true }));
  } catch {
    return NONE;
  }
}

async function fingerprint(file: string): Promise<string> {
  const found = await stat(file, { bigint: true }).catch(() => null);
  return found ? describe(found) : NONE;
}

function describe(found: { isFile(): boolean; size: bigint; mtimeNs: bigint; ino: bigint }): string {
  // A terminal or a pipe as graph file is the user's to read.
  return found.isFile() && found.size > 0n ? `${found.ino} ${found.size} ${found.mtimeNs}` : NONE;
}
