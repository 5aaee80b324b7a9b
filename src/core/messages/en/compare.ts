import type { SameShape } from '../same-shape.ts';

/** What `compare` says. */
export type CompareMessages = SameShape<typeof compareEnglish>;

export const compareEnglish = {
  labels: {
    command: 'command',
    go: 'go',
    directory: 'directory',
    started: 'started',
    time: 'time',
    stages: 'stages',
    mainID: 'main id',
    linkID: 'link id',
    compile: 'compile',
    link: 'link',
    program: 'program',
    sha256: 'sha256',
    libraries: 'libraries',
  },
  compile: (rebuilt: number, fromCache: number): string => `${rebuilt} rebuilt · ${fromCache} from cache`,
  noLink: 'not linked',
  noProgram: 'not kept',
  noLibraries: 'none (static)',
  unset: 'not set',
  fromCache: 'from cache',
  failed: (code: number | null): string => `exit ${code ?? 'unknown'}`,
  shared: (packages: number, total: number, links: number): string =>
    `shared: ${packages} of ${total} compiles${links > 0 ? ' and the link' : ''}`,
  equal: 'Both have the same keys for everything: the second would find all of it in the cache of the first.',
  nothing: 'Neither of them came to build anything, so there is nothing to compare.',
  only: (which: 'first' | 'second', count: number, names: readonly string[]): string =>
    `only in the ${which}: ${names.slice(0, 4).join(', ')}${count > 4 ? ` and ${count - 4} more` : ''}`,
  different: (packages: number, links: number): string =>
    `different: ${packages} ${packages === 1 ? 'compile' : 'compiles'}${links > 0 ? ` and ${links === 1 ? 'the link' : `${links} links`}` : ''}`,
  unequal: (names: readonly string[]): string =>
    `same inputs, another output: ${names.slice(0, 4).join(', ')}${names.length > 4 ? ` and ${names.length - 4} more` : ''}`,
  noInputs: 'why they differ is not known: one of the traces has no key inputs (recorded with --no-explain?)',
  notExplained: (open: number, steps: number): string =>
    `why ${open} of ${steps} differ is not known: not all inputs of their keys could be read`,
  keys: (count: number): string => (count === 1 ? '1 key that differs' : `${count} keys that differ`),
  step: 'step',
  inputs: 'what differs in it',
  moreSteps: (count: number): string => `and ${count} more`,
  sharedBox: (count: number): string => `shared: ${count} ${count === 1 ? 'package' : 'packages'}`,
  packages: (count: number): string => `${count} packages`,
  absent: 'not part of it',
  legend: 'Lit: its key differs between the two. Green: one key, so both use the same entry of the cache.',
} as const;
