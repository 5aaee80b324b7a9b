import type { Note } from '../model/notes.ts';
import type { RowLabel } from '../model/row-label.ts';
import type { StageId } from '../model/stage.ts';
import type { Outcome } from '../model/trace.ts';
import type { Bytes, Milliseconds } from '../model/units.ts';
import type { WhyMessages } from './en/why.ts';
import type { Locale } from './locale.ts';
import type { Phrase, Piece } from './phrase.ts';
import type { Punctuation } from './punctuation.ts';

/**
 * Messages shared by all screens (summary in the terminal, report, panel), in one table per language. Messages
 * of a single screen have their own tables.
 */
export interface SharedMessages {
  readonly locale: Locale;

  readonly count: (value: number) => string;
  /** `7.4 s`, or that the time is unknown. */
  readonly duration: (ms: Milliseconds | null) => string;
  readonly size: (bytes: Bytes | null) => string;
  /** `11%` for 0.11. */
  readonly share: (part: number) => string;
  readonly unknown: string;
  /** Between counts: ` · `. */
  readonly separator: string;

  readonly packages: (count: number) => string;
  readonly modules: (count: number) => string;
  readonly rebuilt: (count: number) => string;
  /** While go works: `60 of at most 337`. */
  readonly ofAtMost: (count: number, atMost: number) => string;
  readonly fromCache: (count: number) => string;
  readonly failed: (count: number) => string;
  readonly notRun: (count: number) => string;
  readonly outcomeUnknown: (count: number) => string;
  /** For `-n`: the maximum number that go would compile. */
  readonly wouldRebuild: (count: number) => string;
  /** A sum that may exceed the wall time: `43.0 s of work`. */
  readonly ofWork: (duration: string) => string;

  /** The verb fits the kind of row: a package is rebuilt, a program linked, a test run. */
  readonly outcome: (outcome: Outcome, kind: RowKind) => string;
  readonly state: { readonly waiting: string; readonly running: string; readonly planned: string };
  readonly outputUnchanged: string;
  readonly criticalPath: string;
  readonly provisional: string;

  /** Go's own terms are not translated. */
  readonly rowLabel: (label: RowLabel) => string;
  readonly stageName: (stage: StageId) => string;
  /** The small text below the stage's name and number. */
  readonly stage: StageMessages;
  /** Names of dimmed boxes, and of boxes that contain a stage or many small packages. */
  readonly fold: {
    readonly cached: string;
    readonly notRun: string;
    readonly waiting: string;
    readonly unknown: string;
    readonly rest: string;
    readonly restOf: (group: string) => string;
    readonly stage: (kind: RowKind) => string;
  };

  /** `a, b and 3 more` */
  readonly names: (names: readonly string[]) => string;
  readonly exit: (code: number) => string;
  readonly endedBy: (signal: string) => string;
  readonly exitUnknown: string;
  readonly running: string;
  readonly interrupted: string;
  readonly dryRun: string;
  readonly example: string;
  readonly imported: string;

  readonly headline: HeadlineMessages;
  /** A note about how the trace was recorded. */
  readonly note: (note: Note) => string;
  readonly punctuation: Punctuation;
  readonly why: WhyMessages;
  readonly summary: SummaryMessages;
}

export type RowKind = 'package' | 'link' | 'vet' | 'test' | 'binary' | 'run' | 'other';

export interface StageMessages {
  readonly notPartOf: (command: string) => string;
  /** Several programs, and where they are. */
  readonly programsIn: (names: string, where: string) => string;
  /** The command includes the stage, but this build did not need it. */
  readonly noMain: string;
  readonly noTests: string;
  readonly notBuilt: string;
  readonly nothing: string;
  readonly linked: (count: number) => string;
  readonly allFromCache: string;
  /** Of a program that lies where go would write it. */
  readonly upToDate: string;
  readonly failed: string;
  readonly notReached: string;
  readonly waiting: string;
  readonly running: string;
  readonly loadFailed: string;
  readonly flagsRefused: string;
  readonly commandRefused: string;
  readonly stopped: string;
  /** A vet whose findings came from the cache. */
  readonly failedFromCache: string;
  readonly vetted: (count: number) => string;
  readonly testsPassed: (count: number) => string;
  readonly testsFailed: (count: number) => string;
  readonly testsCached: (count: number) => string;
  readonly testsWithout: (count: number) => string;
  readonly binaryKind: {
    readonly temporary: string;
    readonly cached: string;
    readonly output: string;
    readonly installed: string;
  };
  readonly cleaned: string;
  readonly kept: string;
  readonly written: string;
}

/** The sentence below the strip. */
export interface HeadlineMessages {
  readonly running: (
    compiled: number,
    now: { readonly label: RowLabel; readonly ms: Milliseconds } | null,
    /** The packages of go's plan, some of which come from the cache; null if the plan is not known. */
    atMost?: number | null,
  ) => Phrase;
  readonly failed: (packages: readonly Piece[], place: Piece | null, message: string) => Phrase;
  /** `tests` is null if go did not name all of them. */
  readonly testsFailed: (packages: readonly Piece[], tests: number | null) => Phrase;
  /** The failed tests, after the name of their package. */
  readonly testNames: (names: readonly string[]) => string;
  readonly loadFailed: (place: Piece | null, message: string) => Phrase;
  /** go rejected the command line; `own` is an option of `trace` that was typed after `go`. */
  readonly flagsRefused: (message: string, own: string | null) => Phrase;
  /** go loaded the packages, but refuses to write the requested output. */
  readonly commandRefused: (message: string) => Phrase;
  /** go ended before it planned any work, for another reason than what it loads. */
  readonly stopped: (message: string) => Phrase;
  /** go wrote no graph. `message` is empty if go printed none. */
  readonly unrecorded: (place: Piece | null, message: string) => Phrase;
  /** go failed with a message that was not read. */
  readonly unexplained: Phrase;
  readonly interrupted: (rebuilt: number) => Phrase;
  readonly dryRun: (atMost: number, packages: number) => Phrase;
  readonly allCached: (packages: number) => Phrase;
  readonly planOnly: (packages: number) => Phrase;
  readonly rebuilt: (facts: RebuiltFacts) => Phrase;
  readonly linkedOnly: (links: number, packages: number) => Phrase;
  readonly checked: (vetted: number, testsRun: number) => Phrase;
  readonly nothing: Phrase;
}

export interface RebuiltFacts {
  readonly rebuilt: number;
  /** All packages were rebuilt: a cold build. */
  readonly everything: boolean;
  /** The packages where the rebuild started; not necessarily the reason. */
  readonly origins: readonly Piece[];
  /** Packages rebuilt because of them, and programs linked. */
  readonly others: number;
  readonly linked: number;
  readonly workMs: Milliseconds;
  /** The cache keys are known, but no earlier trace has keys to compare them with. */
  readonly firstTrace: boolean;
}

/** Headings in the summary after a traced command. */
export interface SummaryMessages {
  readonly slowest: string;
  readonly path: string;
  /** Before the steps of the path if workers were the limit: its length and that of the build. */
  readonly pathOf: (path: string, build: string) => string;
  /** The label, and when and where the command ran. */
  readonly recorded: string;
  readonly recordedAt: (time: string, directory: string) => string;
  readonly report: string;
  readonly trace: string;
  readonly failed: string;
  readonly notes: string;
  readonly more: (count: number) => string;
  readonly moreErrors: (count: number) => string;
  /** How the program crashed, and the function. */
  readonly crashed: (message: string, where: string | null) => string;
}
