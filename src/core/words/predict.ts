import { duration } from './quantities.ts';
import type { SameShape } from './same-shape.ts';
import { whyEnglish } from './why.ts';

/** What `predict` says. */
export type PredictWords = SameShape<typeof predictEnglish>;

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
  time: (leastMs: number, mostMs: number, untimed: number): string => {
    const least = leastMs === 0 && mostMs >= 50 ? 'up to' : `about ${duration(leastMs)} to`;
    const span =
      Math.abs(mostMs - leastMs) < 50 ? `about ${duration(mostMs)}` : `${least} ${duration(mostMs)}`;
    return `${span} of work${untimed > 0 ? ` and ${untimed} that no trace has timed yet` : ', by your earlier traces'}`;
  },
  timeUnknown: 'how long is unknown: no earlier trace has timed them',
  unknown: (names: readonly string[]): string =>
    `unknown until go builds: ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` ${whyEnglish.more(names.length - 3)}` : ''} (go writes the main package of a test itself)`,
} as const;
