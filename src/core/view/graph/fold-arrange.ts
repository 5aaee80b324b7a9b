import { isWork } from '../trace/rows.ts';
import type { ShownRow, ShownView } from '../trace/shown-view.ts';
import type { FoldOptions, RowKind } from '../trace/trace-view.ts';
import { childrenOf, type FoldNode, foldNode, restNode, rowNodeAt } from './fold-tree.ts';

/** Up to this number, every rebuilt package is a box of its own; above it, they fold by module. */
const MAX_SINGLES = 120;
/** The target size of a folded picture, and the size above which a group is split further. */
const FOLDED_BOXES = 56;
const SPLIT_SHARE = 0.06;
const SMALL_SHARE = 0.004;
const MAX_PARTS = 10;
/** Rows that stay single in a folded picture: by their share of all work, and at most this many. */
const SINGLE_SHARE = 0.012;
const MAX_SLOWEST = 16;
/** A critical path up to this length is drawn step by step; of a longer one, only the slowest steps. */
const MAX_CRITICAL = 24;
const FIRST_STEP_SHARE = 0.01;
/** Stages with few rows are drawn row by row, others fold into one box. */
const MAX_OF_STAGE = 8;
/** Around a package: if it has more direct neighbors than this, they fold like everything else. */
const MAX_NEIGHBORS = 60;

type Quiet = 'cached' | 'notRun' | 'waiting' | 'unknown';

/** The outermost boxes of the picture, before anything is opened. */
export function arrange(view: ShownView, rows: readonly number[], options: FoldOptions): FoldNode[] {
  const limit = Math.min(MAX_SINGLES, options.maxBoxes);
  const singly = () => rows.map((id) => rowNodeAt(view, id));
  if (options.show === 'critical') return singly();
  const wanted = options.filter.trim() !== '' || options.relatedTo !== null || options.show === 'all';
  if (wanted && rows.length <= limit) return singly();
  if (wanted && options.relatedTo === null) return foldBusy(view, rows, options);
  if (isByPlan(options) && rows.length > limit) return foldBusy(view, rows, options);

  const quiet = new Map<Quiet, number[]>();
  const busy: number[] = [];
  const few = fewOfKind(view, rows);
  const near = neighbors(view, options.relatedTo);
  for (const id of rows) {
    const row = view.rows[id];
    if (row === undefined) continue;
    const name = near.has(id) || few.has(row.kind) ? null : quietName(row);
    if (name === null) busy.push(id);
    else append(quiet, name, id);
  }
  if (busy.length > limit && view.header.state === 'running') {
    // A picture of everything that may come stays stable while it grows; one of what just began would not.
    busy.push(...(quiet.get('waiting') ?? []));
    quiet.delete('waiting');
  }
  const quietNodes = [...quiet].map(([name, ids]) => foldNode(view, `fold:${name}`, name, '', ids, 0));
  const busyNodes =
    busy.length <= limit ? busy.map((id) => rowNodeAt(view, id)) : foldBusy(view, busy, options);
  return [...quietNodes, ...busyNodes];
}

/** Around a package, or only what was rebuilt, is the reader's own question. */
function isByPlan({ byPlan, show, relatedTo }: FoldOptions): boolean {
  return byPlan && show === 'default' && relatedTo === null;
}

function append<K>(groups: Map<K, number[]>, key: K, id: number): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [id]);
  else group.push(id);
}

/** The row itself, and its direct neighbors as long as they are few. */
function neighbors(view: ShownView, relatedTo: number | null): ReadonlySet<number> {
  if (relatedTo === null) return new Set();
  const importers = view.rows.filter((row) => row.deps.includes(relatedTo)).map((row) => row.id);
  const all = [relatedTo, ...(view.rows[relatedTo]?.deps ?? []), ...importers];
  return new Set(all.length <= MAX_NEIGHBORS ? all : [relatedTo]);
}

/** A program's link, binary and run end the picture even if they had nothing to do. */
function fewOfKind(view: ShownView, rows: readonly number[]): ReadonlySet<RowKind> {
  const few = new Set<RowKind>();
  for (const kind of ['link', 'binary', 'run'] as const) {
    const count = rows.filter((id) => view.rows[id]?.kind === kind).length;
    if (count > 0 && count <= MAX_OF_STAGE) few.add(kind);
  }
  return few;
}

/** The quiet box of a row; null for work. */
function quietName(row: ShownRow): Quiet | null {
  if (isWork(row.outcome) || row.state === 'running') return row.test?.cached === true ? 'cached' : null;
  if (row.state === 'waiting') return 'waiting';
  if (row.outcome === 'hit' || row.outcome === 'notNeeded') return 'cached';
  return row.outcome === 'notRun' ? 'notRun' : 'unknown';
}

/** Hundreds of rebuilt packages: the slowest singly, the rest by module, big modules by path. */
function foldBusy(view: ShownView, rows: readonly number[], options: FoldOptions): FoldNode[] {
  const target = Math.min(FOLDED_BOXES, options.maxBoxes);
  const weigh = weigher(view, rows, options);
  const singles = new Set(singleRows(view, rows, options, weigh));
  const others = rows.filter((id) => !singles.has(id));
  const stages = new Map<RowKind, number[]>();
  const packages: number[] = [];
  for (const id of others) {
    const kind = view.rows[id]?.kind ?? 'package';
    if (kind === 'package' || kind === 'other') packages.push(id);
    else append(stages, kind, id);
  }
  const nodes = [...singles].map((id) => rowNodeAt(view, id));
  for (const [kind, ids] of stages) {
    if (ids.length <= MAX_OF_STAGE) nodes.push(...ids.map((id) => rowNodeAt(view, id)));
    else nodes.push(foldNode(view, `fold:${kind}`, 'stage', '', ids, 0));
  }
  return [...nodes, ...splitPackages(view, packages, Math.max(8, target - nodes.length), weigh)];
}

type Weigh = (id: number) => number;

/**
 * The weight of a row in the picture: its time, if times are meaningful. With `-n` nothing takes time, and
 * while the command runs, future rows have no time yet: then every row counts the same.
 */
function weigher(view: ShownView, rows: readonly number[], options: FoldOptions): Weigh {
  const timeOf = (id: number) => busyMs(view.rows[id]);
  const whole = rows.reduce((sum, id) => sum + timeOf(id), 0);
  const isLive = view.header.state === 'running' || isByPlan(options);
  if (view.header.dryRun || isLive || whole === 0) return () => 1 / rows.length;
  // If everything is requested, a module from the cache gets a box as well.
  if (options.show === 'all') return (id) => timeOf(id) / whole / 2 + 1 / rows.length / 2;
  return (id) => timeOf(id) / whole;
}

function singleRows(
  view: ShownView,
  rows: readonly number[],
  options: FoldOptions,
  weigh: Weigh,
): readonly number[] {
  if (isByPlan(options)) return [];
  const failed = rows.filter(
    (id) => view.rows[id]?.outcome === 'failed' || view.rows[id]?.test?.status === 'fail',
  );
  const slowest = rows.filter((id) => weigh(id) >= SINGLE_SHARE).sort((a, b) => weigh(b) - weigh(a) || a - b);
  const near = neighbors(view, options.relatedTo);
  return [
    ...failed.slice(0, MAX_SLOWEST),
    ...rows.filter((id) => near.has(id)),
    ...slowest.slice(0, MAX_SLOWEST),
    ...criticalSingles(view, rows),
  ];
}

/** The critical path from its first step of some length, so that it can be followed in one line. */
function criticalSingles(view: ShownView, rows: readonly number[]): readonly number[] {
  if (view.header.dryRun || view.header.state === 'running') return [];
  const selected = new Set(rows);
  const timeOf = (id: number) => busyMs(view.rows[id]);
  const whole = view.criticalPath.reduce((sum, id) => sum + timeOf(id), 0);
  const first = view.criticalPath.findIndex((id) => timeOf(id) >= whole * FIRST_STEP_SHARE);
  return view.criticalPath
    .slice(Math.max(0, first))
    .filter((id) => selected.has(id))
    .sort((a, b) => timeOf(b) - timeOf(a) || a - b)
    .slice(0, MAX_CRITICAL);
}

function busyMs(row: ShownRow | undefined): number {
  return row !== undefined && isWork(row.outcome) ? row.ownMs : 0;
}

/** Modules; the heaviest is split while it hides much and there is space; small ones are combined. */
function splitPackages(view: ShownView, rows: readonly number[], room: number, weigh: Weigh): FoldNode[] {
  if (rows.length === 0) return [];
  const all = foldNode(view, 'fold:modules', 'rest', soleModule(view, rows), rows, 0);
  if (all.fold === null) return [all];
  const shares = new Map<FoldNode, number>();
  const shareOf = (node: FoldNode): number => {
    const known = shares.get(node) ?? node.rows.reduce((sum, id) => sum + weigh(id), 0);
    shares.set(node, known);
    return known;
  };
  // Of the same share in an order that no time changes.
  const heaviestFirst = (nodes: FoldNode[]) =>
    nodes.sort((a, b) => shareOf(b) - shareOf(a) || b.rows.length - a.rows.length || (a.id < b.id ? -1 : 1));
  const modules = heaviestFirst(childrenOf(view, all, Number.POSITIVE_INFINITY));
  let nodes = gatherSmall(view, all, modules, shareOf, room * 0.6);
  const settled = new Set<string>();
  while (nodes.length < room) {
    const heaviest = nodes.reduce<FoldNode | null>((found, node) => {
      const splits = node.fold !== null && !settled.has(node.id) && shareOf(node) > SPLIT_SHARE;
      return splits && (found === null || shareOf(node) > shareOf(found)) ? node : found;
    }, null);
    if (heaviest === null) break;
    settled.add(heaviest.id);
    const children = heaviestFirst(childrenOf(view, heaviest, Number.POSITIVE_INFINITY));
    const parts = gatherSmall(
      view,
      heaviest,
      children,
      shareOf,
      Math.min(MAX_PARTS, room - nodes.length + 1),
    );
    const rest = parts.find((part) => part.fold === 'rest');
    // If most of it stays together anyway, one box with its own name is clearer.
    if (rest !== undefined && shareOf(rest) > shareOf(heaviest) / 2) continue;
    if (rest !== undefined) settled.add(rest.id);
    nodes = nodes.flatMap((node) => (node === heaviest ? parts : [node]));
  }
  return nodes;
}

/** In a program of std alone, the rest can only belong to std. */
function soleModule(view: ShownView, rows: readonly number[]): string {
  const [first = ''] = view.rows[rows[0] ?? -1]?.group ?? [];
  return rows.every((id) => view.rows[id]?.group[0] === first) ? first : '';
}

/** At most `limit` singly, and nothing of little weight; the others in one box. */
function gatherSmall(
  view: ShownView,
  parent: FoldNode,
  children: readonly FoldNode[],
  shareOf: (node: FoldNode) => number,
  limit: number,
): FoldNode[] {
  const heavy = children
    .filter((node) => shareOf(node) >= SMALL_SHARE)
    .slice(0, Math.max(2, Math.floor(limit) - 1));
  if (children.length - heavy.length < 2) return [...children];
  const heavyNodes = new Set(heavy);
  const small = children.filter((node) => !heavyNodes.has(node)).flatMap((node) => node.rows);
  return [...heavy, restNode(view, parent, small)];
}
