/** Knows whether the one who answers this page is still there. */
export interface HostWatch {
  /** Something came from there. */
  readonly heard: () => void;
  /** The page said something that is always answered. */
  readonly said: () => void;
  /** Once a second or so. */
  readonly tick: (nowMs: number) => void;
}

interface Around {
  readonly ask: () => void;
  /** Whether the picture lives of what will come. */
  readonly isLive: () => boolean;
  readonly tell: (silent: boolean) => void;
}

export const TICK_MS = 1_000;
const TICKS_BETWEEN_QUESTIONS = 5;
const TICKS_UNTIL_SILENT = 15;
/** So late comes a tick of a machine that slept, or has no time for anybody. */
const LATE_MS = 2.5 * TICK_MS;

/**
 * An editor leaves the page of an extension host that died as it is, also beside the host that comes after it,
 * and says nothing: a picture that waits for more would go on "running" for ever. So the page asks, and it counts
 * not by the clock but by its own turns: only those that came in time, so neither the sleep of a machine nor one
 * on which nobody gets on is silence, and not before three questions stayed without an answer. One that was only
 * slow answers later, and the word is taken back.
 */
export function createHostWatch({ ask, isLive, tell }: Around): HostWatch {
  let lastTick: number | null = null;
  let waiting = false;
  let silent = false;
  let turns = 0;

  return {
    heard() {
      waiting = false;
      turns = 0;
      if (silent) {
        silent = false;
        tell(false);
      }
    },
    said() {
      if (waiting) return;
      waiting = true;
      turns = 0;
    },
    tick(now) {
      const late = lastTick !== null && now - lastTick > LATE_MS;
      lastTick = now;
      if (late) {
        turns = 0;
        if (waiting) ask();
        return;
      }
      if (!waiting && !isLive()) return;
      turns++;
      if (turns % TICKS_BETWEEN_QUESTIONS === 0) ask();
      if (!waiting && turns === TICKS_BETWEEN_QUESTIONS) {
        waiting = true;
        turns = 0;
      }
      if (waiting && !silent && turns >= TICKS_UNTIL_SILENT) {
        silent = true;
        tell(true);
      }
    },
  };
}
