import { setTimeout as sleep } from 'node:timers/promises';
import type { TracedRun } from './traced-run.ts';

export interface Ending {
  readonly traced: Pick<TracedRun, 'cancel' | 'ended' | 'run'>;
  readonly terminal: { readonly dispose: () => void };
}

/** How long an interrupted program may take to end in its own way when it is traced again. */
const GRACE_MS = 5_000;

/** Ends what runs in a terminal: with a Ctrl-C, with a kill, and at last by closing it. */
export async function endOf({ traced, terminal }: Ending, graceMs = GRACE_MS): Promise<void> {
  const isOver = () => Promise.race([traced.ended.then(() => true), sleep(graceMs, false)]);
  traced.cancel();
  if (!(await isOver())) {
    // One that has shown how it ended may still look for its reasons: nothing is left to be cancelled there.
    const isDone = traced.run.state === 'done';
    traced.cancel();
    if (isDone || !(await isOver())) terminal.dispose();
  }
  await traced.ended;
  terminal.dispose();
}
