import { isExplanation, type Reason, reason } from '../../model/reasons.ts';
import type { StepId } from '../../model/step-id.ts';
import type { Action, BuildTrace } from '../../model/trace.ts';
import { contentIDOf, stepOf } from '../build/build-ids.ts';
import { packageGraph } from '../build/package-graph.ts';
import type { WhyNode } from '../rebuild/explanation.ts';
import { compareTraces } from './compare-traces.ts';
import { type DifferingPart, differingParts } from './differing-parts.ts';

/** Two builds of the same command into two empty caches. */
export interface Verification {
  /** Compiles and links that were done twice with one key. */
  readonly compared: number;
  /** Of those, the ones whose outputs differ, in go's order. */
  readonly differences: readonly OutputDifference[];
  /** Inputs that were not the same in the second build, and not because of a differing output. */
  readonly changedInputs: readonly ChangedInput[];
  /** Steps that had another key only because of these. */
  readonly consequences: readonly StepId[];
}

export interface OutputDifference {
  readonly step: StepId;
  /** The stages that made it differ; at least one. */
  readonly parts: readonly DifferingPart[];
}

export interface ChangedInput {
  /** The steps that have this input. */
  readonly steps: readonly StepId[];
  readonly reasons: readonly Reason[];
  /** It is an output of the command itself. */
  readonly isOwnOutput: boolean;
}

/** What the traces alone do not show. */
export interface BuiltFiles {
  /**
   * The names of the files of a step that differ between the builds: of a compile the members of its archive and what
   * they were made of, of a link its program.
   */
  readonly differing: (first: Action, second: Action) => readonly string[];
  /** Absolute paths where the command as typed writes its programs. */
  readonly ownOutputs: readonly string[];
}

/** Whether everything was built twice to the same bytes. */
export function isReproducible({ differences, changedInputs, consequences }: Verification): boolean {
  return differences.length + changedInputs.length + consequences.length === 0;
}

export function verifyOutputs(first: BuildTrace, second: BuildTrace, files: BuiltFiles): Verification {
  const done = new Map(first.actions.filter(isDone).map((action) => [action.actionID, action]));
  const again = [
    ...new Map(second.actions.filter(isDone).map((action) => [action.actionID, action])).values(),
  ];
  const pairs = again.flatMap((action) => {
    const other = done.get(action.actionID);
    return other ? [{ action, other }] : [];
  });
  const differences = pairs.flatMap(({ action, other }): readonly OutputDifference[] => {
    const names = files.differing(other, action);
    if (names.length === 0 && contentIDOf(action.buildID ?? '') === contentIDOf(other.buildID ?? ''))
      return [];
    return [{ step: stepOf(action), parts: partsOf(action, names, second) }];
  });
  const others = again.filter((action) => !done.has(action.actionID));
  const changed = new Map<number, readonly Reason[]>();
  const why = others.length === 0 ? null : compareTraces(first, second).comparison.why;
  const nodes = new Map(why?.nodes.map((node) => [node.action, node]));
  const open: Action[] = [];
  for (const action of others) {
    const reasons = ownReasons(nodes.get(action.id));
    if (reasons === null) open.push(action);
    else if (reasons.length > 0) changed.set(action.id, reasons);
  }
  const causes = new Set([
    ...differences.map(({ step }) => step.importPath),
    ...others.filter(({ id }) => changed.has(id)).map((action) => stepOf(action).importPath),
  ]);
  for (const action of open) if (!dependsOn(action, causes, second)) changed.set(action.id, UNKNOWN);
  return {
    compared: pairs.length,
    differences,
    changedInputs: together(others, changed, files.ownOutputs),
    consequences: others.filter(({ id }) => !changed.has(id)).map(stepOf),
  };
}

function isDone({ mode, actionID, buildID, outcome }: Action): boolean {
  return (
    (mode === 'build' || mode === 'link') &&
    outcome === 'miss' &&
    actionID !== undefined &&
    buildID !== undefined
  );
}

function partsOf(action: Action, files: readonly string[], trace: BuildTrace): readonly DifferingPart[] {
  if (action.mode === 'link') return [{ part: 'link', files: [] }];
  const parts = differingParts(files, commandsOf(action, trace));
  return parts.length === 0 ? [{ part: 'unknown', files: [] }] : parts;
}

/** With those of its sub-actions. */
function commandsOf(action: Action, trace: BuildTrace): readonly string[] {
  const { nodes, nodeOfAction } = packageGraph(trace);
  const members = nodes[nodeOfAction[action.id] ?? -1]?.actions ?? [];
  return members.flatMap((id) => trace.actions[id]?.commands ?? []);
}

const UNKNOWN: readonly Reason[] = [reason('inputsUnknown')];

/** The step's own changed inputs; null if go does not name its inputs. */
function ownReasons(node: WhyNode | undefined): readonly Reason[] | null {
  if (node === undefined || node.baseline === null) return null;
  return node.reasons.filter((one) => isExplanation(one.id) && !OF_THE_OUTPUT.has(one.id));
}

/** They say that an output differs or was not used (`-a`), not that an input changed. */
const OF_THE_OUTPUT: ReadonlySet<string> = new Set([
  'nondeterministic',
  'notKept',
  'evicted',
  'cacheUnusable',
]);

/** Whether a package that it is made of is among these. */
function dependsOn({ id }: Action, packages: ReadonlySet<string>, { actions }: BuildTrace): boolean {
  const seen = new Set([id]);
  const queue = [id];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const dep of actions[at]?.deps ?? []) {
      const action = actions[dep];
      if (action === undefined || seen.has(dep)) continue;
      if (packages.has(stepOf(action).importPath)) return true;
      seen.add(dep);
      queue.push(dep);
    }
  }
  return false;
}

/** One entry for all steps with the same changes: another compiler applies to every package. */
function together(
  others: readonly Action[],
  changed: ReadonlyMap<number, readonly Reason[]>,
  ownOutputs: readonly string[],
): readonly ChangedInput[] {
  const found = new Map<string, { readonly steps: StepId[]; readonly reasons: readonly Reason[] }>();
  for (const action of others) {
    const reasons = changed.get(action.id);
    if (reasons === undefined) continue;
    const key = JSON.stringify(reasons);
    const known = found.get(key) ?? { steps: [], reasons };
    known.steps.push(stepOf(action));
    found.set(key, known);
  }
  return [...found.values()].map(({ steps, reasons }) => ({
    steps,
    reasons,
    isOwnOutput: reasons.some(
      ({ subject }) => subject !== '' && ownOutputs.some((path) => endsWith(path, subject)),
    ),
  }));
}

/** Whether an absolute path ends with a path in go's spelling. */
function endsWith(path: string, tail: string): boolean {
  return path.replaceAll('\\', '/').endsWith(`/${tail}`);
}
