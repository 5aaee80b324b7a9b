const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Work that a signal breaks off, so that what is known by then can still be kept. A second signal ends us as
 * it would without this.
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
