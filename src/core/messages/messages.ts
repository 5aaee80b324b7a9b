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
 * What every screen says alike: the command line's summary, the report, the panel. One table a language.
 * Words that only one screen has stand in tables of their own beside this one.
 */
export interface SharedMessages {
  readonly locale: Locale;

  readonly count: (value: number) => string;
  /** `7.4 s`; an unknown time says so. */
  readonly duration: (ms: Milliseconds | null) => string;
  readonly size: (bytes: Bytes | null) => string;
  /** 0..1 as `11%`. */
  readonly share: (part: number) => string;
  readonly unknown: string;
  /** Between counts: ` · `. */
  readonly separator: string;

  readonly packages: (count: number) => string;
  readonly modules: (count: number) => string;
  readonly rebuilt: (count: number) => string;
  readonly fromCache: (count: number) => string;
  readonly failed: (count: number) => string;
  readonly notRun: (count: number) => string;
  readonly outcomeUnknown: (count: number) => string;
  /** Under `-n`: go would compile so many at most. */
  readonly wouldRebuild: (count: number) => string;
  /** Sums that may exceed the wall time: `43.0 s of work`. */
  readonly ofWork: (duration: string) => string;

  /** What became of a row of that kind: a package is rebuilt, a program linked, a test run. */
  readonly outcome: (outcome: Outcome, kind: RowKind) => string;
  readonly state: { readonly waiting: string; readonly running: string; readonly planned: string };
  readonly outputUnchanged: string;
  readonly criticalPath: string;
  readonly provisional: string;

  /** What go calls its things stays as it is; our own words are the language's. */
  readonly rowLabel: (label: RowLabel) => string;
  readonly stageName: (stage: StageId) => string;
  /** Small under the stage's name and number. */
  readonly stage: StageMessages;
  /** The quiet boxes, and those that hold a stage or many small ones. */
  readonly fold: {
    readonly cached: string;
    readonly notRun: string;
    readonly waiting: string;
    readonly unknown: string;
    readonly rest: string;
    readonly restOf: (group: string) => string;
    readonly stage: (kind: RowKind) => string;
  };

  readonly exit: (code: number) => string;
  readonly endedBy: (signal: string) => string;
  readonly exitUnknown: string;
  readonly running: string;
  readonly interrupted: string;
  readonly dryRun: string;
  readonly example: string;
  readonly imported: string;

  readonly headline: HeadlineMessages;
  /** What a trace says of how it was recorded. */
  readonly note: (note: Note) => string;
  readonly punctuation: Punctuation;
  readonly why: WhyMessages;
  readonly summary: SummaryMessages;
}

export type RowKind = 'package' | 'link' | 'vet' | 'test' | 'binary' | 'run' | 'other';

export interface StageMessages {
  readonly notPartOf: (command: string) => string;
  /** Part of the command, but this build had no use for it. */
  readonly noMain: string;
  readonly noTests: string;
  readonly notBuilt: string;
  readonly nothing: string;
  readonly linked: (count: number) => string;
  readonly allFromCache: string;
  readonly failed: string;
  readonly notReached: string;
  readonly waiting: string;
  readonly running: string;
  readonly loadFailed: string;
  readonly flagsRefused: string;
  readonly commandRefused: string;
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

/** The one sentence under the strip. */
export interface HeadlineMessages {
  readonly running: (
    compiled: number,
    now: { readonly label: RowLabel; readonly ms: Milliseconds } | null,
  ) => Phrase;
  readonly failed: (packages: readonly Piece[], place: Piece | null, message: string) => Phrase;
  readonly testsFailed: (packages: readonly Piece[]) => Phrase;
  /** Behind a package: which of its tests failed. */
  readonly testNames: (names: readonly string[]) => string;
  readonly loadFailed: (place: Piece | null, message: string) => Phrase;
  /** go did not understand its own command line; `own` is the option of the tracer that stands in it. */
  readonly flagsRefused: (message: string, own: string | null) => Phrase;
  /** Its packages were loaded: go does not want to write what was asked for, or there. */
  readonly commandRefused: (message: string) => Phrase;
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
  /** Of all packages: a cold build. */
  readonly everything: boolean;
  /** Where it starts; never called a reason. */
  readonly origins: readonly Piece[];
  /** Packages rebuilt above them, and programs linked. */
  readonly others: number;
  readonly linked: number;
  readonly workMs: Milliseconds;
  /** The keys are known, and no earlier trace has any to compare them with. */
  readonly firstTrace: boolean;
}

/** Headings of the lines that close a traced command in a terminal. */
export interface SummaryMessages {
  readonly slowest: string;
  readonly path: string;
  /** Before the path's steps, where workers were the limit: its length, and that of the build. */
  readonly pathOf: (path: string, build: string) => string;
  readonly report: string;
  readonly trace: string;
  readonly failed: string;
  readonly notes: string;
  readonly more: (count: number) => string;
}
