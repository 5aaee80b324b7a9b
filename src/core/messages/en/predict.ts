import { duration } from '../quantities.ts';
import type { SameShape } from '../same-shape.ts';
import { whyEnglish } from './why.ts';

/** What `predict` says. */
export type PredictMessages = SameShape<typeof predictEnglish>;

export const predictEnglish = {
  nothing: 'The next build would compile nothing: everything is in the cache.',
  total: (certain: number, possible: number, links: number, packages: number): string => {
    const most = certain + possible;
    const compile =
      most === 0 ? 'compile nothing' : `compile ${possible === 0 ? '' : 'up to '}${most} of ${packages}`;
    const parts = [
      possible === 0 || certain === 0 ? '' : `${certain} for certain`,
      links === 0 ? '' : links === 1 ? 'and link' : `and link ${links} programs`,
    ].filter((part) => part !== '');
    return `the next build would ${compile}${parts.length === 0 ? '' : `, ${parts.join(', ')}`}`;
  },
  upTo: (effect: string): string => `up to ${effect}`,
  /** By the clock. `likelyMs`: null when earlier traces do not say how outputs change. */
  wall: (leastMs: number, likelyMs: number | null, mostMs: number, isWhole: boolean): string => {
    const atLeast = isWhole ? '' : 'at least ';
    if (isAlike(leastMs, mostMs)) return `${atLeast}about ${duration(mostMs)}`;
    if (likelyMs === null) return `${atLeast}about ${duration(leastMs)} to ${duration(mostMs)}`;
    const rest = isAlike(likelyMs, mostMs)
      ? `or ${duration(leastMs)} if outputs stay as they were`
      : `up to ${duration(mostMs)} if all that imports it is compiled`;
    return `${atLeast}about ${duration(likelyMs)}, ${rest}`;
  },
  /** What the figure is from. */
  basis: (builds: number, workers: number): string =>
    `by ${builds === 1 ? 'the last trace' : `the last ${builds} traces`} of this command, ${workers === 1 ? 'one package at a time' : `${workers} packages at a time`}`,
  withoutTests: 'not in that figure: the programs of the tests, their vet, and the tests themselves',
  /** Sum of what workers do side by side. */
  work: (leastMs: number, mostMs: number): string =>
    `${isAlike(leastMs, mostMs) ? duration(mostMs) : `${duration(leastMs)} to ${duration(mostMs)}`} of work`,
  wallUnknown: 'how long is unknown, because this command was not traced to its end before',
  untimed: (names: readonly string[], others: number): string =>
    `not in that figure, because no trace has timed them: ${names.join(', ')}${others > 0 ? ` ${whyEnglish.more(others)}` : ''}`,
  /** `unchanged` of `changes` earlier compiles of `root` gave the output that was there before. */
  maySave: (root: string, unchanged: number, changes: number): string =>
    `may be saved: ${unchanged} of ${changes} earlier ${changes === 1 ? 'change' : 'changes'} of ${root} left its output as it was`,
  timeUnknown: 'how long is unknown: no earlier trace has timed them',
  unknown: (names: readonly string[]): string =>
    `unknown until go builds: ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` ${whyEnglish.more(names.length - 3)}` : ''} (go writes the main package of a test itself)`,
} as const;

/** A figure of the future has no second place. */
export function isAlike(one: number, other: number): boolean {
  return Math.abs(one - other) < Math.max(100, 0.1 * Math.max(one, other));
}
