import type { PackedSizes } from '../../../src/core/binary/size/pack-sizes.ts';
import {
  SIZE_GROUPS,
  SIZE_KINDS,
  type SizeGroup,
  type SizeKind,
} from '../../../src/core/binary/size/size-tree.ts';

/**
 * The parts of a file as columns, parents before their children: a picture of 30,000 parts is drawn sixty times a
 * second, so there is no object for each. The children of a part start behind it; `ends` is where the last one ends.
 */
export interface SizeMap {
  readonly length: number;
  readonly names: readonly string[];
  /** In lower case, for the search. */
  readonly lowerNames: readonly string[];
  /** -1 for the root. */
  readonly parents: Int32Array;
  readonly ends: Int32Array;
  readonly bytes: Float64Array;
  readonly kinds: readonly SizeKind[];
  readonly groups: readonly SizeGroup[];
  readonly counts: readonly number[];
}

/** The validated columns; damaged depths end at the next part that has a parent. */
export function sizeMapOf({ names, depths, kinds, groups, bytes, counts }: PackedSizes): SizeMap {
  const length = names.length;
  const parents = new Int32Array(length).fill(-1);
  const ends = new Int32Array(length).fill(length);
  const sums = Float64Array.from({ length }, (_, at) => Math.max(0, bytes[at] ?? 0));
  const open: number[] = [];
  for (let at = 0; at < length; at++) {
    const depth = at === 0 ? 0 : Math.max(1, Math.min(depths[at] ?? 1, open.length));
    for (const closed of open.splice(depth)) ends[closed] = at;
    parents[at] = open.at(-1) ?? -1;
    open.push(at);
  }
  for (let at = length - 1; at > 0; at--)
    sums[parents[at] ?? 0] = (sums[parents[at] ?? 0] ?? 0) + (sums[at] ?? 0);
  return {
    length,
    names,
    lowerNames: names.map((name) => name.toLowerCase()),
    parents,
    ends,
    bytes: sums,
    kinds: kinds.map((kind) => SIZE_KINDS[kind] ?? 'data'),
    groups: groups.map((group) => SIZE_GROUPS[group] ?? 'unknown'),
    counts,
  };
}

/** In the order of the file: the largest first. */
export function childrenOf({ ends }: SizeMap, part: number): number[] {
  const children: number[] = [];
  const end = ends[part] ?? part + 1;
  for (let child = part + 1; child < end; child = ends[child] ?? end) children.push(child);
  return children;
}

export function hasChildren({ ends }: SizeMap, part: number): boolean {
  return (ends[part] ?? 0) > part + 1;
}

/** From the root to the part. */
export function pathTo({ parents }: SizeMap, part: number): number[] {
  const path: number[] = [];
  for (let at = part; at >= 0; at = parents[at] ?? -1) path.unshift(at);
  return path;
}

export function isInside({ ends }: SizeMap, part: number, ancestor: number): boolean {
  return part >= ancestor && part < (ends[ancestor] ?? 0);
}

/** The child of `root` that the part is, or is in. */
export function branchTowards(map: SizeMap, root: number, part: number): number {
  const path = pathTo(map, part);
  return path[path.indexOf(root) + 1] ?? part;
}

/** The bytes of each group: of the parts that have no children. */
export function bytesByGroup(map: SizeMap, root = 0): ReadonlyMap<SizeGroup, number> {
  const sums = new Map<SizeGroup, number>();
  const end = map.ends[root] ?? 0;
  for (let at = root; at < end; at++) {
    if (hasChildren(map, at)) continue;
    const group = map.groups[at] ?? 'unknown';
    sums.set(group, (sums.get(group) ?? 0) + (map.bytes[at] ?? 0));
  }
  return sums;
}
