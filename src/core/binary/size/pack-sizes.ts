import { SIZE_GROUPS, SIZE_KINDS, type SizeNode } from './size-tree.ts';

/**
 * A tree as columns, one entry a node, parents before their children: a third of the JSON of the nodes themselves.
 * Kinds and groups are indexes of `SIZE_KINDS` and `SIZE_GROUPS`.
 */
export interface PackedSizes {
  readonly names: readonly string[];
  /** 0 for the root. */
  readonly depths: readonly number[];
  readonly kinds: readonly number[];
  readonly groups: readonly number[];
  /** 0 for a node with children: they add up to its bytes. */
  readonly bytes: readonly number[];
  readonly counts: readonly number[];
}

export function packSizes(root: SizeNode): PackedSizes {
  const packed = {
    names: [] as string[],
    depths: [] as number[],
    kinds: [] as number[],
    groups: [] as number[],
    bytes: [] as number[],
    counts: [] as number[],
  };
  const add = (node: SizeNode, depth: number): void => {
    packed.names.push(node.name);
    packed.depths.push(depth);
    packed.kinds.push(SIZE_KINDS.indexOf(node.kind));
    packed.groups.push(SIZE_GROUPS.indexOf(node.group));
    packed.bytes.push(node.children.length === 0 ? node.bytes : 0);
    packed.counts.push(node.count);
    for (const child of node.children) add(child, depth + 1);
  };
  add(root, 0);
  return packed;
}

const DEEPEST = 32;

/** The tree that was packed; null if the columns do not describe one. */
export function unpackSizes(packed: PackedSizes): SizeNode | null {
  const { names, depths } = packed;
  let next = 0;
  const read = (depth: number): SizeNode => {
    const at = next++;
    const children: SizeNode[] = [];
    while (depth < DEEPEST && next < names.length && depths[next] === depth + 1)
      children.push(read(depth + 1));
    return {
      name: names[at] ?? '',
      kind: SIZE_KINDS[packed.kinds[at] ?? -1] ?? 'data',
      group: SIZE_GROUPS[packed.groups[at] ?? -1] ?? 'unknown',
      bytes:
        children.length === 0 ? (packed.bytes[at] ?? 0) : children.reduce((sum, { bytes }) => sum + bytes, 0),
      children,
      count: packed.counts[at] ?? 1,
    };
  };
  if (depths[0] !== 0) return null;
  const root = read(0);
  return next === names.length ? root : null;
}
