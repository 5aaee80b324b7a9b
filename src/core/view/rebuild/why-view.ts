import type * as v from 'valibot';
import { summarizeCache } from '../../analysis/build/cache-summary.ts';
import { packageGraph } from '../../analysis/build/package-graph.ts';
import { type Cause, type Explanation, isRoutine, type WhyNode } from '../../analysis/rebuild/explanation.ts';
import type { WhyCounts, WhyMessages, WorkCounts } from '../../messages/en/why.ts';
import { isExplanation, isOfSomePackages, isOfWholeBuild } from '../../model/reasons.ts';
import { type StepId, stepName } from '../../model/step-id.ts';
import type { BuildTrace } from '../../model/trace.ts';
import { groupReasons } from './group-reasons.ts';
import { rootPackages, sortRoots } from './why-roots.ts';
import type { whyCauseSchema, whyRowSchema, whySchema } from './why-schema.ts';

/** Why packages were rebuilt, by rows of the view; why-schema.ts explains each field. */
export interface WhyView extends v.InferOutput<typeof whySchema> {}
export interface WhyCauseView extends v.InferOutput<typeof whyCauseSchema> {}
export interface WhyRowView extends v.InferOutput<typeof whyRowSchema> {}

/** `wanted`: the steps that `rows` describes; the totals cover all of them. */
export function buildWhy(
  trace: BuildTrace,
  explanation: Explanation,
  wanted: (node: WhyNode) => boolean = () => true,
): WhyView {
  const rowOf = new Map<number, number>();
  packageGraph(trace).nodes.forEach((node, row) => {
    for (const action of node.actions) rowOf.set(action, row);
  });
  const rowsOf = (nodes: readonly number[]): readonly number[] =>
    unique(nodes.flatMap((index) => rowOf.get(explanation.nodes[index]?.action ?? -1) ?? []));
  const reported = explanation.causes.filter((cause) => !isRoutine(cause));
  const routine = explanation.causes.filter(isRoutine);
  const rows: Record<string, WhyRowView> = {};
  for (const node of explanation.nodes) {
    if (!node.rebuilt || !wanted(node)) continue;
    const row = rowOf.get(node.action);
    if (row === undefined) continue;
    const { reasons, baseline, otherProgram } = node;
    const causes = node.causes.filter((index) => index < reported.length);
    // A program is named after its main package, and the link is marked as such.
    const chain = node.chain.map(
      (importPath, at): StepId => ({ mode: at === 0 ? node.mode : 'build', importPath }),
    );
    const imports = node.imports.map(({ importPath, old, new: now }) => ({ importPath, old, new: now }));
    const outputUnchanged = node.outputUnchanged === true;
    rows[row] = { reasons, causes, chain, imports, baseline, otherProgram, outputUnchanged };
  }
  const counts = countWhy(trace, explanation);
  const rebuiltOf = (nodes: readonly number[], mode: WhyNode['mode']): number =>
    nodes.filter((index) => {
      const node = explanation.nodes[index];
      return node?.rebuilt === true && node.mode === mode;
    }).length;
  const packagesFirst = (roots: readonly number[]): readonly number[] =>
    [true, false].flatMap((isBuild) =>
      roots.filter((index) => (explanation.nodes[index]?.mode === 'build') === isBuild),
    );
  return {
    counts,
    causes: reported.map((cause) => {
      const rootWork = {
        packages: rebuiltOf(cause.roots, 'build'),
        links: rebuiltOf(cause.roots, 'link'),
        vets: rebuiltOf(cause.roots, 'vet'),
        tests: rebuiltOf(cause.roots, 'test'),
      };
      const scopeWork = { ...rootWork, packages: rootPackages(cause, explanation.nodes).size };
      const scope = scopeOf(cause, { rootWork, scopeWork }, counts);
      return {
        importPath: cause.importPath,
        scope,
        otherProgram: cause.otherProgram,
        reasons: cause.reasons,
        roots: rowsOf(packagesFirst(cause.roots)),
        cascade: rowsOf(cause.cascade),
        scopeWork,
        rootWork,
        work: {
          packages: cause.rebuiltPackages,
          links: cause.links,
          vets: cause.vets,
          tests: cause.tests,
        },
        severalLinks: counts.linked > 1,
        workMs: cause.workMs,
        outputUnchanged:
          scope === 'one' &&
          cause.cascade.length === 0 &&
          rootWork.links === 0 &&
          cause.roots.some((index) => explanation.nodes[index]?.outputUnchanged === true),
      };
    }),
    rows,
    baselines: explanation.baselines.map(({ goVersion: _, ...shown }, index) => ({
      ...shown,
      steps: explanation.nodes.filter((node) => node.rebuilt && node.baseline === index).length,
    })),
    compared: explanation.withBaseline,
    explained: explanation.explained,
    firstSeen: explanation.firstSeen,
    builtSince: explanation.builtSince,
    firstOfModule: explanation.firstOfModule,
    relinked: routine.reduce((sum, cause) => sum + cause.links, 0),
    relinkReasons: routine.flatMap((cause) => (cause.links > 0 ? cause.reasons : [])),
  };
}

function scopeOf(
  cause: Cause,
  { rootWork, scopeWork }: { readonly rootWork: WorkCounts; readonly scopeWork: WorkCounts },
  { first, total }: WhyCounts,
): WhyCauseView['scope'] {
  const { packages, links, vets, tests } = scopeWork;
  // A program's main package and its link count as one.
  if (cause.importPath !== null || Math.max(packages, links, vets, tests) <= 1) return 'one';
  // Something that was never built before has no changed setting.
  if (cause.reasons.some((one) => one.id === 'firstSeen')) return 'some';
  if (rootWork.packages > 0 && rootWork.packages + first >= total) return 'build';
  // Most packages may come from the cache: a flag of the command is no change of the few that did not.
  if (packages > 1 && cause.reasons.some(isOfWholeBuild)) return 'build';
  return cause.reasons.some(isOfSomePackages) && packages * 2 > total - first ? 'build' : 'some';
}

/**
 * Counts each compile that was done or tried once: first seen, root, affected by a wider change, or because of
 * them.
 */
function countWhy(trace: BuildTrace, { nodes, causes }: Explanation): WhyCounts {
  const rebuilt = nodes.filter((node) => node.rebuilt);
  const packages = rebuilt.filter((node) => node.mode === 'build');
  const count = (mode: WhyNode['mode']): number => rebuilt.filter((node) => node.mode === mode).length;
  const failed = packages.filter((node) => trace.actions[node.action]?.outcome === 'failed').length;
  const { first, roots, wide, wideCauses, foreign } = sortRoots({ nodes, causes });
  return {
    rebuilt: packages.length - failed,
    failed,
    total: summarizeCache(trace).packages,
    linked: count('link'),
    linkCauses: causes.filter((cause) => cause.links > 0 && !isRoutine(cause)).length,
    first,
    roots: roots.length,
    wide,
    wideCauses,
    foreign,
    because: packages.length - first - roots.length - wide - foreign,
    vetted: count('vet'),
    tested: count('test'),
  };
}

function unique(rows: readonly number[]): readonly number[] {
  return [...new Set(rows)];
}

/** `31 rebuilt…` in one sentence; null if there is nothing to add to "from the cache". */
export function whyTotal(why: WhyView, messages: WhyMessages): string | null {
  const { rebuilt, failed, linked, vetted, tested } = why.counts;
  if (rebuilt + failed + linked + vetted + tested === 0) return null;
  // Without inputs it is not known whether these packages were traced before.
  if (shownCauses(why).length === 0 && why.compared === 0)
    return why.firstSeen > 0 ? messages.nothingToCompare : messages.noInputs;
  return messages.total({ ...why.counts, relinkReasons: why.relinkReasons });
}

/** If nothing was compared, "first seen" for everything is not a cause. */
export function shownCauses({ causes, compared }: WhyView): readonly WhyCauseView[] {
  if (compared > 0) return causes;
  return causes.filter((cause) => cause.reasons.some((one) => isExplanation(one.id)));
}

/** The effect of a cause: `→ 30 packages and the link`; empty if there is none. */
export function causeEffect(cause: WhyCauseView, messages: WhyMessages): string {
  if (cause.outputUnchanged) return messages.outputUnchanged;
  const { work, rootWork, scopeWork, severalLinks } = cause;
  if (cause.scope === 'build') return messages.effect({ ...work, severalLinks });
  // A package and its test variant are one root, as are two of another cause.
  const own = cause.importPath === null ? rootWork.packages : Math.min(rootWork.packages, 1);
  return messages.effect({
    packages: work.packages - own,
    // A program is linked because of its packages.
    links: work.links - (scopeWork.packages > 0 ? 0 : rootWork.links),
    vets: work.vets - rootWork.vets,
    tests: cause.scope === 'one' && own === 0 && rootWork.vets === 0 ? 0 : work.tests - rootWork.tests,
    severalLinks,
  });
}

/** What a cause applies to, unless it is one row: `the whole build`, `8 packages`. */
export function causeScope({ scope, scopeWork }: WhyCauseView, messages: WhyMessages): string | null {
  if (scope === 'one') return null;
  if (scope === 'build') return messages.wholeBuild;
  return messages.effect(scopeWork.packages > 0 ? { ...scopeWork, links: 0 } : scopeWork);
}

/** The cause as text: `edited uri.go, zz.go added`. */
export function causeText(cause: WhyCauseView, messages: WhyMessages): string {
  const most = 4;
  // Which files a change of the whole build selects in each package is no news.
  const told = cause.scope === 'build' ? cause.reasons.map((one) => ({ ...one, files: [] })) : cause.reasons;
  const reasons = groupReasons(told, messages);
  const texts = reasons.slice(0, most).map(messages.reason);
  const rest = reasons.length - texts.length;
  const text = `${texts.join(messages.punctuation.comma)}${rest > 0 ? `${messages.punctuation.andMore}${messages.more(rest)}` : ''}`;
  return cause.otherProgram === null ? text : messages.otherThanIn(cause.otherProgram, text, cause.reasons);
}

/** Why one row was rebuilt, in a sentence. */
export function rowWhy(row: WhyRowView, messages: WhyMessages): string {
  if (row.reasons.length > 0) {
    const text = groupReasons(row.reasons, messages).map(messages.reason).join(messages.punctuation.comma);
    return row.otherProgram === null ? text : messages.otherThanIn(row.otherProgram, text, row.reasons);
  }
  const root = row.chain.at(-1);
  if (root === undefined) return messages.noInputs;
  const [step] = row.chain;
  if (row.chain.length === 2 && step?.mode === 'link' && step.importPath === root.importPath)
    return messages.becauseMain;
  return messages.because(stepName(root));
}

/** The newest trace that was compared with, of this program if possible. */
export function mainBaseline({
  baselines,
}: Pick<WhyView, 'baselines'>): WhyView['baselines'][number] | undefined {
  return baselines.find((one) => one.program === null) ?? baselines[0];
}
