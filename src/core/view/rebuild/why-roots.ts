import type { Explanation, WhyNode } from '../../analysis/rebuild/explanation.ts';
import { isLocalReason, type Reason } from '../../model/reasons.ts';

export interface SortedRoots {
  /** Compiles that no earlier trace has. */
  readonly first: number;
  /** Compiles with a change of their own: these are the roots that a reader is told of, and shown. */
  readonly roots: readonly WhyNode[];
  /** Compiles under a change of more than one. */
  readonly wide: number;
  readonly wideCauses: number;
  /** Compiles that another program's trace has otherwise. */
  readonly foreign: number;
}

/** Where a build began: what is counted and what is marked as a root comes from here. */
export function sortRoots({ nodes, causes }: Pick<Explanation, 'nodes' | 'causes'>): SortedRoots {
  const packages = nodes.filter((node) => node.rebuilt && node.mode === 'build');
  const has = (node: WhyNode, test: (one: Reason) => boolean): boolean => node.reasons.some(test);
  const isFirst = (node: WhyNode): boolean => has(node, (one) => one.id === 'firstSeen');
  const isLocal = (node: WhyNode): boolean => has(node, (one) => isLocalReason(one.id));
  const later = packages.filter((node) => !isFirst(node));
  // A package and its test variant are compiled from the same files: one edit, one root.
  const local = new Map<string, WhyNode>();
  for (const node of later) {
    if (isLocal(node) && !local.has(node.importPath)) local.set(node.importPath, node);
  }
  const others = later.filter((node) => node.reasons.length > 0 && !isLocal(node));
  const foreign = others.filter((node) => node.otherProgram !== null).length;
  const theirs = new Set(others.filter((node) => node.otherProgram === null));
  // What holds for one package only is shown as that package's own.
  const wider = causes
    .filter((cause) => cause.importPath === null && cause.otherProgram === null)
    .map((cause) => cause.roots.flatMap((index) => nodes[index] ?? []))
    .map((roots) => roots.filter((node) => theirs.has(node)))
    .filter((roots) => roots.length > 1);
  const wide = new Set(wider.flat());
  return {
    first: packages.length - later.length,
    roots: [...local.values(), ...[...theirs].filter((node) => !wide.has(node))],
    wide: wide.size,
    wideCauses: wider.length,
    foreign,
  };
}
