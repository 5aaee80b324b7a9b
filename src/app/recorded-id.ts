import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, PID_NAMESPACE } from '../platform/pid-namespace.ts';
import { type History, newIdSuffix } from '../store/history.ts';

/** The process that records a command, and the suffix of its future trace's ID in the history. */
export interface Recorded {
  readonly pid: number;
  /** From `newTraceIdSuffix`. */
  readonly idSuffix: string;
}

/** Identifies a trace in the history before it is saved. */
export function newTraceIdSuffix(): string {
  return newIdSuffix();
}

/** Formats it as one string, from which a later window can find the trace. */
export function recordedId({ pid, idSuffix }: Recorded): string {
  return `${PID_NAMESPACE}-${pid}-${idSuffix}`;
}

/**
 * Resolves to the ID of that trace once it is saved, or to null if it never will be, or the wait is canceled.
 * The end of the recorder decides, not a clock: an interrupted program may take its time, a task continues
 * without a window, and a disk may be slow.
 */
export async function whenSaved(
  id: string,
  history: Pick<History, 'find'>,
  { isWanted, recorderLives = isAlive }: Waiting,
): Promise<string | null> {
  const [, namespace, pid, idSuffix] = /^([0-9a-f]{8})-(\d{1,10})-([0-9a-f]{12})$/.exec(id) ?? [];
  if (idSuffix === undefined) return null;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    // Check the process first: if it ends between the two checks, it has saved the trace by then.
    const lives = namespace === PID_NAMESPACE && recorderLives(Number(pid));
    const found = await history.find(idSuffix);
    if (found !== null || !lives || !isWanted()) return found;
    await sleep(pauseMs);
  }
}

interface Waiting {
  readonly isWanted: () => boolean;
  readonly recorderLives?: (pid: number) => boolean;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_600;
