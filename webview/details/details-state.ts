import type { Reason } from '../../src/core/model/reasons.ts';
import type { StageId } from '../../src/core/model/stage.ts';
import type { ShownRow } from '../../src/core/view/trace/shown-view.ts';
import { isWork, type Model } from '../model.ts';
import { type Screen, selectedRow } from '../store.ts';

/** What the pane describes. */
export type Subject =
  | { readonly kind: 'overview' }
  | { readonly kind: 'row'; readonly row: ShownRow }
  | { readonly kind: 'fold'; readonly label: string; readonly rows: readonly number[] };

export interface DetailsState {
  readonly subject: Subject;
  /** The same for every picture of one selection; null when nothing is selected. */
  readonly key: string | null;
}

/** How the pane changes from one state to the next. */
export interface Redraw {
  /** It is a newer picture of the same subject, so the pane keeps its scroll position and focus. */
  readonly keepsScroll: boolean;
  /** The page scrolls to the pane, because in a low window it is not visible and a click would seem to do nothing. */
  readonly scrollsIntoView: boolean;
}

/** If a newer view no longer has the selected row, the pane shows the overview. */
export function detailsOf(screen: Screen): DetailsState {
  const { selection, model } = screen;
  if (selection?.kind === 'fold') {
    const { id, label, rows } = selection;
    return { subject: { kind: 'fold', label, rows }, key: id };
  }
  const id = selectedRow(screen);
  const row = id === null ? undefined : model.row(id);
  return { subject: row ? { kind: 'row', row } : { kind: 'overview' }, key: selection?.key ?? null };
}

export function redraw(before: DetailsState | null, now: DetailsState): Redraw {
  const isSame = before !== null && before.key === now.key;
  return { keepsScroll: isSame, scrollsIntoView: before !== null && !isSame && now.key !== null };
}

/** The facts about a row, in the order in which the pane shows them. */
export type RowFact =
  | {
      readonly id: 'time';
      readonly ms: number;
      /** Its share of all compile work; null if it is too small, or the row is not a package. */
      readonly share: number | null;
      readonly critical: boolean;
    }
  | { readonly id: 'cpu' | 'started' | 'slack'; readonly ms: number }
  | { readonly id: 'waited'; readonly row: ShownRow; readonly workerMs: number | null }
  | { readonly id: 'test'; readonly test: NonNullable<ShownRow['test']> }
  | { readonly id: 'module'; readonly path: string }
  | { readonly id: 'stage'; readonly stage: StageId };

const SMALLEST_SHARE = 0.01;
const SHORTEST_WAIT_MS = 50;
const SMALLEST_SLACK_MS = 1;

export function rowFacts(row: ShownRow, model: Model): readonly RowFact[] {
  return [
    ...(isWork(row) ? workFacts(row, model) : []),
    ...(row.test ? [{ id: 'test', test: row.test } as const] : []),
    ...(row.module !== null ? [{ id: 'module', path: row.module } as const] : []),
    { id: 'stage', stage: row.stage },
  ];
}

function* workFacts(row: ShownRow, model: Model): Iterable<RowFact> {
  const { compileWorkMs } = model.view.totals;
  const share = compileWorkMs > 0 ? row.ownMs / compileWorkMs : 0;
  const hasShare = row.kind === 'package' && share >= SMALLEST_SHARE;
  yield { id: 'time', ms: row.ownMs, share: hasShare ? share : null, critical: row.critical };
  if (row.cpuMs > 0) yield { id: 'cpu', ms: row.cpuMs };
  if (row.startMs !== null) yield { id: 'started', ms: row.startMs };
  const waitedFor = row.waitedFor === null ? undefined : model.row(row.waitedFor);
  if (waitedFor && isWork(waitedFor)) {
    const workerMs = row.waitedMs >= SHORTEST_WAIT_MS ? row.waitedMs : null;
    yield { id: 'waited', row: waitedFor, workerMs };
  }
  const { slackMs } = row;
  if (!row.critical && slackMs !== null && slackMs >= SMALLEST_SLACK_MS) yield { id: 'slack', ms: slackMs };
}

/** Direct dependencies that were rebuilt. */
export function rebuiltNeeds(row: ShownRow, model: Model): number {
  return rowsOf(row.deps, model).filter(isWork).length;
}

/** Rows with work come first, the slowest at the top. */
export function linkedRows(ids: readonly number[], model: Model): readonly ShownRow[] {
  return rowsOf(ids, model).sort((a, b) => Number(isWork(b)) - Number(isWork(a)) || b.ownMs - a.ownMs);
}

export interface FoldSummary {
  readonly members: number;
  readonly fromCache: number;
  /** The slowest first. */
  readonly worked: readonly ShownRow[];
  readonly workMs: number;
}

export function foldSummary(ids: readonly number[], model: Model): FoldSummary {
  const members = rowsOf(ids, model);
  const worked = members.filter(isWork).sort((a, b) => b.ownMs - a.ownMs);
  return {
    members: members.length,
    fromCache: members.filter((row) => row.outcome === 'hit').length,
    worked,
    workMs: worked.reduce((sum, row) => sum + row.ownMs, 0),
  };
}

/** Changes of a file that is in the package's folder now. */
const IN_PACKAGE: ReadonlySet<Reason['id']> = new Set([
  'fileEdited',
  'fileAdded',
  'embedEdited',
  'embedAdded',
]);

/** The file that a reason names, if it is still there. */
export function changedFile({ directory }: ShownRow, { id, subject }: Reason): string | null {
  return directory !== null && IN_PACKAGE.has(id) ? `${directory}/${subject}` : null;
}

/** The rows with these ids, without the ids that the view does not have. */
export function rowsOf(ids: readonly number[], model: Model): ShownRow[] {
  return ids.flatMap((id) => model.row(id) ?? []);
}
