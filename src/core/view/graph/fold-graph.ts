import type { Outcome } from '../../model/trace.ts';
import { isWork } from '../trace/rows.ts';
import type { ShownRow, ShownView } from '../trace/shown-view.ts';
import type { BoxView, FoldOptions, GraphView } from '../trace/trace-view.ts';
import { arrange } from './fold-arrange.ts';
import { dependenciesFirst, drawEdges, HIDDEN, NOT_SELECTED } from './fold-edges.ts';
import { selectRows } from './fold-select.ts';
import { childrenOf, type FoldNode } from './fold-tree.ts';

/**
 * If causes are not known and there are more starting points than this, they are not marked: a cold build
 * starts everywhere.
 */
const MAX_ORIGINS = 12;

export const DEFAULT_FOLD: FoldOptions = {
  open: [],
  show: 'default',
  filter: '',
  relatedTo: null,
  stage: null,
  byPlan: false,
  maxBoxes: 200,
};

/** The picture: boxes and the edges between them. Deterministic. */
export function foldGraph(view: ShownView, options: FoldOptions): GraphView {
  const selected = selectRows(view, options);
  const level = levels(view);
  const drawn = expand(view, arrange(view, selected, options), options, level);
  const boxOf = new Int32Array(view.rows.length).fill(NOT_SELECTED);
  for (const id of selected) boxOf[id] = HIDDEN;
  const leaves = drawn.filter((box) => !box.open);
  for (const [index, { node }] of leaves.entries()) for (const id of node.rows) boxOf[id] = index;
  const edges = drawEdges(
    view,
    {
      ids: leaves.map(({ node }) => node.id),
      isRow: leaves.map(({ node }) => node.fold === null),
      boxOf,
      rank: leaves.map(({ rank }) => rank),
    },
    options.filter.trim() !== '' || options.show === 'critical',
  );
  const showOrigins =
    (view.why !== null && view.why.compared > 0) ||
    view.rows.filter((row) => row.origin).length <= MAX_ORIGINS;
  return {
    boxes: drawn.map((box) => boxView(view, box, showOrigins)),
    edges,
    hidden: selected.filter((id) => boxOf[id] === HIDDEN).length,
  };
}

interface Drawn {
  readonly node: FoldNode;
  readonly parent: string | null;
  readonly open: boolean;
  readonly rank: number;
}

/** Opens the boxes that the reader opened, while there is space; the others are hidden. */
function expand(
  view: ShownView,
  roots: readonly FoldNode[],
  options: FoldOptions,
  level: Float64Array,
): Drawn[] {
  const open = new Set(options.open);
  let room = options.maxBoxes;
  const visit = (nodes: readonly FoldNode[], parent: string | null): Drawn[] => {
    const drawn = nodes.slice(0, Math.max(0, room));
    room -= drawn.length;
    return drawn
      .map((node) => ({ node, rank: rankOf(node, level) }))
      .sort((a, b) => a.rank - b.rank || (a.node.id < b.node.id ? -1 : 1))
      .flatMap(({ node, rank }) => {
        if (node.fold === null || !open.has(node.id) || room < 1)
          return [{ node, parent, open: false, rank }];
        return [{ node, parent, open: true, rank }, ...visit(childrenOf(view, node), node.id)];
      });
  };
  return visit(roots, null);
}

/** From the left: the quiet cache boxes, then by depth, then what never ran. */
function rankOf(node: FoldNode, level: Float64Array): number {
  if (node.fold === 'cached') return Number.NEGATIVE_INFINITY;
  if (node.fold === 'notRun' || node.fold === 'waiting') return Number.POSITIVE_INFINITY;
  let sum = 0;
  for (const id of node.rows) sum += level[id] ?? 0;
  return sum / Math.max(1, node.rows.length);
}

/** The longest path down to a row without dependencies. */
function levels(view: ShownView): Float64Array {
  const level = new Float64Array(view.rows.length);
  for (const id of dependenciesFirst(view))
    for (const dep of view.rows[id]?.deps ?? []) level[id] = Math.max(level[id] ?? 0, (level[dep] ?? 0) + 1);
  return level;
}

function boxView(view: ShownView, { node, parent, open }: Drawn, showOrigins: boolean): BoxView {
  const rows = node.rows.flatMap((id) => view.rows[id] ?? []);
  const packages = rows.filter((row) => row.kind === 'package');
  const counted = packages.length > 0 ? packages : rows;
  return {
    id: node.id,
    kind: node.fold === null ? 'row' : 'fold',
    rows: node.rows,
    label: node.label,
    fold: node.fold,
    stage: node.fold === 'stage' ? (rows[0]?.kind ?? null) : null,
    canOpen: node.fold !== null,
    isOpen: open,
    running: rows.some((row) => row.state === 'running'),
    outcome: worst(rows),
    rebuilt: rows.filter((row) => isWork(row.outcome)).length,
    counted: counted.length,
    fromCache: counted.filter((row) => row.outcome === 'hit').length,
    done: counted.filter((row) => row.state === 'done').length,
    ownMs: rows.reduce((sum, row) => sum + row.ownMs, 0),
    critical: rows.some((row) => row.critical),
    origin: showOrigins && rows.some((row) => row.origin),
    parent,
  };
}

const WORST_FIRST: readonly Outcome[] = ['failed', 'miss', 'unknown', 'notRun', 'hit', 'notNeeded'];

function worst(rows: readonly ShownRow[]): Outcome {
  return WORST_FIRST.find((outcome) => rows.some((row) => row.outcome === outcome)) ?? 'unknown';
}
