import type { Action, BuildTrace } from '../model/trace.ts';
import type { Milliseconds } from '../model/units.ts';
import { packageGraph } from './package-graph.ts';

export interface CriticalStep {
  /** Id of its node in the package graph. */
  readonly node: number;
  readonly package: string;
  readonly mode: string;
  /** On the path: from being ready to its end, so the steps add up to the path's length. */
  readonly ms: Milliseconds;
  /** Of that: ready, but every worker was busy. */
  readonly waitedMs: Milliseconds;
}

export interface CriticalPath {
  /** From the first step to the last one. Empty when go told no times. */
  readonly steps: readonly CriticalStep[];
  readonly ms: Milliseconds;
  /** Per node of the package graph: by how much it could end later without the build ending later; null when not known. */
  readonly slackMs: readonly (Milliseconds | null)[];
  /** Per node: the dependency that it became ready by, the last one to end; null when it waited for none. */
  readonly waitedFor: readonly (number | null)[];
}

const paths = new WeakMap<BuildTrace, CriticalPath>();

/** The chain that the build's length hangs on: backwards from the last end, always to the dependency that ended last. */
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
  const last = lastAction(actions);
  const chain = last === null ? [] : chainTo(last, actions);
  const slackOfAction = slacks(actions, last?.endMs ?? 0);
  const onChain = new Set(chain.map((action) => action.id));
  return {
    steps: stepsOf(chain, nodeOfAction, actions, (node) => nodes[node]?.main ?? -1, nodes),
    ms: last === null ? 0 : (last.endMs ?? 0) - begin(chain[0] ?? last),
    slackMs: nodes.map((node) => nodeSlack(node.actions, slackOfAction, onChain)),
    waitedFor: nodes.map((node) => nodeWaitedFor(node.id, node.actions, actions, nodeOfAction)),
  };
}

/** The program under `go run` is not part of the build. */
function counts(action: Action): boolean {
  return action.stage !== 'run' && action.startMs !== null && action.endMs !== null;
}

function lastAction(actions: readonly Action[]): Action | null {
  let last: Action | null = null;
  for (const action of actions) {
    if (counts(action) && (action.endMs ?? 0) > (last?.endMs ?? Number.NEGATIVE_INFINITY)) last = action;
  }
  return last;
}

function chainTo(last: Action, actions: readonly Action[]): readonly Action[] {
  const chain: Action[] = [];
  const seen = new Set<number>();
  for (let action: Action | null = last; action !== null && !seen.has(action.id); ) {
    seen.add(action.id);
    chain.push(action);
    action = lastDependency(action, actions);
  }
  return chain.reverse();
}

function lastDependency(action: Action, actions: readonly Action[]): Action | null {
  let last: Action | null = null;
  for (const id of action.deps) {
    const dep = actions[id];
    if (dep === undefined || !counts(dep)) continue;
    if (last === null || (dep.endMs ?? 0) > (last.endMs ?? 0)) last = dep;
  }
  return last;
}

function stepsOf(
  chain: readonly Action[],
  nodeOfAction: readonly number[],
  actions: readonly Action[],
  mainOf: (node: number) => number,
  nodes: readonly { readonly package: string }[],
): readonly CriticalStep[] {
  const steps: { node: number; package: string; mode: string; ms: number; waitedMs: number }[] = [];
  for (const action of chain) {
    const node = nodeOfAction[action.id] ?? -1;
    if (node < 0) continue;
    const ms = Math.max(0, (action.endMs ?? 0) - begin(action));
    const waitedMs = Math.min(ms, Math.max(0, (action.startMs ?? 0) - begin(action)));
    const before = steps.at(-1);
    if (before?.node === node) {
      before.ms += ms;
      before.waitedMs += waitedMs;
    } else {
      const mode = actions[mainOf(node)]?.mode ?? action.mode;
      steps.push({ node, package: nodes[node]?.package ?? action.package, mode, ms, waitedMs });
    }
  }
  return steps;
}

function begin(action: Action): Milliseconds {
  return action.readyMs ?? action.startMs ?? 0;
}

/**
 * Latest possible end minus real end, waiting for a worker counted as it was. Backwards in an order in which
 * every action comes after all that need it; what a broken file ties into a cycle has no slack that one could name.
 */
function slacks(actions: readonly Action[], end: Milliseconds): readonly (Milliseconds | null)[] {
  const latest = actions.map(() => end);
  const waitingFor = new Int32Array(actions.length);
  for (const action of actions) {
    for (const dep of action.deps) waitingFor[dep] = (waitingFor[dep] ?? 0) + 1;
  }
  const queue: number[] = [];
  actions.forEach((_, id) => {
    if (waitingFor[id] === 0) queue.push(id);
  });
  const slack: (Milliseconds | null)[] = actions.map(() => null);
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const action = actions[id];
    if (action === undefined) continue;
    const known = counts(action);
    const own = latest[id] ?? end;
    if (known) slack[id] = Math.max(0, own - (action.endMs ?? 0));
    const before = known ? own - ((action.endMs ?? 0) - begin(action)) : end;
    for (const dep of action.deps) {
      latest[dep] = Math.min(latest[dep] ?? end, before);
      waitingFor[dep] = (waitingFor[dep] ?? 0) - 1;
      if (waitingFor[dep] === 0) queue.push(dep);
    }
  }
  return slack;
}

function nodeSlack(
  members: readonly number[],
  slackOfAction: readonly (Milliseconds | null)[],
  onChain: ReadonlySet<number>,
): Milliseconds | null {
  let least: Milliseconds | null = null;
  for (const member of members) {
    if (onChain.has(member)) return 0;
    const slack = slackOfAction[member] ?? null;
    if (slack !== null && (least === null || slack < least)) least = slack;
  }
  return least;
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
