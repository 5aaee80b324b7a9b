/** Work of which only the newest counts: starting it ends the one before, and waits until that is really over. */
export class OneAtATime {
  #stop = new AbortController();
  #last: Promise<unknown> = Promise.resolve();

  /** null when something newer took its place, or it was stopped. */
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
        // What was broken off complains of that.
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
