/** Runs a piece of work again and again while it is asked for, never so often that it fills the thread. */
export interface Pacer {
  /** Something is new. */
  readonly ask: () => void;
  readonly stop: () => void;
}

export interface Clock {
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
}

/** Four pictures a second are as many as an eye follows. */
const LEAST_GAP_MS = 250;
/** A picture of 725 packages takes 50 ms here, one of 10,000 actions longer, and the editor's other extensions live on the same thread. */
const REST_PER_WORK = 9;

export function pace(work: () => void, clock: Clock = realClock): Pacer {
  let cancel: (() => void) | null = null;
  let mayRunAt = 0;
  let stopped = false;
  return {
    ask() {
      if (cancel !== null || stopped) return;
      cancel = clock.after(Math.max(0, mayRunAt - clock.now()), () => {
        cancel = null;
        const started = clock.now();
        try {
          work();
        } finally {
          const cost = clock.now() - started;
          mayRunAt = started + Math.max(LEAST_GAP_MS, cost * (1 + REST_PER_WORK));
        }
      });
    },
    stop() {
      stopped = true;
      cancel?.();
      cancel = null;
    },
  };
}

const realClock: Clock = {
  now: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
