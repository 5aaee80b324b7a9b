import type { Milliseconds } from '../../model/units.ts';
import type { EarlierBuild, WorkTime } from './earlier-build.ts';

/** What the history knows of the time that a command will take. */
export interface TimesKnown {
  /** Own time of `build fmt`, `link ex.com/app`; null when no trace has it. */
  readonly workOf: (name: string) => Milliseconds | null;
  /** What the command takes beside compiling and linking; null when it was never traced to its end. */
  readonly besideMs: Milliseconds | null;
  /** How many actions go works on at a time; null when nobody saw any. */
  readonly workers: number | null;
  /** Earlier traces of this very command that ended well. */
  readonly builds: number;
}

/** The newest ones count: programs grow, machines change. */
const NEWEST = 5;
/** How busy the machine is changes within the hour. */
const LATELY = 3;

/** `same`: of the same command in the same directory; `others`: of any command. Newest first. */
export function timesFrom(
  same: readonly EarlierBuild[],
  others: readonly EarlierBuild[],
  likeness: string,
): TimesKnown {
  const all = [...same, ...others];
  const like = all.filter((one) => one.likeness === likeness);
  const beside = same.flatMap((one) => one.besideMs ?? []).slice(0, NEWEST);
  const slowness = median([...like, ...all].flatMap((one) => one.slowness ?? []).slice(0, LATELY));
  const timeIn = (from: readonly EarlierBuild[], name: string): Milliseconds | null => {
    const samples = from.flatMap(({ work }) => work.get(name) ?? []).slice(0, NEWEST);
    return median(samples.map((one) => timeNow(one, slowness)));
  };
  return {
    // With -race and without it are two things, but better than nothing.
    workOf: (name) => timeIn(like, name) ?? timeIn(all, name),
    besideMs: median(beside),
    workers: all.length === 0 ? null : Math.max(...all.map((one) => one.workers)),
    builds: beside.length,
  };
}

/** What a cold build took long ago, on a machine as busy as it is now. */
function timeNow({ ownMs, cpuMs }: WorkTime, slowness: number | null): Milliseconds {
  return cpuMs > 0 && slowness !== null ? cpuMs * slowness : ownMs;
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? null;
}
