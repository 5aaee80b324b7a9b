import { textFlag } from '../../go/command-line.ts';
import { hashName } from '../../go/hash-name.ts';
import { readTracedLine } from '../../go/recorded-line.ts';
import { isTestMain } from '../../go/test-main.ts';
import { type StepId, stepName } from '../../model/step-id.ts';
import type { Action, BuildTrace } from '../../model/trace.ts';
import type { Milliseconds } from '../../model/units.ts';
import { plainPath, stepOf } from '../build/build-ids.ts';
import type { Explanation } from '../rebuild/explanation.ts';
import type { TimesKnown } from './earlier-builds.ts';
import { estimateTime, type WallEstimate, type WorkTimes } from './estimate-time.ts';
import { likelyCascade } from './likely-cascade.ts';
import type { OutputHistory } from './output-history.ts';

/** What the next build will do. Plain JSON. */
export interface Prediction {
  readonly packages: number;
  /** Will be compiled: one of its own inputs differs, or its result is gone. */
  readonly certain: readonly PredictedNode[];
  /** May be compiled: only its imports change, and their outputs may turn out to be unchanged. */
  readonly possible: readonly PredictedNode[];
  /** Known only in a real build: the main package of a test, which go generates, and the test binary. */
  readonly unknown: readonly StepId[];
  /** Work of the certain ones, and of all of them; null if none was ever timed. */
  readonly leastMs: Milliseconds | null;
  readonly mostMs: Milliseconds | null;
  /** How many of them have no time in earlier traces. */
  readonly untimed: number;
  /** Wall time; null if earlier traces do not show it. Does not include what was never timed. */
  readonly wall: WallEstimate | null;
}

export interface PredictedNode {
  readonly mode: 'build' | 'link';
  readonly importPath: string;
  /** Index into the explanation's nodes. */
  readonly node: number;
  readonly earlierMs: Milliseconds | null;
  /** How its output changed when it was compiled in earlier traces of this command. */
  readonly outputs: OutputHistory;
  /** Only for possible ones: a package below it sometimes kept its output. */
  readonly mayBeSaved: boolean;
}

/** Why a command would build what it would build, and how much work that is, from its dry run. */
export interface PredictedBuild {
  readonly trace: BuildTrace;
  readonly explanation: Explanation;
  readonly prediction: Prediction;
}

/** What earlier traces show. */
export interface PredictionHistory {
  readonly times: TimesKnown;
  readonly outputsOf: (name: string) => OutputHistory;
}

export function predictBuild(
  trace: BuildTrace,
  explanation: Explanation,
  { times, outputsOf }: PredictionHistory = NOTHING_KNOWN,
): Prediction {
  const certain: PredictedNode[] = [];
  const possible: PredictedNode[] = [];
  const unknown: StepId[] = [];
  explanation.nodes.forEach((one, node) => {
    const { mode, importPath } = one;
    // With -n, nothing is known about vets and tests.
    if (!one.rebuilt || mode === 'vet' || mode === 'test') return;
    const action = trace.actions[one.action];
    if (action !== undefined && isMadeByGo(trace, action)) {
      unknown.push({ mode, importPath });
      return;
    }
    const [earlierMs, outputs] = [
      times.workOf(hashName(mode, importPath)),
      outputsOf(hashName('build', importPath)),
    ];
    const predicted = { mode, importPath, node, earlierMs, outputs, mayBeSaved: false };
    (one.reasons.length > 0 ? certain : possible).push(predicted);
  });
  for (const action of trace.actions) {
    if (action.outcome !== 'unknown' || (action.mode !== 'link' && !isMadeByGo(trace, action))) continue;
    const step = stepOf(action);
    if (!unknown.some((one) => stepName(one) === stepName(step))) unknown.push(step);
  }
  const all = [...certain, ...possible];
  const indexes = (list: readonly PredictedNode[]): readonly number[] => list.map((one) => one.node);
  const cascade = likelyCascade(explanation, indexes(certain), indexes(possible), outputsOf);
  const workOf = (list: readonly PredictedNode[]): WorkTimes =>
    new Map(
      list.map(({ node, mode, importPath, earlierMs }) => {
        const ms = earlierMs ?? 0;
        const parts = times.partsOf(hashName(mode, importPath)).map((share) => share * ms);
        return [explanation.nodes[node]?.action ?? -1, { ms, parts }];
      }),
    );
  const { likely, mayBeSaved } = cascade;
  const sets = {
    least: workOf(certain),
    most: workOf(all),
    likely: likely === null ? null : workOf(all.filter((one) => likely.has(one.node))),
  };
  const asked = Number(textFlag(readTracedLine(trace), 'p'));
  const isTimed = all.length === 0 || all.some((one) => one.earlierMs !== null);
  return {
    packages: trace.actions.filter(({ mode, actionID }) => mode === 'build' && actionID !== undefined).length,
    certain,
    possible: possible.map((one) => ({ ...one, mayBeSaved: mayBeSaved.has(one.node) })),
    unknown: [...unknown].sort((a, b) => Number(a.mode === 'link') - Number(b.mode === 'link')),
    leastMs: sum(certain),
    mostMs: sum(all),
    untimed: all.filter((one) => one.earlierMs === null).length,
    wall: isTimed ? estimateTime(trace, sets, times, asked >= 1 ? asked : null) : null,
  };
}

const NOTHING_KNOWN: PredictionHistory = {
  times: { workOf: () => null, partsOf: () => [], besideMs: null, workers: null, builds: 0 },
  outputsOf: () => ({ changes: 0, unchanged: 0 }),
};

/** The dry run without what go cannot predict: those are unknown, so they are not attributed to a cause. */
export function withoutTestMains(trace: BuildTrace): BuildTrace {
  const actions = trace.actions.map((action) =>
    action.outcome === 'miss' && isMadeByGo(trace, action)
      ? { ...action, outcome: 'unknown' as const }
      : action,
  );
  return { ...trace, actions };
}

function isMadeByGo(trace: BuildTrace, { mode, actionID = '', package: name }: Action): boolean {
  if (mode === 'build') return trace.keyInputs[actionID]?.includes('file _testmain.go ') === true;
  return mode === 'link' && isTestMain(plainPath(name));
}

function sum(nodes: readonly PredictedNode[]): Milliseconds | null {
  const known = nodes.flatMap((one) => one.earlierMs ?? []);
  return known.length === 0 && nodes.length > 0 ? null : known.reduce((total, ms) => total + ms, 0);
}
