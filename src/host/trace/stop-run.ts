import { setTimeout as sleep } from 'node:timers/promises';
import type { TracedRun } from './traced-run.ts';

export interface StoppableRun {
  readonly traced: Pick<TracedRun, 'cancel' | 'ended' | 'run'>;
  readonly terminal: { readonly dispose: () => void };
}

/** How long an interrupted program may take to exit before its target is traced again. */
const GRACE_MS = 5_000;

/** Ends a command in a terminal: with Ctrl-C, then by killing it, then by closing the terminal. */
export async function stopRun({ traced, terminal }: StoppableRun, graceMs = GRACE_MS): Promise<void> {
  const isOver = () => Promise.race([traced.ended.then(() => true), sleep(graceMs, false)]);
  traced.cancel();
  if (!(await isOver())) {
    // The command has ended, but its recorder may still look for reasons: there is nothing left to cancel.
    const isDone = traced.run.state === 'done';
    traced.cancel();
    if (isDone || !(await isOver())) terminal.dispose();
  }
  await traced.ended;
  terminal.dispose();
}
