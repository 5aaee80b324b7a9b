import { counted, duration } from '../quantities.ts';
import type { SameShape } from '../same-shape.ts';
import { whyEnglish } from './why.ts';

/** Texts of `predict`. */
export type PredictMessages = SameShape<typeof predictEnglish>;

export const predictEnglish = {
  nothing: 'The next build would compile nothing: everything is in the cache.',
  total: (certain: number, possible: number, links: number, packages: number): string => {
    const most = certain + possible;
    const compile =
      most === 0
        ? 'compile nothing'
        : `compile ${possible === 0 ? '' : 'up to '}${most} of ${counted(packages, 'package')}`;
    const sure = possible === 0 || certain === 0 ? '' : `, ${certain} for certain${links === 0 ? '' : ','}`;
    const link = links === 0 ? '' : links === 1 ? ' and link' : ` and link ${links} programs`;
    return `the next build would ${compile}${sure}${link}`;
  },
  upTo: (effect: string): string => `up to ${effect}`,
  /** Wall time. `likelyMs` is null when earlier traces do not show how often outputs change. */
  wall: (leastMs: number, likelyMs: number | null, mostMs: number, isWhole: boolean): string => {
    const atLeast = isWhole ? '' : 'at least ';
    if (isAlike(leastMs, mostMs)) return `${atLeast}about ${duration(mostMs)}`;
    if (likelyMs === null) return `${atLeast}about ${duration(leastMs)} to ${duration(mostMs)}`;
    const rest = isAlike(likelyMs, mostMs)
      ? `or ${duration(leastMs)} if the outputs do not change`
      : `up to ${duration(mostMs)} if all importers are rebuilt`;
    return `${atLeast}about ${duration(likelyMs)}, ${rest}`;
  },
  /** The source of the estimate. */
  basis: (builds: number, workers: number): string =>
    `based on ${builds === 1 ? 'the last trace' : `the last ${builds} traces`} of this command, ${workers === 1 ? 'one package at a time' : `${workers} packages at a time`}`,
  withoutTests: 'not included: building and vetting the tests, and the tests themselves',
  /** The work of all workers added up. */
  work: (leastMs: number, mostMs: number): string =>
    `${isAlike(leastMs, mostMs) ? duration(mostMs) : `${duration(leastMs)} to ${duration(mostMs)}`} of work`,
  wallUnknown: 'time unknown: there is no complete earlier trace of this command',
  untimed: (names: readonly string[], others: number): string =>
    `not included, because no trace has their times: ${names.join(', ')}${others > 0 ? ` ${whyEnglish.more(others)}` : ''}`,
  /** `unchanged` of `changes` earlier compiles of `root` gave the output that was there before. */
  maySave: (root: string, unchanged: number, changes: number): string =>
    `may be skipped: ${unchanged} of ${changes} earlier ${changes === 1 ? 'change' : 'changes'} of ${root} did not change its output`,
  timeUnknown: 'time unknown: no earlier trace has their times',
  unknown: (names: readonly string[]): string =>
    `unknown until the build: ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` ${whyEnglish.more(names.length - 3)}` : ''} (go generates the main package of a test)`,
} as const;

/** An estimate is not exact enough to show small differences. */
export function isAlike(one: number, other: number): boolean {
  return Math.abs(one - other) < Math.max(100, 0.1 * Math.max(one, other));
}
