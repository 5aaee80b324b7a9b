import type { SizeNode } from './size-tree.ts';

/**
 * A tree of at most about `most` nodes: under each parent, the smallest nodes become one of the kind `rest`. Sums stay
 * what they are.
 */
export function foldSizes(root: SizeNode, most: number): SizeNode {
  if (countNodes(root) <= most) return root;
  const all: number[] = [];
  collectBytes(root, all);
  all.sort((one, other) => other - one);
  return folded(root, all[most] ?? 0);
}

function countNodes({ children }: SizeNode): number {
  return children.reduce((sum, child) => sum + countNodes(child), 1);
}

function collectBytes({ bytes, children }: SizeNode, into: number[]): void {
  into.push(bytes);
  for (const child of children) collectBytes(child, into);
}

function folded(node: SizeNode, least: number): SizeNode {
  const small = node.children.filter(({ bytes }) => bytes <= least);
  const kept = node.children.filter(({ bytes }) => bytes > least).map((child) => folded(child, least));
  const [first] = small;
  if (first === undefined) return { ...node, children: kept };
  // A node whose children are all small is itself the better picture of them.
  if (kept.length === 0) return { ...node, children: [], count: countLeaves(node) };
  if (small.length === 1) return { ...node, children: [...kept, folded(first, least)] };
  const rest: SizeNode = {
    name: '',
    kind: 'rest',
    group: node.group,
    bytes: small.reduce((sum, { bytes }) => sum + bytes, 0),
    children: [],
    count: small.reduce((sum, child) => sum + countLeaves(child), 0),
  };
  return { ...node, children: [...kept, rest].sort((one, other) => other.bytes - one.bytes) };
}

function countLeaves({ children, count }: SizeNode): number {
  return children.length === 0 ? count : children.reduce((sum, child) => sum + countLeaves(child), 0);
}
