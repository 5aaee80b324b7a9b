import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, PROCESS_PLACE } from '../platform/pid-namespace.ts';
import { type History, newMark } from '../store/history.ts';

/** Who records a command, and how the history will know its trace. */
export interface Recorded {
  readonly pid: number;
  /** As `newMark` made it. */
  readonly mark: string;
}

/** By this a trace is found in the history that is not kept yet. */
export function newTraceMark(): string {
  return newMark();
}

/** One word that means the same to a window that comes later. */
export function recordedId({ pid, mark }: Recorded): string {
  return `${PROCESS_PLACE}-${pid}-${mark}`;
}

/**
 * The history's id of that trace, as soon as it is kept; null when it never will be, or nobody waits any more.
 * What says that it will not come is the end of its recorder and no clock: a program that it was told to end may
 * take its time, a task goes on without a window, and a slow disk is no loss.
 */
export async function whenKept(
  id: string,
  history: Pick<History, 'find'>,
  { isWanted, recorderLives = isAlive }: Waiting,
): Promise<string | null> {
  const [, place, pid, mark] = /^([0-9a-f]{8})-(\d{1,10})-([0-9a-f]{12})$/.exec(id) ?? [];
  if (mark === undefined) return null;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    // Asked first: one that ends between the two questions has kept it by then.
    const lives = place === PROCESS_PLACE && recorderLives(Number(pid));
    const found = await history.find(mark);
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
