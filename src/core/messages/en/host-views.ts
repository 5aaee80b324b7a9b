/** Texts of the Runs view, comparisons and other features that read the history. */
export interface HostViewsMessages {
  readonly failed: string;
  readonly succeeded: string;
  readonly interrupted: string;
  readonly endUnknown: string;
  /** The command runs now. */
  readonly running: string;
  /** For a run that the settings exclude from the history. */
  readonly notSaved: string;
  readonly elsewhere: string;
  readonly justNow: string;
  readonly minutesAgo: (count: number) => string;
  readonly hoursAgo: (count: number) => string;
  readonly daysAgo: (count: number) => string;
  readonly started: (when: string) => string;
  readonly inDirectory: (directory: string) => string;
  readonly nothingHere: string;
  readonly noGoHere: string;
  readonly clearAsk: (count: number) => string;
  readonly clearDetail: string;
  readonly clear: string;
  readonly historyEmpty: string;
  readonly deleteAsk: (count: number) => string;
  readonly delete: string;
  readonly nothingTraced: string;
  readonly stillRunning: string;
  readonly compareTitle: (first: string, second: string) => string;
  readonly comparedSame: (when: string) => string;
  readonly comparedOther: (command: string, when: string) => string;
  readonly comparedSelected: (first: string, second: string) => string;
  readonly compare: CompareCommandsMessages;
  readonly whichPackage: string;
  readonly predictWhat: string;
  readonly importGraph: string;
  readonly openFile: (name: string) => string;
  readonly allCached: (command: string) => string;
  readonly showPipeline: string;
  /** Answers of tools for language models. */
  readonly noFolder: string;
  readonly noMain: string;
}

/** Running commands to compare them. */
export interface CompareCommandsMessages {
  readonly what: string;
  readonly twoCommands: string;
  readonly preset: Readonly<Record<'run-build-install' | 'cgo' | 'race' | 'trimpath' | 'flags', string>>;
  readonly flagsPrompt: string;
  readonly firstCommand: string;
  readonly secondCommand: string;
  readonly typeCommand: string;
  readonly commandPrompt: string;
  readonly commandWanted: string;
  readonly running: string;
  readonly step: (command: string, number: number, total: number) => string;
  readonly verifying: string;
  readonly ranNow: (directory: string) => string;
}

export const hostViewsEnglish: HostViewsMessages = {
  failed: 'failed',
  succeeded: 'succeeded',
  interrupted: 'interrupted',
  endUnknown: 'result unknown',
  running: 'running',
  notSaved: 'not saved in the history',
  elsewhere: 'Elsewhere',
  justNow: 'just now',
  minutesAgo: (count) => `${count} min ago`,
  hoursAgo: (count) => `${count} h ago`,
  daysAgo: (count) => (count === 1 ? 'yesterday' : `${count} days ago`),
  started: (when) => `started ${when}`,
  inDirectory: (directory) => `in ${directory}`,
  nothingHere: 'No traces in this workspace yet.',
  noGoHere: 'No go command found, so nothing can be traced.',
  clearAsk: (count) => (count === 1 ? 'Delete 1 trace?' : `Delete all ${count} traces?`),
  clearDetail:
    'This deletes the traces of all folders, their reports, and the cache-key inputs that later builds are compared with.',
  clear: 'Delete All',
  historyEmpty: 'The history is empty.',
  deleteAsk: (count) => `Delete ${count} traces?`,
  delete: 'Delete',
  nothingTraced: 'No traces yet. Run “Go Pipeline: Trace go run” first.',
  stillRunning: 'The command is still running. Try again when it has finished.',
  compareTitle: (first, second) => `Compare: ${first} ↔ ${second}`,
  comparedSame: (when) => `Compared with the same command, traced ${when}`,
  comparedOther: (command, when) =>
    `There is no earlier trace of this command; compared with ${command}, traced ${when}`,
  comparedSelected: (first, second) => `Compared: the traces from ${first} and ${second}`,
  compare: {
    what: 'Select what to compare',
    twoCommands: 'Two go commands',
    preset: {
      'run-build-install': 'go run, go build and go install',
      cgo: 'go build with and without cgo',
      race: 'go build with and without -race',
      trimpath: 'go build with and without -trimpath',
      flags: 'go build with and without other flags',
    },
    flagsPrompt: 'Type the flags of the second build, for example -ldflags=-s',
    firstCommand: 'First command',
    secondCommand: 'Second command',
    typeCommand: 'Type a command',
    commandPrompt: 'Environment variables go first, for example CGO_ENABLED=0 go build.',
    commandWanted: 'Type go run, build, test, install or vet, for example go build -race ./...',
    running: 'Comparing',
    step: (command, number, total) => `${command} (${number} of ${total})`,
    verifying: 'Verifying the cache',
    ranNow: (directory) => `These commands ran in ${directory} for this comparison.`,
  },
  whichPackage: 'Select a package',
  predictWhat: 'Select a command to predict',
  importGraph: 'Import',
  openFile: (name) => `Open ${name}`,
  allCached: (command) => `${command}: nothing was rebuilt, everything came from the cache.`,
  showPipeline: 'Show Pipeline',
  noFolder: 'No folder is open.',
  noMain: 'This workspace has no main package.',
};
