import { packageGraph } from '../analysis/package-graph.ts';
import type { BaselineRef, Explanation } from '../analysis/why-rebuilt.ts';
import type { Reason } from '../model/reasons.ts';
import type { BuildTrace } from '../model/trace.ts';
import type { Milliseconds } from '../model/units.ts';
import type { WhyCounts, WhyWords } from '../words/why.ts';

/** Why packages were rebuilt, by rows of the view. */
export interface WhyView {
  readonly counts: WhyCounts;
  /** What cost most first. */
  readonly causes: readonly WhyCauseView[];
  /** By row id. */
  readonly rows: Readonly<Record<string, WhyRowView>>;
  readonly baselines: readonly BaselineRef[];
  readonly compared: number;
  readonly explained: number;
  readonly firstSeen: number;
  readonly builtSince: boolean;
}

export interface WhyCauseView {
  /** null: of the whole build. */
  readonly importPath: string | null;
  readonly reasons: readonly Reason[];
  readonly roots: readonly number[];
  readonly cascade: readonly number[];
  /** Roots and cascade. */
  readonly rebuiltPackages: number;
  readonly links: number;
  readonly workMs: Milliseconds;
  /** Only where it is one package: its importers were not touched. */
  readonly outputUnchanged: boolean;
}

export interface WhyRowView {
  readonly reasons: readonly Reason[];
  readonly causes: readonly number[];
  /** Import paths, this one first, the root last. */
  readonly chain: readonly string[];
  readonly imports: readonly {
    readonly importPath: string;
    readonly old: string | null;
    readonly new: string | null;
  }[];
  readonly baseline: number | null;
  readonly outputUnchanged: boolean;
}

export function buildWhy(trace: BuildTrace, explanation: Explanation): WhyView {
  const rowOf = new Map<number, number>();
  packageGraph(trace).nodes.forEach((node, row) => {
    for (const action of node.actions) rowOf.set(action, row);
  });
  const rebuilt = explanation.nodes.filter((node) => node.rebuilt);
  const rowsOf = (nodes: readonly number[]): readonly number[] =>
    unique(nodes.flatMap((index) => rowOf.get(explanation.nodes[index]?.action ?? -1) ?? []));
  const rows: Record<string, WhyRowView> = {};
  for (const node of rebuilt) {
    const row = rowOf.get(node.action);
    if (row === undefined) continue;
    const { reasons, causes, baseline } = node;
    // A program is called as its main package: the link is told apart.
    const chain = node.chain.map((name, at) => (at === 0 && node.mode === 'link' ? `link ${name}` : name));
    const imports = node.imports.map(({ importPath, old, new: now }) => ({ importPath, old, new: now }));
    rows[row] = { reasons, causes, chain, imports, baseline, outputUnchanged: node.outputUnchanged === true };
  }
  const packages = rebuilt.filter((node) => node.mode === 'build');
  const told = explanation.causes.filter((cause) => cause.reasons.some((one) => one.id !== 'firstSeen'));
  return {
    counts: {
      rebuilt: packages.length,
      total: trace.actions.filter((action) => action.mode === 'build' && action.actionID !== undefined)
        .length,
      linked: rebuilt.length - packages.length,
      roots: told.filter((cause) => cause.importPath !== null).length,
      wide: told.filter((cause) => cause.importPath === null).length,
      because: packages.filter((node) => node.reasons.length === 0).length,
    },
    causes: explanation.causes.map((cause) => ({
      importPath: cause.importPath,
      reasons: cause.reasons,
      roots: rowsOf(cause.roots),
      cascade: rowsOf(cause.cascade),
      rebuiltPackages: cause.rebuiltPackages,
      links: cause.links,
      workMs: cause.workMs,
      outputUnchanged:
        cause.cascade.length === 0 &&
        cause.roots.some((index) => explanation.nodes[index]?.outputUnchanged === true),
    })),
    rows,
    baselines: explanation.baselines,
    compared: explanation.withBaseline,
    explained: explanation.explained,
    firstSeen: explanation.firstSeen,
    builtSince: explanation.builtSince,
  };
}

function unique(rows: readonly number[]): readonly number[] {
  return [...new Set(rows)];
}

/** `31 rebuilt…` in one sentence; null when there is nothing to say beyond "from the cache". */
export function whyTotal(why: WhyView, words: WhyWords): string | null {
  if (why.counts.rebuilt + why.counts.linked === 0) return null;
  // Without inputs nobody can say that these packages were never traced before.
  if (why.compared === 0) return why.firstSeen > 0 ? words.nothingToCompare : words.noInputs;
  return words.total(why.counts);
}

/** What a cause brought about: `→ 30 packages and the link`; empty when it stayed alone. */
export function causeEffect(cause: WhyCauseView, words: WhyWords): string {
  if (cause.outputUnchanged) return words.outputUnchanged;
  const alone = cause.importPath === null ? 0 : 1;
  return words.effect(Math.max(cause.rebuiltPackages - alone, 0), cause.links);
}

/** The cause in words: `edited uri.go, zz.go added`. */
export function causeText(cause: WhyCauseView, words: WhyWords): string {
  const most = 4;
  const told = cause.reasons.slice(0, most).map(words.reason);
  const rest = cause.reasons.length - told.length;
  return `${told.join(', ')}${rest > 0 ? ` ${words.more(rest)}` : ''}`;
}

/** Why one row was rebuilt, in a sentence. */
export function rowWhy(row: WhyRowView, words: WhyWords): string {
  if (row.reasons.length > 0) return row.reasons.map(words.reason).join(', ');
  const root = row.chain.at(-1);
  if (row.chain.length === 2 && row.chain[0] === `link ${root}`) return words.becauseMain;
  return root === undefined ? words.noInputs : words.because(root);
}
