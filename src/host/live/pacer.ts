/**
 * The only throttle between a running command and its pictures; panels, status bar and page draw every picture
 * they get. Repeats a piece of work while it is requested, but never so often that it fills the thread.
 */
export interface Pacer {
  /** Requests the work. */
  readonly ask: () => void;
  /** Requests the work without delay. */
  readonly askNow: () => void;
  readonly stop: () => void;
}

export interface Clock {
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
}

/** Each picture may cost the page a layout, and boxes that move more than twice a second cannot be followed. */
const LEAST_GAP_MS = 500;
/**
 * A picture of 725 packages takes 50 ms here, one of 10,000 actions longer, and other extensions share this
 * thread.
 */
const REST_PER_WORK = 9;

export function pace(work: () => void, clock: Clock = realClock): Pacer {
  let cancel: (() => void) | null = null;
  let mayRunAt = 0;
  let stopped = false;
  const ask = (): void => {
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
  };
  return {
    ask,
    askNow() {
      cancel?.();
      cancel = null;
      mayRunAt = 0;
      ask();
    },
    stop() {
      stopped = true;
      cancel?.();
      cancel = null;
    },
  };
}

export const realClock: Clock = {
  now: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
