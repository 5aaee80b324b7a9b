import { duration } from '../quantities.ts';

/** Texts about main packages that only the editor has. */
export interface HostMainsMessages {
  /** The CodeLens above func main; `how` is what the command needs besides the name: `-tags x`, `GOOS=windows`. */
  readonly run: (how: string) => string;
  /** A program for another platform cannot run here. */
  readonly build: (how: string) => string;
  readonly pipeline: string;
  /**
   * `rebuilt` is null if everything came from the cache, including links; `buildMs` is null if only the time
   * including the program's run is known.
   */
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
  readonly excludedHere: string;
  readonly otherMain: string;
  /** At an import: the package that it names. */
  readonly importedHere: (name: string) => string;
  readonly nearMisses: string;
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
  run: (how) => (how === '' ? 'trace run' : `trace run (${how})`),
  build: (how) => (how === '' ? 'trace build' : `trace build (${how})`),
  pipeline: 'pipeline',
  result: (rebuilt, buildMs) =>
    `${rebuilt === null ? 'all cached' : `${rebuilt} rebuilt`}${buildMs === null ? '' : `, ${duration(buildMs)}`}`,
  failed: 'failed',
  running: 'running…',
  runTooltip: (command) => `Trace ${command}`,
  pipelineTooltip: 'Show the pipeline of the last trace',
  resultTooltip: 'The last trace of this main package',
  badge: (command) => `Main package: ${command}`,
  gutter: 'Main package',
  openRule: 'Explain this rule',
  openWork: 'Open go.work',
  otherPackage: (name) => `Package ${name} is declared here`,
  excludedHere: 'The file is excluded here',
  otherMain: 'The other func main',
  importedHere: (name) => `${name} is imported here`,
  nearMisses: 'Not runnable',
  noModule: 'outside a module',
  goToLine: 'Go to Line',
  details: 'Details',
  asking: 'Asking go…',
  isMain: (command) => `This is a main package: ${command}`,
  runIt: 'Trace It',
  modulePath: 'Module path of the new module, as used in imports',
  modulePathHint:
    'For example, example.com/name: without a dot in the first element, others cannot download the module.',
  modulePathWrong: 'Use only letters, digits and - . _ ~ /, without a slash at the start or end.',
  working: (command) => `${command} …`,
  answerTitle: 'Why no main package',
};
