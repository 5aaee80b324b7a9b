/**
 * Work of which only the latest counts: starting it cancels the previous one and waits until that has really
 * ended.
 */
export class LatestOnly {
  #stop = new AbortController();
  #last: Promise<unknown> = Promise.resolve();

  /** null if it was superseded or stopped. */
  async start<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
    this.stop();
    const { signal } = this.#stop;
    const before = this.#last;
    const mine = (async () => {
      await before.catch(() => undefined);
      if (signal.aborted) return null;
      try {
        const result = await work(signal);
        return signal.aborted ? null : result;
      } catch (error) {
        // A canceled operation fails with this error.
        if (signal.aborted) return null;
        throw error;
      }
    })();
    this.#last = mine;
    return mine;
  }

  stop(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
  }
}
