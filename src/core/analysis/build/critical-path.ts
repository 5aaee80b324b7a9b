import type { Action, BuildTrace } from '../../model/trace.ts';
import type { Milliseconds } from '../../model/units.ts';
import { packageGraph } from './package-graph.ts';

export interface CriticalStep {
  /** ID of its node in the package graph. */
  readonly node: number;
  readonly package: string;
  readonly mode: string;
  /** The working time of the part that is on the path: the steps add up to the path's length. */
  readonly ms: Milliseconds;
}

export interface CriticalPath {
  /** From the first step to the last one. Empty if nothing was done, or if go reported no times. */
  readonly steps: readonly CriticalStep[];
  /** The minimum time of the work with any number of workers. */
  readonly ms: Milliseconds;
}

/** How all other nodes relate to the path. */
export interface SlackAndWaits {
  /**
   * Per node of the package graph: how much longer it could take without lengthening the path; null if not
   * known.
   */
  readonly slackMs: readonly (Milliseconds | null)[];
  /** Per node: the dependency that ended last; null if it waited for none. */
  readonly waitedFor: readonly (number | null)[];
}

/** The longest chain of work in which each step needs the previous one; waiting for a worker does not count. */
export function criticalPath(trace: BuildTrace): CriticalPath {
  return chainsOf(trace)?.path ?? NO_PATH;
}

const NO_PATH: CriticalPath = { steps: [], ms: 0 };

/** Costs more than the path itself, and only screens with a row per node need it. */
export function slackAndWaits(trace: BuildTrace): SlackAndWaits {
  const { nodes, nodeOfAction } = packageGraph(trace);
  const { actions } = trace;
  const slackOf = slackFinder(actions, chainsOf(trace));
  return {
    slackMs: nodes.map((node) => least(node.actions, slackOf)),
    waitedFor: nodes.map((node) => nodeWaitedFor(node.id, node.actions, actions, nodeOfAction)),
  };
}

interface Chains {
  /** Per action: its working time. */
  readonly weights: Float64Array;
  /** Every action before its dependencies. */
  readonly order: readonly number[];
  /** Per action: the longest chain that ends with it, including its own work. */
  readonly upTo: Float64Array;
  /** The actions of the longest chain of all. */
  readonly longest: readonly number[];
  readonly path: CriticalPath;
}

const chains = new WeakMap<BuildTrace, Chains>();

/** null if no work was done, for example because everything came from the cache. */
function chainsOf(trace: BuildTrace): Chains | null {
  const known = chains.get(trace);
  if (known !== undefined) return known;
  const weights = weightsOf(trace);
  if (!weights.some((ms) => ms > 0)) return null;
  const found = findChains(trace, weights);
  chains.set(trace, found);
  return found;
}

function weightsOf(trace: BuildTrace): Float64Array {
  const { nodes, nodeOfAction } = packageGraph(trace);
  const weights = new Float64Array(trace.actions.length);
  for (const action of trace.actions) {
    const node = nodes[nodeOfAction[action.id] ?? -1];
    if (node !== undefined && WORKED.has(node.outcome) && counts(action))
      weights[action.id] = Math.max(0, (action.endMs ?? 0) - (action.startMs ?? 0));
  }
  return weights;
}

function findChains(trace: BuildTrace, weights: Float64Array): Chains {
  const { actions } = trace;
  const order = needersFirst(actions);
  const upTo = lengthsUpTo(actions, weights, order);
  const last = longest(order, upTo, actions);
  const chain = last === null ? [] : chainTo(last, actions, upTo);
  const path = { steps: stepsOf(chain, weights, trace), ms: last === null ? 0 : (upTo[last] ?? 0) };
  return { weights, order, upTo, longest: chain, path };
}

/** Without any work, nothing has a length. */
function slackFinder(actions: readonly Action[], chains: Chains | null): (id: number) => Milliseconds | null {
  const order = chains?.order ?? needersFirst(actions);
  const after = chains === null ? null : lengthsAfter(actions, chains.weights, order);
  const onChain = new Set(chains?.longest);
  const ordered = new Uint8Array(actions.length);
  for (const id of order) ordered[id] = 1;
  return (id) => {
    const action = actions[id];
    if (action === undefined || !counts(action) || ordered[id] !== 1) return null;
    if (chains === null || onChain.has(id)) return 0;
    return Math.max(0, chains.path.ms - (chains.upTo[id] ?? 0) - (after?.[id] ?? 0));
  };
}

/** Cache lookups are not work, and what go never got to took no time. */
const WORKED: ReadonlySet<string> = new Set(['miss', 'failed', 'unknown']);

/** The program under `go run` is not part of the build. */
function counts(action: Action): boolean {
  return action.stage !== 'run' && action.startMs !== null && action.endMs !== null;
}

/** Every action comes before its dependencies; actions in a cycle of a broken file are left out. */
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

/** Per action: the longest chain that ends with it, including its own work. */
function lengthsUpTo(
  actions: readonly Action[],
  weights: Float64Array,
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

/** Per action: the longest chain of what needs it, without its own work. */
function lengthsAfter(
  actions: readonly Action[],
  weights: Float64Array,
  order: readonly number[],
): Float64Array {
  const after = new Float64Array(actions.length);
  for (const id of order) {
    const length = (after[id] ?? 0) + (weights[id] ?? 0);
    for (const dep of actions[id]?.deps ?? []) after[dep] = Math.max(after[dep] ?? 0, length);
  }
  return after;
}

/** Among equally long chains, the one that ended last; null if all are empty. */
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
  weights: Float64Array,
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
  // Actions that only group others, like go's own last action, are not steps.
  while (steps.at(-1)?.ms === 0) steps.pop();
  return steps;
}

function least(ids: readonly number[], measure: (id: number) => Milliseconds | null): Milliseconds | null {
  let found: Milliseconds | null = null;
  for (const id of ids) {
    const value = measure(id);
    if (value !== null && (found === null || value < found)) found = value;
  }
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
