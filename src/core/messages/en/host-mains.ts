import { duration } from '../quantities.ts';

/** What the editor says of main packages, beside the sentences that it shares with the command line. */
export interface HostMainsMessages {
  /** Over func main; `how` is what it needs beside its name: `-tags x`, `GOOS=windows`. */
  readonly run: (how: string) => string;
  /** A program for another platform cannot run here. */
  readonly build: (how: string) => string;
  readonly pipeline: string;
  /** The time is null where it is known only with the program's own. */
  /** null: everything came from the cache, links too. */
  readonly result: (rebuilt: number | null, buildMs: number | null) => string;
  readonly failed: string;
  readonly running: string;
  readonly runTooltip: (command: string) => string;
  readonly pipelineTooltip: string;
  readonly resultTooltip: string;
  readonly badge: (command: string) => string;
  readonly gutter: string;
  readonly openRule: string;
  readonly openWork: string;
  readonly otherPackage: (name: string) => string;
  readonly leftOutHere: string;
  readonly otherMain: string;
  /** At an import: which package. */
  readonly importedHere: (name: string) => string;
  readonly nearMisses: (count: number) => string;
  readonly noModule: string;
  readonly goToLine: string;
  readonly details: string;
  readonly asking: string;
  readonly isMain: (command: string) => string;
  readonly runIt: string;
  readonly modulePath: string;
  readonly modulePathHint: string;
  readonly modulePathWrong: string;
  readonly working: (command: string) => string;
  readonly answerTitle: string;
}

export const hostMainsEnglish: HostMainsMessages = {
  run: (how) => (how === '' ? 'run traced' : `run traced (${how})`),
  build: (how) => (how === '' ? 'build traced' : `build traced (${how})`),
  pipeline: 'pipeline',
  result: (rebuilt, buildMs) =>
    `${rebuilt === null ? 'all cached' : `${rebuilt} rebuilt`}${buildMs === null ? '' : `, ${duration(buildMs)}`}`,
  failed: 'failed',
  running: 'running …',
  runTooltip: (command) => `Trace ${command}`,
  pipelineTooltip: 'Show the pipeline of the last trace',
  resultTooltip: 'The last trace of this main package',
  badge: (command) => `Main package: ${command}`,
  gutter: 'A main package starts here',
  openRule: 'Why? Show the rule',
  openWork: 'Open go.work',
  otherPackage: (name) => `Here it is package ${name}`,
  leftOutHere: 'This keeps the file out',
  otherMain: 'The other func main',
  importedHere: (name) => `Here ${name} is imported`,
  nearMisses: (count) =>
    count === 1 ? 'Looks like a program and is none' : 'Look like programs and are none',
  noModule: 'without a module',
  goToLine: 'Go to Line',
  details: 'Details',
  asking: 'Asking go …',
  isMain: (command) => `This is a main package: ${command}`,
  runIt: 'Trace It',
  modulePath: 'Path of the new module, as others will import it',
  modulePathHint: 'Like example.com/name; without a dot in its first part nobody else can fetch it.',
  modulePathWrong: 'Letters, digits and - . _ ~ / only, and no slash at its ends.',
  working: (command) => `${command} …`,
  answerTitle: 'Why no main package',
};
