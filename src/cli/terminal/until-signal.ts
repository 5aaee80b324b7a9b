const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs work that a signal interrupts, so that partial results can still be saved. A second signal ends the
 * process as usual.
 */
export async function untilSignal<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const cancel = new AbortController();
  const undo = (): void => {
    for (const name of SIGNALS) process.off(name, onSignal);
  };
  const onSignal = (): void => {
    undo();
    cancel.abort();
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  try {
    return await work(cancel.signal);
  } finally {
    undo();
  }
}
