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
 * Everything that a screen shows about one trace, as plain JSON without text in any language: the webview, the
 * summary on the command line and the report all render this value through `core/messages`. Its schemas explain
 * each field.
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

/** The part of a view that a short summary needs, without complete rows. */
export interface SummaryView extends Omit<TraceView, 'rows' | 'timeline'> {
  readonly rows: readonly SummaryRow[];
  /** null if there is no critical path to compare it with. */
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

/** The reader's selection; plain JSON, so that it survives a reload. */
export interface FoldOptions {
  /** Fold ids (`BoxView.id`) opened in place. */
  readonly open: readonly string[];
  /**
   * `default` rebuilt boxes and the quiet ones · `rebuilt` without the quiet ones · `critical` only the
   * critical path · `all` by module, regardless of the outcome.
   */
  readonly show: 'default' | 'rebuilt' | 'critical' | 'all';
  /** Text of the filter box; matches import paths and modules. */
  readonly filter: string;
  /** Row ID: only what it needs and what needs it. */
  readonly relatedTo: number | null;
  readonly stage: StageId | null;
  /**
   * Folds by go's plan instead of by outcomes and times, so that the boxes are the same from the first moment of a
   * command to its end.
   */
  readonly byPlan: boolean;
  /** The maximum number of boxes in the picture. */
  readonly maxBoxes: number;
}

/** The picture: boxes and reduced edges. Made by `foldGraph`, also inside the webview. */
export interface GraphView {
  readonly boxes: readonly BoxView[];
  readonly edges: readonly EdgeView[];
  /** Rows that match but are not drawn, because there would be more than `maxBoxes` boxes. */
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
  /**
   * The name of a row, or of a fold's group; quiet boxes, `rest` and `stage` are named by messages
   * (`foldLabel`).
   */
  readonly label: string;
  readonly fold: FoldKind | null;
  /** Fold `stage`: the kind of its rows; otherwise null. */
  readonly stage: RowKind | null;
  readonly canOpen: boolean;
  /** Opened in place: other boxes have it as `parent`, and edges end at those. */
  readonly isOpen: boolean;
  /** While the command runs: something in it is being worked on. */
  readonly running: boolean;
  /** The first of these that occurs among its rows: failed, miss, unknown, notRun, hit. */
  readonly outcome: Outcome;
  /** The number of packages in it, without links, vets and tests; if it has none, the number of rows. */
  readonly counted: number;
  readonly rebuilt: number;
  /** Among those counted. */
  readonly fromCache: number;
  /** Among those counted: neither waiting nor being worked on. */
  readonly done: number;
  readonly ownMs: Milliseconds;
  readonly critical: boolean;
  readonly origin: boolean;
  /** Box ID of the opened fold that contains it. */
  readonly parent: string | null;
}

export interface EdgeView {
  /** Box IDs: `to` needs `from`, so the arrow points in the direction of the work. */
  readonly from: string;
  readonly to: string;
  readonly critical: boolean;
}
