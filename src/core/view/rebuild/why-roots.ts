import type { Explanation, WhyNode } from '../../analysis/rebuild/explanation.ts';
import { isLocalReason, type Reason } from '../../model/reasons.ts';

export interface SortedRoots {
  /** Compiles that no earlier trace has. */
  readonly first: number;
  /** Compiles with a change of their own: the roots that are counted and marked. */
  readonly roots: readonly WhyNode[];
  /** Compiles affected by a change of more than one package. */
  readonly wide: number;
  readonly wideCauses: number;
  /** Compiles that differ from another program's trace. */
  readonly foreign: number;
}

/** Where a build began; counts and root marks are based on this. */
export function sortRoots({ nodes, causes }: Pick<Explanation, 'nodes' | 'causes'>): SortedRoots {
  const packages = nodes.filter((node) => node.rebuilt && node.mode === 'build');
  const has = (node: WhyNode, test: (one: Reason) => boolean): boolean => node.reasons.some(test);
  const isFirst = (node: WhyNode): boolean => has(node, (one) => one.id === 'firstSeen');
  const isLocal = (node: WhyNode): boolean => has(node, (one) => isLocalReason(one.id));
  const later = packages.filter((node) => !isFirst(node));
  // A package and its test variant are compiled from the same files: one edit is one root.
  const local = new Map<string, WhyNode>();
  for (const node of later) {
    if (isLocal(node) && !local.has(node.importPath)) local.set(node.importPath, node);
  }
  const others = later.filter((node) => node.reasons.length > 0 && !isLocal(node));
  const foreign = others.filter((node) => node.otherProgram !== null).length;
  const theirs = new Set(others.filter((node) => node.otherProgram === null));
  // A cause that applies to only one package is shown as that package's own, but packages that came from the
  // cache count: a flag of the whole build is no change of the one package that was not there.
  const wider = causes
    .filter((cause) => cause.importPath === null && cause.otherProgram === null)
    .filter((cause) => rootPackages(cause, nodes).size > 1)
    .map((cause) => cause.roots.flatMap((index) => nodes[index] ?? []))
    .map((roots) => roots.filter((node) => theirs.has(node)))
    .filter((roots) => roots.length > 0);
  const wide = new Set(wider.flat());
  return {
    first: packages.length - later.length,
    roots: [...local.values(), ...[...theirs].filter((node) => !wide.has(node))],
    wide: wide.size,
    wideCauses: wider.length,
    foreign,
  };
}

/** Import paths of the packages that a cause applies to, including those from the cache. */
export function rootPackages(
  { roots }: Pick<Explanation['causes'][number], 'roots'>,
  nodes: Explanation['nodes'],
): ReadonlySet<string> {
  const found = roots.flatMap((index) => nodes[index] ?? []).filter((node) => node.mode === 'build');
  return new Set(found.map((node) => node.importPath));
}
