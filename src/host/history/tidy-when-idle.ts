import type * as vscode from 'vscode';
import { type Clock, realClock } from '../live/pacer.ts';
import { historyIdOf } from '../run.ts';
import type { Runs } from '../runs.ts';

/** Long enough for somebody who builds again and again. */
const IDLE_MS = 20_000;

/**
 * Calls `tidy` after traces were added to the history, once no command has run in this window for a while. A traced
 * command itself does not wait for the removal of old traces.
 */
export function tidyWhenIdle(
  runs: Pick<Runs, 'all' | 'starting' | 'onDidChange'>,
  tidy: () => void,
  { after }: Pick<Clock, 'after'> = realClock,
): vscode.Disposable {
  let isDue = false;
  let cancel: (() => void) | null = null;
  const subscription = runs.onDidChange((run) => {
    if (historyIdOf(run) !== null) isDue = true;
    stop();
    if (isDue && isIdle(runs)) cancel = after(IDLE_MS, tidyNow);
  });
  return { dispose: () => [subscription.dispose(), stop()] };

  function tidyNow(): void {
    cancel = null;
    // A command may be about to start; its end asks again.
    if (!isIdle(runs)) return;
    isDue = false;
    tidy();
  }

  function stop(): void {
    cancel?.();
    cancel = null;
  }
}

function isIdle({ all, starting }: Pick<Runs, 'all' | 'starting'>): boolean {
  return starting.length === 0 && all.every(({ state }) => state === 'done');
}
