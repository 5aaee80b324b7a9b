/** Starting traces, the status bar and tasks. */
export interface HostTraceMessages {
  readonly pickMain: string;
  readonly pickPackages: (verb: string) => string;
  readonly thisPackage: string;
  readonly wholeModule: string;
  readonly lastUsed: string;
  readonly commandTitle: string;
  /** `target` is the part that cannot be edited, such as `./cmd/app`. */
  readonly commandPrompt: (target: string, takesArguments: boolean) => string;
  readonly editPrompt: (target: string, takesArguments: boolean) => string;
  readonly flagsFirst: (flags: string) => string;
  readonly quoteOpen: (quote: string) => string;
  readonly keepTarget: (target: string) => string;
  readonly setGo: string;
  /** The terminal was closed, or its process ended, before the command line reported a result. */
  readonly lost: string;
  /** Neither the user nor this window ended it. */
  readonly killed: (command: string, signal: string) => string;
  /** Before the names of our tasks. */
  readonly taskSource: string;
  readonly bar: StatusBarMessages;
}

export interface StatusBarMessages {
  readonly name: string;
  readonly starting: string;
  readonly compiled: (count: number) => string;
  readonly rebuilt: (count: number) => string;
  readonly allCached: string;
  readonly hitRate: (percent: number) => string;
  readonly failed: string;
  readonly buildFailed: string;
  readonly testsFailed: string;
  readonly interrupted: string;
  readonly unknown: string;
  readonly next: (atMost: number, time: string | null) => string;
  readonly counts: (rebuilt: string, fromCache: string) => string;
  readonly showPipeline: string;
  readonly explain: string;
  readonly again: string;
  readonly compare: string;
  readonly go: (version: string, path: string, source: string) => string;
}

const additionsText = (target: string, takesArguments: boolean): string =>
  `Flags go before “${target}”${takesArguments ? ', arguments after it' : ''}.`;

export const hostTraceEnglish: HostTraceMessages = {
  pickMain: 'Select a program',
  pickPackages: (verb) => `go ${verb}: select packages`,
  thisPackage: 'package of this file',
  wholeModule: 'all packages in the module',
  lastUsed: 'last used',
  commandTitle: 'Command to trace',
  commandPrompt: (target, takesArguments) =>
    `${additionsText(target, takesArguments)} Asked only once; use “Edit Arguments and Flags” to change it later.`,
  editPrompt: (target, takesArguments) =>
    `${additionsText(target, takesArguments)} Used for the next traces, too.`,
  flagsFirst: (flags) => `From the settings: ${flags}`,
  quoteOpen: (quote) => `The closing ${quote} is missing.`,
  keepTarget: (target) => `${target} cannot be changed here.`,
  setGo: 'Set the go Command',
  lost: 'The command ended before reporting a result.',
  killed: (command, signal) =>
    `${command} was terminated from outside (${signal}). The pipeline shows its progress until then.`,
  taskSource: 'Go Pipeline',
  bar: {
    name: 'Go build cache',
    starting: 'tracing',
    compiled: (count) => `${count} compiled`,
    rebuilt: (count) => `${count} rebuilt`,
    allCached: 'all cached',
    hitRate: (percent) => `${percent}%`,
    failed: 'failed',
    buildFailed: 'build failed',
    testsFailed: 'tests failed',
    interrupted: 'interrupted',
    unknown: 'no counts',
    next: (atMost, time) => `next: ${atMost}${time === null ? '' : `, ${time}`}`,
    counts: (rebuilt, fromCache) => `${rebuilt} rebuilt · ${fromCache} from cache`,
    showPipeline: 'Show Pipeline',
    explain: 'Explain Rebuild',
    again: 'Trace Again',
    compare: 'Compare with Previous',
    go: (version, path, source) => `${version} at ${path} (${source})`,
  },
};
