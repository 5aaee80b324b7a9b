import { childrenOf, type FoldNode, foldNode, restNode, rowNodeAt, weightOf } from './fold-tree.ts';
import { isWork } from './rows.ts';
import type { FoldOptions, RowKind, RowView, TraceView } from './trace-view.ts';

/** Up to here everything that was rebuilt is a box of its own; above, it folds by module. */
const MAX_SINGLES = 120;
/** What a folded picture aims at, and what a group must exceed to be split further. */
const FOLDED_BOXES = 56;
const SPLIT_SHARE = 0.06;
const SMALL_SHARE = 0.004;
const MAX_PARTS = 10;
/** Rows that stay single in a folded picture: their share of all work, or of the critical path, and how many. */
const SINGLE_SHARE = 0.012;
const MAX_SLOWEST = 16;
const CRITICAL_SHARE = 0.01;
const MAX_CRITICAL = 12;
/** Stages whose rows are few stand singly, else fold together. */
const MAX_OF_STAGE = 8;

type Quiet = 'cached' | 'notRun' | 'waiting' | 'unknown';

/** The outermost boxes of the picture, before anything is opened. */
export function arrange(view: TraceView, rows: readonly number[], options: FoldOptions): FoldNode[] {
  const limit = Math.min(MAX_SINGLES, options.maxBoxes);
  const plain = options.filter.trim() !== '' || options.show === 'critical' || options.show === 'all';
  if (plain && rows.length <= limit) return rows.map((id) => rowNodeAt(view, id));
  if (options.show === 'critical') return rows.map((id) => rowNodeAt(view, id));
  if (plain) return foldBusy(view, rows, options);

  const quiet = new Map<Quiet, number[]>();
  const busy: number[] = [];
  const few = fewOfKind(view, rows);
  for (const id of rows) {
    const row = view.rows[id];
    if (row === undefined) continue;
    const name = id === options.around || few.has(row.kind) ? null : quietName(row);
    if (name === null) busy.push(id);
    else quiet.set(name, [...(quiet.get(name) ?? []), id]);
  }
  const quietNodes = [...quiet].map(([name, ids]) => foldNode(view, `fold:${name}`, name, '', ids, 0));
  const busyNodes =
    busy.length <= limit ? busy.map((id) => rowNodeAt(view, id)) : foldBusy(view, busy, options);
  return [...quietNodes, ...busyNodes];
}

/** A program's link, binary and run close the picture even when they had nothing to do. */
function fewOfKind(view: TraceView, rows: readonly number[]): ReadonlySet<RowKind> {
  const few = new Set<RowKind>();
  for (const kind of ['link', 'binary', 'run'] as const) {
    const count = rows.filter((id) => view.rows[id]?.kind === kind).length;
    if (count > 0 && count <= MAX_OF_STAGE) few.add(kind);
  }
  return few;
}

/** In which quiet box a row rests; null for work. */
function quietName(row: RowView): Quiet | null {
  if (isWork(row.outcome) || row.state === 'running') return row.test?.cached === true ? 'cached' : null;
  if (row.state === 'waiting') return 'waiting';
  if (row.outcome === 'hit' || row.outcome === 'notNeeded') return 'cached';
  return row.outcome === 'notRun' ? 'notRun' : 'unknown';
}

/** Hundreds of rebuilt packages: the slowest singly, the rest by module, big modules by path. */
function foldBusy(view: TraceView, rows: readonly number[], options: FoldOptions): FoldNode[] {
  const target = Math.min(FOLDED_BOXES, options.maxBoxes);
  const singles = new Set(singleRows(view, rows, options));
  const others = rows.filter((id) => !singles.has(id));
  const stages = new Map<string, number[]>();
  const packages: number[] = [];
  for (const id of others) {
    const kind = view.rows[id]?.kind ?? 'package';
    if (kind === 'package' || kind === 'other') packages.push(id);
    else stages.set(kind, [...(stages.get(kind) ?? []), id]);
  }
  const nodes = [...singles].map((id) => rowNodeAt(view, id));
  for (const [kind, ids] of stages) {
    if (ids.length <= MAX_OF_STAGE) nodes.push(...ids.map((id) => rowNodeAt(view, id)));
    else nodes.push(foldNode(view, `fold:${kind}`, 'stage', '', ids, 0));
  }
  return [...nodes, ...splitPackages(view, packages, Math.max(8, target - nodes.length))];
}

function singleRows(view: TraceView, rows: readonly number[], options: FoldOptions): number[] {
  const whole = rows.reduce((sum, id) => sum + busyMs(view.rows[id]), 0);
  const slowest = [...rows].sort((a, b) => busyMs(view.rows[b]) - busyMs(view.rows[a]) || a - b);
  const chosen = slowest
    .filter((id) => whole > 0 && busyMs(view.rows[id]) >= whole * SINGLE_SHARE)
    .slice(0, MAX_SLOWEST);
  const failed = rows.filter(
    (id) => view.rows[id]?.outcome === 'failed' || view.rows[id]?.test?.status === 'fail',
  );
  const near = options.around === null ? [] : [options.around];
  return [...new Set([...failed.slice(0, MAX_SLOWEST), ...near, ...chosen, ...criticalSingles(view, rows)])];
}

/** The steps that the critical path is long because of. */
function criticalSingles(view: TraceView, rows: readonly number[]): number[] {
  const selected = new Set(rows);
  const whole = view.criticalPath.reduce((sum, id) => sum + busyMs(view.rows[id]), 0);
  return view.criticalPath
    .filter((id) => selected.has(id) && busyMs(view.rows[id]) > whole * CRITICAL_SHARE)
    .sort((a, b) => busyMs(view.rows[b]) - busyMs(view.rows[a]) || a - b)
    .slice(0, MAX_CRITICAL);
}

function busyMs(row: RowView | undefined): number {
  return row !== undefined && isWork(row.outcome) ? row.ownMs : 0;
}

/** Modules; the heaviest is split as long as it hides much and there is room; small ones rest together. */
function splitPackages(view: TraceView, rows: readonly number[], room: number): FoldNode[] {
  if (rows.length === 0) return [];
  const all = foldNode(view, 'fold:modules', 'rest', '', rows, 0);
  if (all.fold === null) return [all];
  const whole = weightOf(view, all);
  const shareOf = (node: FoldNode) =>
    whole > 0 ? weightOf(view, node) / whole : node.rows.length / rows.length;
  let nodes = gatherSmall(view, all, childrenOf(view, all, Number.POSITIVE_INFINITY), shareOf, room * 0.6);
  const settled = new Set<string>();
  while (nodes.length < room) {
    const heaviest = nodes.reduce<FoldNode | null>((found, node) => {
      const splits = node.fold !== null && !settled.has(node.id) && shareOf(node) > SPLIT_SHARE;
      return splits && (found === null || shareOf(node) > shareOf(found)) ? node : found;
    }, null);
    if (heaviest === null) break;
    settled.add(heaviest.id);
    const children = childrenOf(view, heaviest, Number.POSITIVE_INFINITY);
    const parts = gatherSmall(
      view,
      heaviest,
      children,
      shareOf,
      Math.min(MAX_PARTS, room - nodes.length + 1),
    );
    const rest = parts.find((part) => part.fold === 'rest');
    // When most of it stays together anyway, the whole under its own name tells more.
    if (rest !== undefined && shareOf(rest) > shareOf(heaviest) / 2) continue;
    if (rest !== undefined) settled.add(rest.id);
    nodes = nodes.flatMap((node) => (node === heaviest ? parts : [node]));
  }
  return nodes;
}

/** At most `limit`, and nothing that hardly weighs, by itself; the others in one box. */
function gatherSmall(
  view: TraceView,
  parent: FoldNode,
  children: readonly FoldNode[],
  shareOf: (node: FoldNode) => number,
  limit: number,
): FoldNode[] {
  const heavy = children
    .filter((node) => shareOf(node) >= SMALL_SHARE)
    .slice(0, Math.max(2, Math.floor(limit) - 1));
  if (children.length - heavy.length < 2) return [...children];
  const kept = new Set(heavy);
  const small = children.filter((node) => !kept.has(node)).flatMap((node) => node.rows);
  return [...heavy, restNode(view, parent, small)];
}
