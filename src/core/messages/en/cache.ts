import { counted } from '../quantities.ts';
import type { SameShape } from '../same-shape.ts';
import { cacheCheckEnglish } from './cache-check.ts';
import { cacheCleanEnglish } from './cache-clean.ts';
import { cacheContentsEnglish } from './cache-contents.ts';

/** What `cache` prints, in any language; loaded by it alone. */
export type CacheMessages = SameShape<typeof cacheEnglish>;

export const cacheEnglish = {
  contents: cacheContentsEnglish,
  check: cacheCheckEnglish,
  clean: cacheCleanEnglish,
  rate: (percent: string, runs: number) => `${percent} from the cache in ${counted(runs, 'run')}`,
  reached: (percent: string) => `goal ${percent}`,
  missed: (percent: string) => `below the goal of ${percent}`,
  cause: (packages: number, runs: number) => `${counted(packages, 'package')} in ${counted(runs, 'run')}`,
  moreCauses: (causes: number, packages: number) =>
    `${counted(packages, 'package')} because of ${counted(causes, 'more cause')}`,
  unexplained: (packages: number) => `${counted(packages, 'package')} without a known cause`,
  /** Where no package is the cause. */
  wholeBuild: 'whole build',
};
