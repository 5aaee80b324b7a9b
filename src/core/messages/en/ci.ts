import { count, counted, duration, size } from '../quantities.ts';
import type { SameShape } from '../same-shape.ts';

/** What `ci` prints, in any language; loaded by it alone. */
export type CiMessages = SameShape<typeof ciEnglish>;

export const ciEnglish = {
  /** What the build had, or null if it is not known, and its limit. */
  checks: {
    rebuilt: (actual: string | null, limit: string) => `${actual ?? 'unknown'} rebuilt, at most ${limit}`,
    work: (actual: string | null, limit: string) => `${actual ?? 'unknown'} of work, at most ${limit}`,
    hitRate: (actual: string | null, limit: string) =>
      `${actual ?? 'unknown'} from the cache, at least ${limit}`,
    binary: (actual: string | null, limit: string) => `${actual ?? 'size unknown'}, at most ${limit}`,
  },
  packages: (value: number) => counted(value, 'package'),
  count,
  duration,
  size,
  kept: 'ok',
  broken: 'over',
  below: 'below',
  unknown: 'unknown',
  failedBuild: 'the command failed, so its figures are not those of a whole build',
  noBudgetFor: (command: string, file: string) => `${file} has no entry for ${command}; --update adds one`,
  nothingChecked: 'none of the limits applies to this build',
  noCauses: 'the causes are unknown: the trace has no cache-key inputs (recorded with --no-explain?)',
  moreCauses: (causes: number) => `${counted(causes, 'more cause')}`,
  wholeBuild: 'whole build',
  updated: (file: string) => `The limits in ${file} were updated`,
  unchanged: (file: string) => `${file} needs no update`,
  /** An annotation: what is wrong with which command. */
  about: (command: string, text: string) => `${command}: ${text}`,
  /** Its title. */
  limitExceeded: 'Build budget exceeded',
  moreErrors: (errors: number) => `${counted(errors, 'more error')} in the log`,
  testFailed: (test: string, pkg: string) => `${test} failed in ${pkg}`,
  testsFailed: (pkg: string) => `Tests failed in ${pkg}`,

  columns: { figure: '', now: 'this build', baseline: 'baseline', change: 'change' },
  figures: {
    rebuilt: 'packages rebuilt',
    hitRate: 'from the cache',
    work: 'work',
    time: 'time',
    tests: 'tests',
    program: (name: string) => `program ${name}`,
  },
  of: (part: number, all: number) => `${count(part)} of ${count(all)}`,
  tests: (ran: number, cached: number) => `${count(ran)} run, ${count(cached)} from cache`,
  points: (difference: number) => `${signed(difference)} points`,
  causeColumns: { cause: 'cause', changed: 'what changed', effect: 'effect', work: 'work' },
  causes: 'Why',
  slowest: 'Slowest steps',
  failedTests: 'Failed tests',
  errors: 'Errors',
  stepColumns: { step: 'step', work: 'work' },
  /** As in `vet ex.com/lib`; a package needs no word. */
  stepKinds: { package: '', link: 'link ', vet: 'vet ', test: 'test ' },
  shortened: 'The rest was left out, because a summary has a maximum size.',
  baselineIs: (command: string, when: string) => `Baseline: ${command}, ${when}`,
};

function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value).replace('-', '−');
}
