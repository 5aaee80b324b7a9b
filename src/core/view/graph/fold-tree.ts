import { lastElement } from '../../go/path-names.ts';
import { isWork } from '../trace/rows.ts';
import type { ShownRow, ShownView } from '../trace/shown-view.ts';
import type { FoldKind } from '../trace/trace-view.ts';

/** A row, or rows that fold together; a fold knows what it opens to. */
export interface FoldNode {
  readonly id: string;
  readonly fold: FoldKind | null;
  readonly label: string;
  readonly rows: readonly number[];
  /** How many elements of `group` all its rows have in common. */
  readonly depth: number;
}

/** More children than this are too many to read: the small ones stay together. */
const MAX_CHILDREN = 40;
/** A fold with fewer rows opens directly to its packages. */
const FLAT_ROWS = 24;

export function rowNode(row: ShownRow): FoldNode {
  return { id: `row:${row.key}`, fold: null, label: row.name, rows: [row.id], depth: row.group.length };
}

/** A fold, or the row itself if there is only one. */
export function foldNode(
  view: ShownView,
  id: string,
  fold: FoldKind,
  label: string,
  rows: readonly number[],
  depth: number,
): FoldNode {
  const only = rows.length === 1 ? view.rows[rows[0] ?? -1] : undefined;
  return only === undefined ? { id, fold, label, rows, depth } : rowNode(only);
}

/** The children: modules, then paths in them, then packages; at most `limit`, heaviest first. */
export function childrenOf(view: ShownView, node: FoldNode, limit = MAX_CHILDREN): FoldNode[] {
  if (node.fold === null) return [];
  if (node.rows.length <= Math.min(FLAT_ROWS, limit))
    return byWeight(
      view,
      node.rows.map((id) => rowNodeAt(view, id)),
    );
  return heaviest(view, node, byWeight(view, splitByGroup(view, node)), limit);
}

function splitByGroup(view: ShownView, node: FoldNode): FoldNode[] {
  const groups = new Map<string, number[]>();
  const direct: number[] = [];
  for (const id of node.rows) {
    const name = view.rows[id]?.group[node.depth];
    if (name === undefined) direct.push(id);
    else {
      const list = groups.get(name);
      if (list === undefined) groups.set(name, [id]);
      else list.push(id);
    }
  }
  const [sole] = groups.entries();
  // A single directory is no choice, so go on inside it.
  if (direct.length === 0 && groups.size === 1 && sole !== undefined)
    return splitByGroup(view, { ...node, depth: node.depth + 1 });
  return [
    ...direct.map((id) => rowNodeAt(view, id)),
    ...[...groups.values()].map((rows) => groupNode(view, node, rows)),
  ];
}

function groupNode(view: ShownView, parent: FoldNode, rows: readonly number[]): FoldNode {
  const first = view.rows[rows[0] ?? -1];
  const depth = sharedDepth(view, rows, parent.depth + 1);
  const path = first?.group.slice(0, depth) ?? [];
  const isModule = depth === 1 && first?.module !== null;
  return foldNode(
    view,
    `${scopeOf(parent)}/${path.join('/')}`,
    isModule ? 'module' : 'path',
    groupLabel(view, path, isModule),
    rows,
    depth,
  );
}

/** The ID of a group does not include the `rest` through which it was reached. */
function scopeOf(parent: FoldNode): string {
  return /^fold:[a-zA-Z]+/.exec(parent.id)?.[0] ?? parent.id;
}

/** The common elements: `k8s.io/api` with only `k8s.io/api/core/…` in it becomes that. */
function sharedDepth(view: ShownView, rows: readonly number[], from: number): number {
  const first = view.rows[rows[0] ?? -1]?.group ?? [];
  let depth = from;
  // The module's own name is a level of its own.
  if (from === 1) return depth;
  while (depth < first.length && rows.every((id) => view.rows[id]?.group[depth] === first[depth])) depth++;
  return depth;
}

/** Like go: a module by its path, the packages below a path as `crypto/...`. */
function groupLabel(view: ShownView, path: readonly string[], isModule: boolean): string {
  if (isModule) return path[0] ?? '';
  if (path[0] === 'std') return `${path.slice(1).join('/')}/...`;
  const [module = '', ...rest] = path;
  // Keeps the last element, so that the main module's `internal` does not read like that of std.
  const name = view.header.mainModules.includes(module) ? lastElement(module) : module;
  return `${[name, ...rest].join('/')}/...`;
}

function heaviest(view: ShownView, node: FoldNode, nodes: readonly FoldNode[], limit: number): FoldNode[] {
  if (nodes.length <= limit) return [...nodes];
  const drawn = nodes.slice(0, limit - 1);
  const rows = nodes.slice(limit - 1).flatMap((child) => child.rows);
  return [...drawn, restNode(view, node, rows)];
}

/** The small children of a group, together. */
export function restNode(view: ShownView, parent: FoldNode, rows: readonly number[]): FoldNode {
  return foldNode(view, restId(parent), 'rest', parent.label, rows, parent.depth);
}

function restId(node: FoldNode): string {
  return node.fold === 'rest' ? `${node.id}+` : `${node.id}/(rest)`;
}

function byWeight(view: ShownView, nodes: readonly FoldNode[]): FoldNode[] {
  const weights = new Map(nodes.map((node) => [node, weightOf(view, node)]));
  return [...nodes].sort(
    (a, b) =>
      (weights.get(b) ?? 0) - (weights.get(a) ?? 0) ||
      b.rows.length - a.rows.length ||
      (a.id < b.id ? -1 : 1),
  );
}

/** The working time in it; what came from the cache weighs nothing. */
function weightOf(view: ShownView, node: FoldNode): number {
  let weight = 0;
  for (const id of node.rows) {
    const row = view.rows[id];
    if (row !== undefined && isWork(row.outcome)) weight += row.ownMs;
  }
  return weight;
}

export function rowNodeAt(view: ShownView, id: number): FoldNode {
  const row = view.rows[id];
  if (row === undefined) throw new Error(`no row ${id}`);
  return rowNode(row);
}
