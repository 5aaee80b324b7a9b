import type { SameShape } from '../same-shape.ts';

/** Texts of `compare`. */
export type CompareMessages = SameShape<typeof compareEnglish>;

export const compareEnglish = {
  labels: {
    command: 'command',
    go: 'go',
    directory: 'directory',
    started: 'started',
    time: 'time',
    stages: 'stages',
    mainID: 'main ID',
    linkID: 'link ID',
    compile: 'compile',
    link: 'link',
    program: 'program',
    programs: 'programs',
    sha256: 'sha256',
    libraries: 'libraries',
  },
  compile: (rebuilt: number, fromCache: number): string => `${rebuilt} rebuilt · ${fromCache} from cache`,
  noLink: 'not linked',
  noProgram: 'not kept',
  noLibraries: 'none (static)',
  unset: 'not set',
  fromCache: 'from cache',
  upToDate: 'up to date',
  failed: (code: number | null): string => `exit ${code ?? 'unknown'}`,
  shared: (packages: number, total: number, links: number): string =>
    `shared: ${packages} of ${total} compiles${links > 0 ? ` and ${links === 1 ? 'the link' : `${links} links`}` : ''}`,
  equal: 'All cache keys are the same: the second would get everything from the cache of the first.',
  nothing: 'Neither side built anything, so there is nothing to compare.',
  only: (which: 'first' | 'second', count: number, names: readonly string[]): string =>
    `only in the ${which}: ${names.slice(0, 4).join(', ')}${count > 4 ? ` and ${count - 4} more` : ''}`,
  different: (packages: number, links: number): string =>
    `different: ${packages} ${packages === 1 ? 'compile' : 'compiles'}${links > 0 ? ` and ${links === 1 ? 'the link' : `${links} links`}` : ''}`,
  unequal: (names: readonly string[]): string =>
    `same inputs, different outputs: ${names.slice(0, 4).join(', ')}${names.length > 4 ? ` and ${names.length - 4} more` : ''}`,
  noInputs: 'the causes are unknown: one of the traces has no cache-key inputs (recorded with --no-explain?)',
  notExplained: (open: number, steps: number): string =>
    `the causes of ${open} of ${steps} differences are unknown: not all of their cache-key inputs could be read`,
  moreSteps: (count: number): string => `and ${count} more`,
  absent: 'not included',
} as const;
