import type { Action, BuildTrace } from '../../model/trace.ts';
import type { Milliseconds } from '../../model/units.ts';
import { packageGraph } from './package-graph.ts';

export interface CriticalStep {
  /** Id of its node in the package graph. */
  readonly node: number;
  readonly package: string;
  readonly mode: string;
  /** Time that a worker spent on it, as far as it lies on the path: the steps add up to the path's length. */
  readonly ms: Milliseconds;
}

export interface CriticalPath {
  /** From the first step to the last one. Empty when nothing was done, or when go told no times. */
  readonly steps: readonly CriticalStep[];
  /** With any number of workers, the work could not have taken less. */
  readonly ms: Milliseconds;
  /** Per node of the package graph: by how much it could take longer without the path growing; null when not known. */
  readonly slackMs: readonly (Milliseconds | null)[];
  /** Per node: the dependency that it became ready by, the last one to end; null when it waited for none. */
  readonly waitedFor: readonly (number | null)[];
}

const paths = new WeakMap<BuildTrace, CriticalPath>();

/** The longest chain of work in which each step needs the one before it; waiting for a worker does not count. */
export function criticalPath(trace: BuildTrace): CriticalPath {
  const known = paths.get(trace);
  if (known !== undefined) return known;
  const path = findPath(trace);
  paths.set(trace, path);
  return path;
}

function findPath(trace: BuildTrace): CriticalPath {
  const { nodes, nodeOfAction } = packageGraph(trace);
  const { actions } = trace;
  const worked = nodes.map((node) => WORKED.has(node.outcome));
  const weights = actions.map((action) =>
    counts(action) && worked[nodeOfAction[action.id] ?? -1] === true
      ? Math.max(0, (action.endMs ?? 0) - (action.startMs ?? 0))
      : 0,
  );
  const order = needersFirst(actions);
  const upTo = lengthsUpTo(actions, weights, order);
  const after = lengthsAfter(actions, weights, order);
  const last = longest(order, upTo, actions);
  const chain = last === null ? [] : chainTo(last, actions, upTo);
  const ms = last === null ? 0 : (upTo[last] ?? 0);
  const onChain = new Set(chain);
  const ordered = new Set(order);
  const slackOf = (id: number): Milliseconds | null => {
    const action = actions[id];
    if (action === undefined || !counts(action) || !ordered.has(id)) return null;
    return onChain.has(id) ? 0 : Math.max(0, ms - (upTo[id] ?? 0) - (after[id] ?? 0));
  };
  return {
    steps: stepsOf(chain, weights, trace),
    ms,
    slackMs: nodes.map((node) => least(node.actions.map(slackOf))),
    waitedFor: nodes.map((node) => nodeWaitedFor(node.id, node.actions, actions, nodeOfAction)),
  };
}

/** Looking up in the cache is no work, and what go never got to took no time. */
const WORKED: ReadonlySet<string> = new Set(['miss', 'failed', 'unknown']);

/** The program under `go run` is not part of the build. */
function counts(action: Action): boolean {
  return action.stage !== 'run' && action.startMs !== null && action.endMs !== null;
}

/** Every action comes before all that it needs; what a broken file ties into a cycle is left out. */
function needersFirst(actions: readonly Action[]): readonly number[] {
  const needers = new Int32Array(actions.length);
  for (const { deps } of actions) for (const dep of deps) needers[dep] = (needers[dep] ?? 0) + 1;
  const order = actions.filter(({ id }) => needers[id] === 0).map(({ id }) => id);
  for (let at = 0; at < order.length; at++) {
    for (const dep of actions[order[at] ?? -1]?.deps ?? []) {
      needers[dep] = (needers[dep] ?? 0) - 1;
      if (needers[dep] === 0) order.push(dep);
    }
  }
  return order;
}

/** Per action: the longest chain that ends with it, its own work included. */
function lengthsUpTo(
  actions: readonly Action[],
  weights: readonly Milliseconds[],
  order: readonly number[],
): Float64Array {
  const upTo = new Float64Array(actions.length);
  for (let at = order.length - 1; at >= 0; at--) {
    const id = order[at] ?? -1;
    let before = 0;
    for (const dep of actions[id]?.deps ?? []) before = Math.max(before, upTo[dep] ?? 0);
    upTo[id] = before + (weights[id] ?? 0);
  }
  return upTo;
}

/** Per action: the longest chain of what needs it, its own work left out. */
function lengthsAfter(
  actions: readonly Action[],
  weights: readonly Milliseconds[],
  order: readonly number[],
): Float64Array {
  const after = new Float64Array(actions.length);
  for (const id of order) {
    const length = (after[id] ?? 0) + (weights[id] ?? 0);
    for (const dep of actions[id]?.deps ?? []) after[dep] = Math.max(after[dep] ?? 0, length);
  }
  return after;
}

/** Of equally long ones that which ended last; null when none is longer than nothing. */
function longest(ids: readonly number[], upTo: Float64Array, actions: readonly Action[]): number | null {
  let best: number | null = null;
  for (const id of ids) {
    const more = (upTo[id] ?? 0) - (best === null ? 0 : (upTo[best] ?? 0));
    const endsLater = (actions[id]?.endMs ?? 0) > (best === null ? 0 : (actions[best]?.endMs ?? 0));
    if (more > 0 || (best !== null && more === 0 && endsLater)) best = id;
  }
  return best;
}

function chainTo(last: number, actions: readonly Action[], upTo: Float64Array): readonly number[] {
  const chain: number[] = [];
  for (let id: number | null = last; id !== null; id = longest(actions[id]?.deps ?? [], upTo, actions))
    chain.push(id);
  return chain.reverse();
}

function stepsOf(
  chain: readonly number[],
  weights: readonly Milliseconds[],
  trace: BuildTrace,
): readonly CriticalStep[] {
  const { nodes, nodeOfAction } = packageGraph(trace);
  const steps: { node: number; package: string; mode: string; ms: number }[] = [];
  for (const id of chain) {
    const node = nodes[nodeOfAction[id] ?? -1];
    if (node === undefined) continue;
    const ms = weights[id] ?? 0;
    const before = steps.at(-1);
    if (before?.node === node.id) before.ms += ms;
    else steps.push({ node: node.id, package: node.package, mode: trace.actions[node.main]?.mode ?? '', ms });
  }
  // What only hands on, like go's own grouping after the last work, is no step.
  while (steps.at(-1)?.ms === 0) steps.pop();
  return steps;
}

function least(values: readonly (Milliseconds | null)[]): Milliseconds | null {
  let found: Milliseconds | null = null;
  for (const value of values) if (value !== null && (found === null || value < found)) found = value;
  return found;
}

function nodeWaitedFor(
  self: number,
  members: readonly number[],
  actions: readonly Action[],
  nodeOfAction: readonly number[],
): number | null {
  let last: Action | null = null;
  for (const member of members) {
    for (const id of actions[member]?.deps ?? []) {
      const dep = actions[id];
      const node = nodeOfAction[id] ?? -1;
      if (dep === undefined || dep.endMs === null || node < 0 || node === self) continue;
      if (last === null || dep.endMs > (last.endMs ?? 0)) last = dep;
    }
  }
  return last === null ? null : (nodeOfAction[last.id] ?? null);
}
