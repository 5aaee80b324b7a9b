import type * as v from 'valibot';
import type { StageId } from '../../model/stage.ts';
import type { Outcome } from '../../model/trace.ts';
import type { Milliseconds } from '../../model/units.ts';
import type { headerSchema, headlineSchema, stageViewSchema, totalsSchema } from './header-schema.ts';
import type { noMainSchema } from './no-main-schema.ts';
import type { rowSchema } from './row-schema.ts';
import type {
  programSchema,
  timelineBarSchema,
  timelineSchema,
  traceViewSchema,
} from './trace-view-schema.ts';

/**
 * Everything that a screen shows of one trace, plain JSON, without words of a language: the webview, the
 * summary on the command line and the report all speak from this one value, through `core/messages`. Its
 * schemas explain each field.
 */
export interface TraceView extends v.InferOutput<typeof traceViewSchema> {}
export interface HeaderView extends v.InferOutput<typeof headerSchema> {}
export interface TotalsView extends v.InferOutput<typeof totalsSchema> {}
export interface StageView extends v.InferOutput<typeof stageViewSchema> {}
export type HeadlineView = v.InferOutput<typeof headlineSchema>;
export interface RowView extends v.InferOutput<typeof rowSchema> {}
export type RowKind = RowView['kind'];
export type RowState = RowView['state'];
export interface ProgramView extends v.InferOutput<typeof programSchema> {}
export interface TimelineView extends v.InferOutput<typeof timelineSchema> {}
export interface TimelineBar extends v.InferOutput<typeof timelineBarSchema> {}
export interface NoMainView extends v.InferOutput<typeof noMainSchema> {}

/** As much of a view as a summary in a few lines needs: no row is described in full for it. */
export interface SummaryView extends Omit<TraceView, 'rows' | 'timeline'> {
  readonly rows: readonly SummaryRow[];
  /** null where there is no critical path to compare it with. */
  readonly timeline: TimelineView | null;
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
