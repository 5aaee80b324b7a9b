import type { Milliseconds } from '../../model/units.ts';
import type { EarlierBuild, WorkTime } from './earlier-build.ts';

/** What the history shows about the duration of a command. */
export interface TimesKnown {
  /** The time of `build fmt`, `link ex.com/app`; null if no trace has it. */
  readonly workOf: (name: string) => Milliseconds | null;
  /** The pieces of that work that go can run at the same time, as shares of it; they add up to at most 1. */
  readonly partsOf: (name: string) => readonly number[];
  /** The command's time besides compiling and linking; null if it was never traced to its end. */
  readonly besideMs: Milliseconds | null;
  /** How many actions go runs at a time; null if not known. */
  readonly workers: number | null;
  /** Successful earlier traces of the same command. */
  readonly builds: number;
}

/** Only the newest ones count, because programs grow and machines change. */
const NEWEST = 5;
/** The load of the machine changes within the hour, so fewer count for it. */
const LATELY = 3;

/** `same`: traces of the same command in the same directory; `others`: of any command. Newest first. */
export function timesFrom(
  same: readonly EarlierBuild[],
  others: readonly EarlierBuild[],
  likeness: string,
): TimesKnown {
  const all = [...same, ...others];
  const like = all.filter((one) => one.likeness === likeness);
  const overheads = same.flatMap((one) => one.besideMs ?? []).slice(0, NEWEST);
  const slowness = median([...like, ...all].flatMap((one) => one.slowness ?? []).slice(0, LATELY));
  const timeIn = (from: readonly EarlierBuild[], name: string): Milliseconds | null => {
    const samples = from.flatMap(({ work }) => work.get(name) ?? []).slice(0, NEWEST);
    return median(samples.map((one) => timeNow(one, slowness)));
  };
  return {
    // Times with other flags (such as -race) are less accurate, but better than none.
    workOf: (name) => timeIn(like, name) ?? timeIn(all, name),
    partsOf: (name) => {
      const newest = [...like, ...all].find(({ work }) => work.has(name))?.work.get(name);
      return newest?.parts.map((ms) => ms / newest.ownMs) ?? [];
    },
    besideMs: median(overheads),
    workers: all.length === 0 ? null : Math.max(...all.map((one) => one.workers)),
    builds: overheads.length,
  };
}

/** Scales the time of an old build to the current load of the machine. */
function timeNow({ ownMs, cpuMs }: WorkTime, slowness: number | null): Milliseconds {
  return cpuMs > 0 && slowness !== null ? cpuMs * slowness : ownMs;
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? null;
}
