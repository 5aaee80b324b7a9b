import { isTestMain } from '../../go/test-main.ts';
import type { InputsOf } from '../../model/keys.ts';
import { type StepId, stepName } from '../../model/step-id.ts';
import type { Action, BuildTrace } from '../../model/trace.ts';
import type { Milliseconds } from '../../model/units.ts';
import { contentIDOf, plainPath, stepOf } from '../build/build-ids.ts';
import type { Explanation } from '../rebuild/explanation.ts';
import { explainRebuilds } from '../rebuild/rebuilt.ts';
import { snapshotOf } from '../rebuild/snapshot.ts';
import { type BuildSetting, compareSettings } from './build-settings.ts';

/** Two commands side by side: which cache entries they share, which differ, and why. Plain JSON. */
export interface Comparison {
  readonly sides: readonly [ComparedSide, ComparedSide];
  /** Compiles and links with the same key on both sides. */
  readonly shared: Counts;
  /** On both sides, with different keys. */
  readonly different: Counts;
  /** The same with both action IDs; a package with several variants occurs once for each. */
  readonly differing: readonly DifferingStep[];
  readonly onlyFirst: readonly StepId[];
  readonly onlySecond: readonly StepId[];
  /** Equal keys with different outputs: the build is not reproducible, or one side was changed by hand. */
  readonly unequalOutputs: readonly StepId[];
  /** Build settings of their programs; empty if there are none, or if the inputs are not known. */
  readonly settings: readonly BuildSetting[];
  /** Why the second side's keys differ from the first's; nodes and causes as in `explain`. */
  readonly why: Explanation | null;
}

export interface DifferingStep {
  /** Index of the second side's action in its trace. */
  readonly action: number;
  readonly step: StepId;
  readonly first: string | null;
  readonly second: string | null;
}

export interface Counts {
  readonly packages: number;
  readonly links: number;
}

export interface ComparedSide {
  readonly argv: readonly string[];
  readonly verb: string;
  readonly startedAt: string;
  readonly directory: string;
  readonly goVersion: string | null;
  readonly platform: string;
  readonly wallMs: Milliseconds;
  readonly exitCode: number | null;
  readonly rebuilt: number;
  readonly fromCache: number;
  readonly linked: number;
  readonly linkMs: Milliseconds;
  /** Import paths of the programs that were linked or came from the cache; not of tests. */
  readonly programs: readonly string[];
  readonly stages: readonly string[];
}

/**
 * The second trace as a build with the first one's cache: what is not shared is a miss, everything else a hit.
 */
export interface ComparedTraces {
  readonly comparison: Comparison;
  readonly trace: BuildTrace;
}

export function compareTraces(first: BuildTrace, second: BuildTrace): ComparedTraces {
  const ids = new Map<string, Action>();
  for (const action of first.actions) if (isKeyed(action)) ids.set(action.actionID ?? '', action);
  const names = new Set([...ids.values()].map(nameOf));
  const namedIDs = new Map([...ids.values()].map((action) => [variantOf(action), action.actionID]));
  const keyed = unique(second.actions.filter(isKeyed));
  const shared = keyed.filter((action) => ids.has(action.actionID ?? ''));
  const secondIDs = new Set(keyed.map((action) => action.actionID));
  const secondNames = new Set(keyed.map(nameOf));
  const different = keyed.filter((action) => !ids.has(action.actionID ?? '') && names.has(nameOf(action)));
  const seen: BuildTrace = {
    ...second,
    // Why a test ran is about its own earlier run, not about the first side.
    tests: second.tests.map(({ cache: _, ...result }) => result),
    actions: second.actions.map((action) =>
      isKeyed(action) ? { ...action, outcome: ids.has(action.actionID ?? '') ? 'hit' : 'miss' } : action,
    ),
  };
  return {
    trace: seen,
    comparison: {
      sides: [sideOf(first), sideOf(second)],
      shared: countOf(shared),
      different: countOf(different),
      differing: different.map((action) => ({
        action: action.id,
        step: stepOf(action),
        first: namedIDs.get(variantOf(action)) ?? null,
        second: action.actionID ?? null,
      })),
      onlyFirst: [...ids.values()]
        .filter((action) => !secondIDs.has(action.actionID) && !secondNames.has(nameOf(action)))
        .map(stepOf),
      onlySecond: keyed.filter((action) => !names.has(nameOf(action))).map(stepOf),
      unequalOutputs: shared.filter((action) => hasOtherOutput(action, ids)).map(stepOf),
      settings: compareSettings(first, second),
      why: explain(first, seen),
    },
  };
}

function explain(first: BuildTrace, seen: BuildTrace): Explanation | null {
  const known = [first, seen].every((trace) => Object.keys(trace.keyInputs).length > 0);
  if (!known) return null;
  const inputsOf: InputsOf = (id) => first.keyInputs[id] ?? seen.keyInputs[id] ?? null;
  // Another program is accepted as a baseline, because the user chose to compare the two.
  const earlier = [{ ...snapshotOf(first), mainModules: [] }];
  return explainRebuilds(seen, { earlier, inputsOf });
}

function isKeyed({ mode, actionID }: Action): boolean {
  return (mode === 'build' || mode === 'link') && actionID !== undefined;
}

function nameOf(action: Action): string {
  return stepName(stepOf(action));
}

/** Distinguishes a package from its test variant. */
function variantOf({ mode, package: name }: Action): string {
  return `${mode} ${name}`;
}

function unique(actions: readonly Action[]): readonly Action[] {
  return [...new Map(actions.map((action) => [action.actionID, action])).values()];
}

function countOf(actions: readonly Action[]): Counts {
  const links = actions.filter(({ mode }) => mode === 'link').length;
  return { packages: actions.length - links, links };
}

function hasOtherOutput(action: Action, ids: ReadonlyMap<string, Action>): boolean {
  const other = ids.get(action.actionID ?? '');
  if (other?.buildID === undefined || action.buildID === undefined || action.mode === 'link') return false;
  return contentIDOf(other.buildID) !== contentIDOf(action.buildID);
}

function isProgram({ package: name }: Action): boolean {
  return !isTestMain(plainPath(name));
}

function sideOf(trace: BuildTrace): ComparedSide {
  const builds = trace.actions.filter(({ mode }) => mode === 'build');
  const links = trace.actions.filter(({ mode }) => mode === 'link');
  const stages = new Set(
    trace.actions.filter(({ outcome }) => outcome !== 'notNeeded').map(({ stage }) => stage),
  );
  return {
    argv: trace.command.argv,
    verb: trace.command.verb,
    startedAt: trace.startedAt,
    directory: trace.command.directory,
    goVersion: trace.go.version,
    platform: [trace.go.goos, trace.go.goarch].filter((part) => part !== null).join('/'),
    wallMs: trace.wallMs,
    exitCode: trace.exitCode,
    rebuilt: builds.filter(({ outcome }) => outcome === 'miss').length,
    fromCache: builds.filter(({ outcome }) => outcome === 'hit').length,
    linked: links.filter(({ outcome }) => outcome === 'miss').length,
    linkMs: links.reduce(
      (sum, { startMs, endMs }) => sum + (startMs === null || endMs === null ? 0 : endMs - startMs),
      0,
    ),
    programs: [...new Set(links.filter(isProgram).map(({ package: name }) => plainPath(name)))],
    stages: [...stages],
  };
}
