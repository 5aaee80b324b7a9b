import type { SizeGroup } from '../../../src/core/binary/size/size-tree.ts';
import { childrenOf, hasChildren, isInside, type SizeMap } from './size-map.ts';

/** What the reader sees of the parts. */
export interface TreemapState {
  readonly map: SizeMap;
  /** The part that fills the picture. */
  readonly root: number;
  readonly selected: number | null;
  /** Null: all groups look alike. */
  readonly group: SizeGroup | null;
  readonly search: string;
  /** The innermost parts that match the search, largest first; null without a search. */
  readonly found: readonly number[] | null;
}

export function initialTreemap(map: SizeMap): TreemapState {
  return { map, root: soleBranch(map, 0), selected: null, group: null, search: '', found: null };
}

/** Goes into a part; a part without children is selected in its parent. */
export function goInto(state: TreemapState, part: number): TreemapState {
  if (!hasChildren(state.map, part)) return select(state, part);
  const root = soleBranch(state.map, part);
  const selected =
    state.selected !== null && isInside(state.map, state.selected, root) ? state.selected : null;
  return { ...state, root, selected: selected === root ? null : selected };
}

/** Goes to the part around the current one, which is then selected. */
export function goOut(state: TreemapState): TreemapState {
  let root = state.map.parents[state.root] ?? -1;
  // A part with one child only looks like the child.
  while (root > 0 && soleBranch(state.map, root) !== root) root = state.map.parents[root] ?? -1;
  if (root < 0 || soleBranch(state.map, root) === state.root) return state;
  return { ...state, root, selected: state.root };
}

/** Selects a part; if it is not in the picture, goes to where it is. */
export function select(state: TreemapState, part: number | null): TreemapState {
  if (part === null || isInside(state.map, part, state.root)) return { ...state, selected: part };
  const parent = state.map.parents[part] ?? 0;
  return { ...state, selected: part, root: Math.max(0, parent) };
}

export function selectFirst(state: TreemapState): TreemapState {
  return { ...state, selected: childrenOf(state.map, state.root)[0] ?? null };
}

export function toggleGroup(state: TreemapState, group: SizeGroup): TreemapState {
  return { ...state, group: state.group === group ? null : group };
}

export function searchFor(state: TreemapState, search: string): TreemapState {
  const wanted = search.trim().toLowerCase();
  return { ...state, search, found: wanted === '' ? null : matches(state.map, wanted) };
}

/** The next match after the selected one, in their order. */
export function selectNext(state: TreemapState, step: 1 | -1): TreemapState {
  const { found, selected } = state;
  if (found === null || found.length === 0) return state;
  const at = selected === null ? -1 : found.indexOf(selected);
  const next = at < 0 ? (step > 0 ? 0 : found.length - 1) : (at + step + found.length) % found.length;
  return select(state, found[next] ?? null);
}

/** A match contains everything inside of it, so parts below a match are not matches of their own. */
function matches({ length, lowerNames, ends, bytes }: SizeMap, wanted: string): readonly number[] {
  const found: number[] = [];
  for (let at = 1; at < length; at++) {
    if (lowerNames[at]?.includes(wanted) !== true) continue;
    found.push(at);
    at = (ends[at] ?? at + 1) - 1;
  }
  return found.sort((one, other) => (bytes[other] ?? 0) - (bytes[one] ?? 0));
}

/** 1 for each part that is to be seen clearly: it belongs to the group and to a match, or around one. null: all. */
export function clearParts({ map, group, found }: TreemapState): Uint8Array | null {
  if (group === null && found === null) return null;
  const clear = new Uint8Array(map.length).fill(found === null ? 1 : 0);
  for (const part of found ?? []) {
    clear.fill(1, part, map.ends[part]);
    for (let at = map.parents[part] ?? -1; at >= 0 && clear[at] === 0; at = map.parents[at] ?? -1)
      clear[at] = 1;
  }
  if (group !== null) for (let at = 0; at < map.length; at++) if (map.groups[at] !== group) clear[at] = 0;
  return clear;
}

/** The innermost part that has the same content: the reader does not have to go through boxes in boxes. */
function soleBranch(map: SizeMap, part: number): number {
  let at = part;
  for (;;) {
    const [child, another] = childrenOf(map, at);
    if (child === undefined || another !== undefined || !hasChildren(map, child)) return at;
    at = child;
  }
}
