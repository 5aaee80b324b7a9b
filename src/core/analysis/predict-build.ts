import type { BuildTrace } from '../model/trace.ts';
import type { Milliseconds } from '../model/units.ts';
import { plainPath } from './build-ids.ts';
import type { Explanation, WhyNode } from './why-explanation.ts';

/** What the next build will do. Plain JSON. */
export interface Prediction {
  readonly packages: number;
  /** Will be compiled: an input of its own differs, or its result is gone. */
  readonly certain: readonly PredictedNode[];
  /** May be compiled: only what it imports changes, and that may turn out to be unchanged. */
  readonly possible: readonly PredictedNode[];
  /** Known only when go really builds: the main package of a test, which go writes itself, and its program. */
  readonly unknown: readonly string[];
  /** Work of the certain ones, and of all of them; null when none was ever timed. */
  readonly leastMs: Milliseconds | null;
  readonly mostMs: Milliseconds | null;
  /** How many of them no earlier trace has timed. */
  readonly untimed: number;
}

export interface PredictedNode {
  readonly mode: 'build' | 'link';
  readonly importPath: string;
  /** Index into the explanation's nodes. */
  readonly node: number;
  readonly earlierMs: Milliseconds | null;
}

/** How long an earlier trace worked on it: `build fmt`, `link ex.com/app`. */
export type EarlierTime = (name: string) => Milliseconds | null;

export function predictBuild(trace: BuildTrace, explanation: Explanation, earlier: EarlierTime): Prediction {
  const certain: PredictedNode[] = [];
  const possible: PredictedNode[] = [];
  const unknown: string[] = [];
  explanation.nodes.forEach((one, node) => {
    const { mode, importPath } = one;
    // Under -n nothing is known of vets and tests.
    if (!one.rebuilt || mode === 'vet' || mode === 'test') return;
    if (isMadeByGo(trace, one)) {
      unknown.push(mode === 'link' ? `link ${importPath}` : importPath);
      return;
    }
    const predicted = { mode, importPath, node, earlierMs: earlier(`${mode} ${importPath}`) };
    (one.reasons.length > 0 ? certain : possible).push(predicted);
  });
  for (const action of trace.actions) {
    if (action.mode !== 'link' || action.outcome !== 'unknown') continue;
    const name = `link ${plainPath(action.package)}`;
    if (!unknown.includes(name)) unknown.push(name);
  }
  const all = [...certain, ...possible];
  return {
    packages: trace.actions.filter(({ mode, actionID }) => mode === 'build' && actionID !== undefined).length,
    certain,
    possible,
    unknown,
    leastMs: sum(certain),
    mostMs: sum(all),
    untimed: all.filter((one) => one.earlierMs === null).length,
  };
}

function isMadeByGo(trace: BuildTrace, node: WhyNode): boolean {
  const id = trace.actions[node.action]?.actionID ?? '';
  if (trace.keyInputs[id]?.includes('file _testmain.go ')) return true;
  return node.mode === 'link' && node.importPath.endsWith('.test');
}

function sum(nodes: readonly PredictedNode[]): Milliseconds | null {
  const known = nodes.flatMap((one) => one.earlierMs ?? []);
  return known.length === 0 && nodes.length > 0 ? null : known.reduce((total, ms) => total + ms, 0);
}
