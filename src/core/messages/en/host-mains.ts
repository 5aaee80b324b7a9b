import type { MainFix } from '../../model/main-answer.ts';
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
  /** As titles of quick fixes: short, the file or command in it. */
  readonly fix: (fix: MainFix, how: string) => string;
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
  readonly noFile: string;
  readonly isMain: (command: string) => string;
  readonly runIt: string;
  readonly modulePath: string;
  readonly modulePathHint: string;
  readonly modulePathWrong: string;
  readonly working: (command: string) => string;
  readonly goRefused: (command: string, said: string) => string;
  readonly answerTitle: string;
  readonly nothingToPredict: string;
}

const fixTitle = (fix: MainFix, how: string): string => {
  const [name = ''] = fix.names;
  switch (fix.id) {
    case 'make-package-main':
      return 'Make it package main';
    case 'same-package':
      return fix.kind === 'edit' ? `Change to ${fix.text}` : how;
    case 'add-main-function':
      return 'Add func main';
    case 'add-main-file':
      return 'Create main.go';
    case 'remove-arguments':
      return 'Make it func main()';
    case 'make-function':
      return 'Give it another name';
    case 'remove-second-main':
      return 'Rename this main, and call it from the first';
    case 'move-file':
      return fix.kind === 'edit' ? `Move this file to ${fix.text}` : how;
    case 'move-main-out-of-test':
      return 'Rename the file: no test';
    case 'rename-file':
      return fix.kind === 'edit' ? `Rename the file to ${fix.text}` : how;
    case 'delete-constraint':
      return 'Delete the build constraint';
    case 'import-c':
      return 'Import "C" here';
    case 'write-package-clause':
      return fix.kind === 'edit' ? `Write ${fix.text}` : how;
    case 'resave-utf8':
      return 'Delete the byte order mark';
    case 'lower-go-line':
      return fix.kind === 'edit' ? `Change to ${fix.text}` : how;
    case 'set-tags':
      return `Run with -tags ${fix.names.join(',')}`;
    case 'run-file-by-name':
      return `Run ${name.split('/').at(-1)} by its name`;
    case 'run-main':
      return `Run ${name}`;
    case 'mod-init':
      return 'Make a module here: go mod init …';
    case 'list-mains':
      return 'Show all main packages';
    default:
      return `Run: ${how}`;
  }
};

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
  fix: fixTitle,
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
  noFile: 'Open a Go file first, or choose a folder under Main packages.',
  isMain: (command) => `This is a main package: ${command}`,
  runIt: 'Trace It',
  modulePath: 'Path of the new module, as others will import it',
  modulePathHint: 'Like example.com/name; without a dot in its first part nobody else can fetch it.',
  modulePathWrong: 'Letters, digits and - . _ ~ / only, and no slash at its ends.',
  working: (command) => `${command} …`,
  goRefused: (command, said) => `${command} failed: ${said}`,
  answerTitle: 'Why no main package',
  nothingToPredict: 'Nothing was traced here yet, and there is not just one main package: trace one first.',
};
