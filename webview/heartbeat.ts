/** Tracks whether the host of this page is still alive. */
export interface Heartbeat {
  /** A message arrived from the host. */
  readonly heard: () => void;
  /** The page sent a message that the host always answers. */
  readonly sent: () => void;
  /** Call about once a second. */
  readonly tick: (nowMs: number) => void;
}

interface HeartbeatContext {
  readonly ask: () => void;
  /** Whether the picture depends on further messages. */
  readonly isLive: () => boolean;
  readonly report: (silent: boolean) => void;
}

export const TICK_MS = 1_000;
const TICKS_BETWEEN_QUESTIONS = 5;
const TICKS_UNTIL_SILENT = 15;
/** A tick that comes this late means that the machine slept or was busy. */
const LATE_MS = 2.5 * TICK_MS;

/**
 * An editor keeps the page of an extension host that died, even next to the next host, and does not inform the page:
 * a picture that waits for updates would stay "running" forever. So the page asks the host. It measures the silence
 * in its own ticks instead of by the clock, and ignores late ticks, so that neither a sleeping nor a busy machine
 * counts as silence. After three unanswered questions the host counts as dead; if a slow host answers later, it
 * counts as alive again.
 */
export function createHeartbeat({ ask, isLive, report }: HeartbeatContext): Heartbeat {
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
        report(false);
      }
    },
    sent() {
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
        report(true);
      }
    },
  };
}
