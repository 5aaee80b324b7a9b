import type { ShownView } from '../trace/shown-view.ts';
import type { EdgeView } from '../trace/trace-view.ts';

/** The box that a row is drawn in: its index, or one of these. */
export const NOT_SELECTED = -1;
export const HIDDEN = -2;

export interface DrawnBoxes {
  readonly ids: readonly string[];
  readonly isRow: readonly boolean[];
  readonly boxOf: Int32Array;
  /** The order of two boxes that need each other: the smaller one comes first. */
  readonly rank: readonly number[];
}

/**
 * Edges between drawn boxes, without cycles, duplicates and edges implied by longer paths; critical edges stay.
 */
export function drawEdges(view: ShownView, boxes: DrawnBoxes, throughUnselected: boolean): EdgeView[] {
  const needs = countNeeds(view, boxes, throughUnselected);
  const critical = criticalEdges(view, boxes);
  for (const step of critical)
    raise(needs, boxes, Math.floor(step / boxes.ids.length), step % boxes.ids.length);
  const successors = breakCycles(needs, boxes.rank);
  const edges: { readonly from: number; readonly to: number; readonly critical: boolean }[] = [];
  reduce(successors, topological(successors), critical, (from, to, isCritical) =>
    edges.push({ from, to, critical: isCritical }),
  );
  edges.sort((a, b) => a.from - b.from || a.to - b.to);
  const name = (box: number) => boxes.ids[box] ?? '';
  return edges.map((edge) => ({ from: name(edge.from), to: name(edge.to), critical: edge.critical }));
}

/** For each box, the boxes that need it, and how many of their rows do. */
type Needs = readonly Map<number, number>[];

function countNeeds(view: ShownView, { ids, boxOf }: DrawnBoxes, throughUnselected: boolean): Needs {
  const needs: Needs = ids.map(() => new Map());
  const through = throughUnselected ? boxesBelow(view, ids.length, boxOf) : null;
  const add = (from: number, to: number) => {
    if (from !== to) needs[from]?.set(to, (needs[from]?.get(to) ?? 0) + 1);
  };
  for (const row of view.rows) {
    const to = boxOf[row.id] ?? NOT_SELECTED;
    if (to < 0) continue;
    for (const dep of row.deps) {
      const from = boxOf[dep] ?? NOT_SELECTED;
      if (from >= 0) add(from, to);
      else if (through !== null) forEachBit(through, dep, (box) => add(box, to));
    }
  }
  return needs;
}

/**
 * A step of the critical path between two single rows outweighs any number of other edges. The many rows of a
 * fold must not follow the one that happens to be on the path.
 */
function raise(needs: Needs, { isRow }: DrawnBoxes, from: number, to: number): void {
  if (isRow[from] !== true || isRow[to] !== true) return;
  const count = needs[from]?.get(to);
  if (count !== undefined) needs[from]?.set(to, count + 10_000);
}

interface Bits {
  readonly words: number;
  readonly data: Uint32Array;
}

/** For rows that are not drawn: the drawn boxes below them, directly or through other such rows. */
function boxesBelow(view: ShownView, count: number, boxOf: Int32Array): Bits {
  const words = (count + 31) >>> 5;
  const data = new Uint32Array(words * view.rows.length);
  for (const id of dependenciesFirst(view)) {
    if ((boxOf[id] ?? NOT_SELECTED) >= 0) continue;
    for (const dep of view.rows[id]?.deps ?? []) {
      const box = boxOf[dep] ?? NOT_SELECTED;
      if (box >= 0) setBit(data, id * words, box);
      else for (let word = 0; word < words; word++) orWord(data, id * words + word, data[dep * words + word]);
    }
  }
  return { words, data };
}

/** Row IDs, every row after those that it needs. */
export function dependenciesFirst(view: ShownView): Int32Array {
  const count = view.rows.length;
  const order = new Int32Array(count);
  let filled = 0;
  const state = new Uint8Array(count);
  const stack: number[] = [];
  const next = new Int32Array(count);
  for (let start = 0; start < count; start++) {
    if (state[start] !== 0) continue;
    stack.push(start);
    state[start] = 1;
    while (stack.length > 0) {
      const id = stack.at(-1) ?? 0;
      const deps = view.rows[id]?.deps ?? [];
      const at = next[id] ?? 0;
      const dep = deps[at];
      if (dep === undefined) {
        order[filled++] = id;
        stack.pop();
        continue;
      }
      next[id] = at + 1;
      if (state[dep] === 0) {
        state[dep] = 1;
        stack.push(dep);
      }
    }
  }
  return order;
}

/** Steps of the critical path between two boxes, as `from * count + to`. */
function criticalEdges(view: ShownView, { ids, boxOf }: DrawnBoxes): ReadonlySet<number> {
  const steps = new Set<number>();
  let last = -1;
  for (const row of view.criticalPath) {
    const box = boxOf[row] ?? NOT_SELECTED;
    if (box < 0) continue;
    if (last >= 0 && box !== last) steps.add(last * ids.length + box);
    last = box;
  }
  return steps;
}

/** Breaks cycles between boxes by leaving out as few edges as possible. */
function breakCycles(needs: Needs, rank: readonly number[]): Set<number>[] {
  const members = new Map<number, number[]>();
  const knot = knots(needs);
  for (const box of needs.keys())
    members.set(knot[box] ?? -1, [...(members.get(knot[box] ?? -1) ?? []), box]);
  const positionInKnot = new Int32Array(needs.length);
  for (const boxes of members.values()) {
    boxes.sort((a, b) => compareRank(rank[a] ?? 0, rank[b] ?? 0) || a - b);
    for (const [at, box] of untangle(boxes, needs, rank).entries()) positionInKnot[box] = at;
  }
  return needs.map(
    (targets, from) =>
      new Set(
        [...targets.keys()].filter(
          (to) => knot[from] !== knot[to] || (positionInKnot[from] ?? 0) < (positionInKnot[to] ?? 0),
        ),
      ),
  );
}

/** Works for infinite ranks too. */
function compareRank(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** If a cycle has more boxes than this, they stay in the order of their rank. */
const MAX_UNTANGLED = 200;

/** Moves each box to the position with the fewest backward edges, until nothing improves. */
function untangle(boxes: readonly number[], needs: Needs, rank: readonly number[]): readonly number[] {
  if (boxes.length < 2 || boxes.length > MAX_UNTANGLED) return boxes;
  const order = [...boxes];
  const gain = (box: number, other: number) => (needs[box]?.get(other) ?? 0) - (needs[other]?.get(box) ?? 0);
  for (let better = true, pass = 0; better && pass < 8; pass++) {
    better = false;
    for (const box of boxes) {
      // The quiet boxes stay at their end of the picture.
      if (!Number.isFinite(rank[box] ?? 0)) continue;
      const at = order.indexOf(box);
      let best = at;
      let most = 0;
      for (let to = at - 1, sum = 0; to >= 0 && Number.isFinite(rank[order[to] ?? 0] ?? 0); to--) {
        sum += gain(box, order[to] ?? 0);
        if (sum > most) [best, most] = [to, sum];
      }
      for (let to = at + 1, sum = 0; to < order.length && Number.isFinite(rank[order[to] ?? 0] ?? 0); to++) {
        sum -= gain(box, order[to] ?? 0);
        if (sum > most) [best, most] = [to, sum];
      }
      if (best === at) continue;
      order.splice(at, 1);
      order.splice(best, 0, box);
      better = true;
    }
  }
  return order;
}

/** Tarjan's strongly connected components without recursion: box → number of its component. */
function knots(needs: Needs): Int32Array {
  const count = needs.length;
  const index = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const component = new Int32Array(count).fill(-1);
  const path: number[] = [];
  let nextIndex = 0;
  let nextComponent = 0;
  for (let start = 0; start < count; start++) {
    if (index[start] !== -1) continue;
    const frames = [{ box: start, targets: keysOf(needs[start]) }];
    index[start] = low[start] = nextIndex++;
    path.push(start);
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const { box } = frame;
      const step = frame.targets.next();
      if (step.done !== true) {
        const to = step.value;
        if (index[to] === -1) {
          index[to] = low[to] = nextIndex++;
          path.push(to);
          frames.push({ box: to, targets: keysOf(needs[to]) });
        } else if (component[to] === -1) low[box] = Math.min(low[box] ?? 0, index[to] ?? 0);
        continue;
      }
      frames.pop();
      const parent = frames.at(-1)?.box;
      if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[box] ?? 0);
      if (low[box] !== index[box]) continue;
      for (let member = path.pop(); member !== undefined; member = path.pop()) {
        component[member] = nextComponent;
        if (member === box) break;
      }
      nextComponent++;
    }
  }
  return component;
}

function keysOf(targets: ReadonlyMap<number, number> | undefined): Iterator<number> {
  return (targets ?? new Map<number, number>()).keys();
}

function topological(successors: readonly ReadonlySet<number>[]): number[] {
  const waiting = new Int32Array(successors.length);
  for (const targets of successors) for (const to of targets) waiting[to] = (waiting[to] ?? 0) + 1;
  const order: number[] = [];
  for (const box of successors.keys()) if (waiting[box] === 0) order.push(box);
  for (let next = 0; next < order.length; next++)
    for (const to of successors[order[next] ?? 0] ?? []) {
      waiting[to] = (waiting[to] ?? 0) - 1;
      if (waiting[to] === 0) order.push(to);
    }
  return order;
}

/** Transitive reduction: nearest predecessors first; an edge is redundant if a kept one already implies it. */
function reduce(
  successors: readonly ReadonlySet<number>[],
  order: readonly number[],
  critical: ReadonlySet<number>,
  add: (from: number, to: number, critical: boolean) => void,
): void {
  const count = successors.length;
  const words = (count + 31) >>> 5;
  const above = new Uint32Array(words * count);
  const position = new Int32Array(count);
  for (const [at, box] of order.entries()) position[box] = at;
  const predecessors: number[][] = Array.from({ length: count }, () => []);
  for (const from of order) for (const to of successors[from] ?? []) predecessors[to]?.push(from);
  for (const to of order) {
    const candidates = (predecessors[to] ?? []).sort((a, b) => (position[b] ?? 0) - (position[a] ?? 0));
    for (const from of candidates) {
      const isCritical = critical.has(from * count + to);
      const known = hasBit(above, to * words, from);
      if (!known) {
        setBit(above, to * words, from);
        for (let word = 0; word < words; word++) orWord(above, to * words + word, above[from * words + word]);
      }
      if (!known || isCritical) add(from, to, isCritical);
    }
  }
}

function hasBit(data: Uint32Array, offset: number, bit: number): boolean {
  return (((data[offset + (bit >>> 5)] ?? 0) >>> (bit & 31)) & 1) === 1;
}

function setBit(data: Uint32Array, offset: number, bit: number): void {
  orWord(data, offset + (bit >>> 5), 1 << (bit & 31));
}

function orWord(data: Uint32Array, at: number, value: number | undefined): void {
  data[at] = (data[at] ?? 0) | (value ?? 0);
}

function forEachBit(bits: Bits, row: number, visit: (box: number) => void): void {
  for (let word = 0; word < bits.words; word++) {
    let rest = bits.data[row * bits.words + word] ?? 0;
    while (rest !== 0) {
      const bit = 31 - Math.clz32(rest & -rest);
      visit(word * 32 + bit);
      rest &= rest - 1;
    }
  }
}
