import type { InputsOf, KeySnapshot } from '../../model/keys.ts';
import { isExplanation } from '../../model/reasons.ts';
import type { BuildTrace } from '../../model/trace.ts';
import type { Milliseconds } from '../../model/units.ts';
import { workMsOf } from '../build/package-graph.ts';
import { type EarlierKeys, indexEarlierKeys, otherProgram } from './baseline.ts';
import { closeCause, noteCause, type OpenCause } from './causes.ts';
import { chainOf, type Hop } from './chain.ts';
import type { Draft } from './draft.ts';
import { type BaselineRef, type Explanation, isRoutine, type WhyMode, type WhyNode } from './explanation.ts';
import { Finder } from './finder.ts';
import { foldCauses } from './fold-causes.ts';
import { modifiedByEdits } from './modified-by-edits.ts';

export interface ExplainOptions {
  /** Newest first, without the current trace. */
  readonly earlier: readonly KeySnapshot[];
  readonly inputsOf: InputsOf;
}

export function explainRebuilds(trace: BuildTrace, options: ExplainOptions): Explanation {
  const earlier = indexEarlierKeys(options.earlier, options.inputsOf);
  const finder = new Finder(trace, earlier, inputsOf);
  for (const action of trace.actions) if (finder.isWork(action)) finder.explain(action);
  return summarize(trace, finder, earlier);

  /** Equal keys have equal inputs, and what a file hides of them may be in the store. */
  function inputsOf(id: string): readonly string[] | null {
    const own = trace.keyInputs[id] ?? null;
    return trace.redactedWith === undefined ? (own ?? options.inputsOf(id)) : (options.inputsOf(id) ?? own);
  }
}

function summarize(trace: BuildTrace, finder: Finder, earlier: EarlierKeys): Explanation {
  const drafts = modifiedByEdits([...finder.drafts.values()], finder.mainModules);
  const causes = new Map<string, OpenCause>();
  const reached = new Map<Draft, ReadonlySet<string>>();
  const merged = drafts.flatMap((draft) => draft.reasons).find((one) => one.id === 'languageVersion');
  const causesOf = (draft: Draft): ReadonlySet<string> => {
    const known = reached.get(draft);
    if (known) return known;
    const [first, ...others] = draft.below;
    // Most are built again for one cause and share its explanation.
    if (draft.reasons.length === 0 && first !== undefined) {
      reached.set(draft, NONE);
      const shared = causesOf(first);
      if (shared.size > 0 && others.every((below) => causesOf(below) === shared)) {
        reached.set(draft, shared);
        for (const key of shared) causes.get(key)?.reached.add(draft);
        return shared;
      }
    }
    const keys = new Set<string>();
    reached.set(draft, keys);
    for (const one of draft.reasons)
      keys.add(noteCause(causes, draft, merged && one.id === 'godebug' ? merged : one));
    for (const below of draft.below) for (const key of causesOf(below)) keys.add(key);
    for (const key of keys) causes.get(key)?.reached.add(draft);
    return keys;
  };
  for (const draft of drafts) causesOf(draft);
  const folded = foldCauses(causes);

  const nodeIndex = new Map(drafts.map((draft, index) => [draft, index]));
  const workOf = ({ action }: Draft): Milliseconds => workMsOf(trace, action.id);
  const ranked = [...causes]
    .map(([key, cause]) => ({ key, cause: closeCause(cause, nodeIndex, workOf) }))
    .filter(({ cause }) => cause.rebuiltPackages + cause.links + cause.vets + cause.tests > 0)
    .sort(
      (a, b) =>
        Number(isRoutine(a.cause)) - Number(isRoutine(b.cause)) ||
        b.cause.workMs - a.cause.workMs ||
        b.cause.rebuiltPackages - a.cause.rebuiltPackages,
    );
  const causeIndex = new Map(ranked.map(({ key }, index) => [key, index]));
  const baselines = collectBaselines(drafts, finder.mainModules);
  const hops = new Map<Draft, Hop>();
  const relinked = relinkedPrograms(drafts);

  const nodes = drafts.map((draft): WhyNode => {
    const keys = new Set([...(reached.get(draft) ?? [])].map((key) => folded.get(key) ?? key));
    const indexes = [...keys].flatMap((key) => causeIndex.get(key) ?? []);
    return {
      action: draft.action.id,
      mode: whyMode(draft.action.mode),
      importPath: draft.importPath,
      rebuilt: draft.rebuilt,
      reasons: draft.reasons,
      imports: draft.imports,
      causes: indexes.sort((a, b) => a - b),
      chain: chainOf(draft, hops),
      baseline: draft.snapshot
        ? baselines.findIndex((ref) => ref.startedAt === draft.snapshot?.startedAt)
        : null,
      otherProgram: draft.otherProgram,
      outputUnchanged: relinked.has(draft.importPath) ? null : draft.outputUnchanged,
      explained: indexes.some((index) => ranked[index]?.cause.reasons.some((one) => isExplanation(one.id))),
    };
  });
  const misses = nodes.filter((node) => node.rebuilt);
  const compared = misses.filter((node) => node.baseline !== null);
  return {
    nodes,
    causes: ranked.map(({ cause }) => cause),
    withBaseline: compared.length,
    explained: compared.filter((node) => node.explained).length,
    firstSeen: misses.filter((node) => node.reasons.some((one) => one.id === 'firstSeen')).length,
    baselines,
    firstOfModule:
      baselines.length > 0 &&
      earlier.snapshots.every((one) => otherProgram(one, finder.mainModules) !== null),
    builtSince:
      baselines.length > 0 &&
      trace.actions.some(
        (action) =>
          action.mode === 'build' &&
          action.outcome === 'hit' &&
          action.actionID !== undefined &&
          earlier.withID(action.actionID) === null,
      ),
  };
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Import paths of programs that were linked for a change of the link's own inputs. The compile of the main
 * package has such a change as well (linker flags, build information) and gives the same output, but the
 * program differs.
 */
function relinkedPrograms(drafts: readonly Draft[]): ReadonlySet<string> {
  const links = drafts.filter(({ action, rebuilt }) => rebuilt && action.mode === 'link');
  const changed = links.filter(({ reasons }) => reasons.length > 0 && !isRoutine({ reasons }));
  return new Set(changed.map(({ importPath }) => importPath));
}

function collectBaselines(drafts: readonly Draft[], mainModules: readonly string[]): readonly BaselineRef[] {
  const found = new Map<string, BaselineRef>();
  for (const { snapshot } of drafts) {
    if (!snapshot || found.has(snapshot.startedAt)) continue;
    const { traceId, startedAt, argv, directory, goVersion = null } = snapshot;
    const program = otherProgram(snapshot, mainModules);
    found.set(startedAt, { traceId, startedAt, argv, directory, goVersion, program });
  }
  return [...found.values()].sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
}

function whyMode(mode: string): WhyMode {
  return mode === 'test run' ? 'test' : mode === 'link' || mode === 'vet' ? mode : 'build';
}
