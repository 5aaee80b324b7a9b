import type { Note } from '../../model/notes.ts';
import type { RowLabel } from '../../model/row-label.ts';
import type { StageId } from '../../model/stage.ts';
import type { Binary, BuildDiagnostic, Outcome } from '../../model/trace.ts';
import type { GoVerb } from '../../model/traced-verbs.ts';
import type { Bytes, Milliseconds } from '../../model/units.ts';
import type { WhyView } from '../rebuild/why-view.ts';

/**
 * Everything that a screen shows of one trace, plain JSON, without words of a language: the webview, the
 * summary on the command line and the report all speak from this one value, through `core/messages`.
 */
export interface TraceView {
  readonly header: HeaderView;
  readonly totals: TotalsView;
  /** In pipeline order, every stage of the closed list that belongs to go's picture. */
  readonly strip: readonly StageView[];
  readonly headline: HeadlineView;
  /** One row a package, link, vet, test and run; `deps` are indexes into this list. */
  readonly rows: readonly RowView[];
  /** The longest chain of work; empty when less than two steps were done, under `-n`, or when no times are known. */
  readonly criticalPath: readonly number[];
  /** Sum of the work on it: with any number of workers, it could not have taken less. */
  readonly criticalMs: Milliseconds;
  /** What `go run` started. */
  readonly program: ProgramView | null;
  /** Rows that were worked on by own time, longest first. */
  readonly slowest: readonly number[];
  readonly timeline: TimelineView;
  readonly diagnostics: readonly BuildDiagnostic[];
  /** Why packages were rebuilt; null when the inputs of the keys are not known. */
  readonly why: WhyView | null;
  /** Why nothing could be run, when the command failed for that. */
  readonly noMain: NoMainView | null;
}

/** As much of a view as a summary in a few lines needs: no row is described in full for it. */
export interface SummaryView extends Omit<TraceView, 'rows' | 'timeline'> {
  readonly rows: readonly SummaryRow[];
  /** null where there is no critical path to compare it with. */
  readonly timeline: TimelineView | null;
}

/** The answer to "why no main package", in the words of the language that the view was made for. */
export interface NoMainView {
  readonly id: string;
  /** What was judged: as typed, or the one program of many that was not linked. */
  readonly target: readonly string[];
  readonly sentence: string;
  readonly place: {
    readonly file: string;
    readonly line: number | null;
    readonly column: number | null;
  } | null;
  /** What to do, and the command or edit that does it; the likeliest first. */
  readonly fixes: readonly { readonly what: string; readonly how: string; readonly isCommand: boolean }[];
}

export interface ProgramView {
  readonly path: string;
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly fromCache: boolean;
}

export interface HeaderView {
  /** The words as typed, redacted. */
  readonly argv: readonly string[];
  readonly verb: GoVerb;
  /** The program or package this was about: `gopls`, `./lib`. */
  readonly program: string;
  readonly directory: string;
  /** Paths of the main modules; labels leave them out. */
  readonly mainModules: readonly string[];
  readonly goVersion: string | null;
  readonly platform: string | null;
  readonly startedAt: string;
  readonly wallMs: Milliseconds;
  /** Until the build part was over; equals `wallMs` when nothing was run. */
  readonly buildMs: Milliseconds;
  readonly execMs: Milliseconds | null;
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly state: 'running' | 'done' | 'interrupted';
  readonly provisional: boolean;
  readonly dryRun: boolean;
  readonly origin: 'traced' | 'imported' | 'example';
  /** Of the trace. */
  readonly notes: readonly Note[];
}

/** Packages, not actions; link, vet and tests are counted apart. */
export interface TotalsView {
  readonly packages: number;
  readonly rebuilt: number;
  readonly fromCache: number;
  readonly failed: number;
  readonly notRun: number;
  readonly unknown: number;
  readonly modules: number;
  readonly linked: number;
  readonly linksFromCache: number;
  readonly vetted: number;
  readonly testsRun: number;
  readonly testsCached: number;
  readonly testsFailed: number;
  /** Packages without test files. */
  readonly testsWithout: number;
  /** Sum of own times of what was rebuilt; exceeds the wall time when workers run side by side. */
  readonly compileWorkMs: Milliseconds;
}

export interface StageView {
  readonly id: StageId;
  /** `done` worked · `cached` nothing to do · `failed` · `running` · `waiting` for its turn · `notRun` · `absent` not part of this command. */
  readonly state: 'done' | 'cached' | 'failed' | 'running' | 'waiting' | 'notRun' | 'absent' | 'unknown';
  /** From its first start to its last end, stages overlap; null when not known. */
  readonly ms: Milliseconds | null;
  /** Why it is `absent`: the command has no such stage, or this one had no use for it. */
  readonly absent: 'verb' | 'noMain' | 'noTests' | 'notBuilt' | null;
  readonly actions: number;
  readonly hits: number;
  readonly misses: number;
  readonly failed: number;
  /** Binary stage. */
  readonly binary: {
    readonly path: string;
    readonly sizeBytes: Bytes | null;
    readonly kind: Binary['kind'];
  } | null;
}

/** The sentence under the strip. */
export type HeadlineView =
  | {
      readonly kind: 'running';
      readonly compiled: number;
      readonly now: RowLabel | null;
      readonly nowMs: Milliseconds;
    }
  /** `rows` are what failed; `first` is what go said of the first one. */
  | { readonly kind: 'failed'; readonly rows: readonly number[]; readonly first: BuildDiagnostic | null }
  | { readonly kind: 'testsFailed'; readonly rows: readonly number[] }
  | { readonly kind: 'loadFailed'; readonly first: BuildDiagnostic | null }
  | { readonly kind: 'interrupted' }
  /** An upper bound: go cannot know under `-n` whose output would stay as it was. */
  | { readonly kind: 'dryRun'; readonly wouldBuild: number }
  | { readonly kind: 'allCached' }
  | { readonly kind: 'planOnly' }
  /** Rebuilt packages with no rebuilt dependency: where the work began. Reasons come with "why rebuilt". */
  | {
      readonly kind: 'rebuilt';
      readonly rebuilt: number;
      readonly origins: readonly number[];
      /** Rebuilt packages that are no origins. */
      readonly others: number;
      /** Every package of it: a cold build. */
      readonly everything: boolean;
      readonly linked: number;
      readonly workMs: Milliseconds;
    }
  /** Packages came from the cache, but vet or tests did work. */
  | { readonly kind: 'checked'; readonly vetted: number; readonly testsRun: number }
  | { readonly kind: 'nothing' };

export type RowKind = 'package' | 'link' | 'vet' | 'test' | 'binary' | 'run' | 'other';

export type RowState = 'waiting' | 'running' | 'done' | 'planned';

export interface RowView {
  /** Its index in `rows`. */
  readonly id: number;
  /** The same for the same work in every trace: `package:net/http [net/http.test]`, `link:example.com/app`. */
  readonly key: string;
  readonly kind: RowKind;
  readonly stage: StageId;
  /** Full import path, without the variant. Empty for rows without a package. */
  readonly importPath: string;
  /** What stands in brackets: `net/http.test`; null for the plain package. */
  readonly variant: string | null;
  readonly label: RowLabel;
  /** Module path, `std`, or null when not known. */
  readonly module: string | null;
  /** Where it folds, from the outermost in: `['std', 'crypto', 'aes']`, `['golang.org/x/tools', 'internal', 'event']`. */
  readonly group: readonly string[];
  readonly outcome: Outcome;
  /** `waiting` and `running` only while the command runs; `planned` under `-n`: go would do it, and did not. */
  readonly state: RowState;
  readonly provisional: boolean;
  /** A rebuilt row with no rebuilt dependency below it. */
  readonly origin: boolean;
  /** Rebuilt, and yet every importer came from the cache. */
  readonly outputUnchanged: boolean;
  readonly critical: boolean;
  /** By how much it could take longer without the critical path growing; null when not known. */
  readonly slackMs: Milliseconds | null;
  readonly readyMs: Milliseconds | null;
  readonly startMs: Milliseconds | null;
  readonly endMs: Milliseconds | null;
  /** Time a worker spent on it, all its actions. */
  readonly ownMs: Milliseconds;
  readonly cpuMs: Milliseconds;
  /** Ready, but every worker was busy. */
  readonly waitedMs: Milliseconds;
  /** The dependency that became ready last. */
  readonly waitedFor: number | null;
  /** Rows that this one needs, direct ones only, not reduced. */
  readonly deps: readonly number[];
  readonly actionID: string | null;
  readonly buildID: string | null;
  readonly commands: readonly string[];
  /** Indexes into `diagnostics`. */
  readonly diagnostics: readonly number[];
  /** Absolute directory of the package's source where it is known (its compile command says it). */
  readonly directory: string | null;
  /** Kind `test`: what go said of the result. */
  readonly test: {
    readonly status: string;
    readonly cached: boolean | null;
    readonly elapsedMs: Milliseconds | null;
    /** Tests that failed, by name, as far as go named them. */
    readonly failed: readonly string[];
  } | null;
}

export type SummaryRow = Pick<
  RowView,
  | 'id'
  | 'kind'
  | 'stage'
  | 'importPath'
  | 'variant'
  | 'label'
  | 'module'
  | 'outcome'
  | 'state'
  | 'origin'
  | 'startMs'
  | 'endMs'
  | 'ownMs'
  | 'diagnostics'
  | 'test'
>;

export interface TimelineView {
  readonly endMs: Milliseconds;
  /** Lanes are workers, as few as explain what ran at the same time; bars in one lane never overlap. */
  readonly lanes: readonly (readonly TimelineBar[])[];
  /** Share of the lanes' time in which a worker had nothing to do, 0..1; null when no times are known. */
  readonly idleShare: number | null;
}

export interface TimelineBar {
  readonly row: number;
  readonly startMs: Milliseconds;
  readonly endMs: Milliseconds;
  readonly critical: boolean;
}

/** What the reader asked to see; plain JSON, so that it survives a reload. */
export interface FoldOptions {
  /** Fold ids (`BoxView.id`) opened in place. */
  readonly open: readonly string[];
  /**
   * `default` rebuilt boxes and the quiet ones · `rebuilt` without the quiet ones · `critical` the critical
   * path alone · `all` by module, whatever became of it.
   */
  readonly show: 'default' | 'rebuilt' | 'critical' | 'all';
  /** Text of the filter box; matches import paths and modules. */
  readonly filter: string;
  /** Row id: only what it needs and what needs it. */
  readonly around: number | null;
  readonly stage: StageId | null;
  /** Upper bound of boxes in the picture. */
  readonly maxBoxes: number;
}

/** What is drawn: boxes and reduced edges. Made by `foldGraph`, also inside the webview. */
export interface GraphView {
  readonly boxes: readonly BoxView[];
  readonly edges: readonly EdgeView[];
  /** Rows that match but are not drawn, because the picture would have more than `maxBoxes`. */
  readonly hidden: number;
}

/**
 * Quiet boxes, by outcome: `cached`, `notRun` after a failure elsewhere, `waiting` while the command runs,
 * `unknown`. Then a `module`, a `path` in one, a whole `stage` (links, vets, tests), and `rest`: many small
 * ones together.
 */
export type FoldKind = 'cached' | 'notRun' | 'waiting' | 'unknown' | 'module' | 'path' | 'stage' | 'rest';

export interface BoxView {
  /** Stable for the same content: `row:package:fmt`, `fold:cached`, `fold:cached/golang.org/x/tools`. */
  readonly id: string;
  readonly kind: 'row' | 'fold';
  /** Rows inside; one for kind `row`. */
  readonly rows: readonly number[];
  /** Row: its name. Fold: its group's name; for quiet boxes, `rest` and `stage` words name it (`foldLabel`). */
  readonly label: string;
  readonly fold: FoldKind | null;
  /** Fold `stage`: what kind of rows; null elsewhere. */
  readonly stage: RowKind | null;
  readonly canOpen: boolean;
  /** Opened in place: other boxes have it as `parent`, and edges end at those. */
  readonly isOpen: boolean;
  /** While the command runs: something in it is being worked on. */
  readonly running: boolean;
  /** Of its rows: failed before miss before unknown before notRun before hit. */
  readonly outcome: Outcome;
  /** What it counts: its packages, without the links, vets and tests among them; where it has none, its rows. */
  readonly counted: number;
  readonly rebuilt: number;
  /** Of those counted. */
  readonly fromCache: number;
  readonly ownMs: Milliseconds;
  readonly critical: boolean;
  readonly origin: boolean;
  /** Box id of the opened fold that it stands in. */
  readonly parent: string | null;
}

export interface EdgeView {
  /** Box ids: `to` needs `from`, so the arrow points the way the work flows. */
  readonly from: string;
  readonly to: string;
  readonly critical: boolean;
}
