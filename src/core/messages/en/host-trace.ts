/** Starting traces, the status bar and tasks. */
export interface HostTraceMessages {
  readonly pickMain: string;
  readonly pickPackages: (verb: string) => string;
  readonly thisPackage: string;
  readonly wholeModule: string;
  readonly lastUsed: string;
  readonly commandTitle: string;
  /** `target` is the word that stays, like `./cmd/app`. */
  readonly commandPrompt: (target: string, takesArguments: boolean) => string;
  readonly editPrompt: (target: string, takesArguments: boolean) => string;
  readonly flagsFirst: (flags: string) => string;
  readonly quoteOpen: (quote: string) => string;
  readonly keepTarget: (words: string) => string;
  readonly setGo: string;
  /** The terminal was closed, or its process ended, before the command line said how it went. */
  readonly lost: string;
  /** Neither its user nor this window did it. */
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

const placesText = (target: string, takesArguments: boolean): string =>
  `Flags go before “${target}”${takesArguments ? ', arguments after it' : ''}.`;

export const hostTraceEnglish: HostTraceMessages = {
  pickMain: 'Which program?',
  pickPackages: (verb) => `go ${verb}: which packages?`,
  thisPackage: 'the package of this file',
  wholeModule: 'every package of the module',
  lastUsed: 'last used',
  commandTitle: 'The command to trace',
  commandPrompt: (target, takesArguments) =>
    `${placesText(target, takesArguments)} Asked once: “Edit arguments and flags” asks again.`,
  editPrompt: (target, takesArguments) => `${placesText(target, takesArguments)} Kept for the next traces.`,
  flagsFirst: (flags) => `From the settings: ${flags}.`,
  quoteOpen: (quote) => `A ${quote} is not closed.`,
  keepTarget: (words) => `Keep ${words}: what is traced is chosen before.`,
  setGo: 'Set the go Command',
  lost: 'The command was ended before it could say how it went.',
  killed: (command, signal) =>
    `${command} was ended from outside (${signal}); the pipeline shows what it had done by then.`,
  taskSource: 'Go Pipeline',
  bar: {
    name: 'Go build cache',
    starting: 'tracing',
    compiled: (count) => `${count} compiled`,
    rebuilt: (count) => `${count} rebuilt`,
    allCached: 'all cached',
    hitRate: (percent) => `${percent} %`,
    buildFailed: 'build failed',
    testsFailed: 'tests failed',
    interrupted: 'interrupted',
    unknown: 'no counts',
    next: (atMost, time) => `next: ${atMost}${time === null ? '' : `, ${time}`}`,
    counts: (rebuilt, fromCache) => `${rebuilt} rebuilt · ${fromCache} from cache`,
    showPipeline: 'Show the pipeline',
    explain: 'Why rebuilt',
    again: 'Trace again',
    compare: 'Compare with previous',
    go: (version, path, source) => `${version} at ${path} (${source})`,
  },
};
