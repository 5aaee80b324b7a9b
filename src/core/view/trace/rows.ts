import { criticalPath } from '../../analysis/build/critical-path.ts';
import { type PackageNode, packageGraph } from '../../analysis/build/package-graph.ts';
import { sourceFilesOf } from '../../go/tool-command.ts';
import type { Action, BuildTrace, Outcome, TestResult } from '../../model/trace.ts';
import { groupOf, type LabelContext, rowLabel, shortener } from './labels.ts';
import { waitedMs } from './spans.ts';
import type { RowState, RowView } from './trace-view.ts';

/** One row per package variant, link, vet, test and so on, in the order of the trace. */
export function buildRows(trace: BuildTrace, running: boolean): RowView[] {
  const { nodes } = packageGraph(trace);
  const path = criticalPath(trace);
  const critical = new Set(criticalRows(trace));
  const context = labelContext(trace, nodes);
  const keys = new Map<string, number>();
  const tests = new Map(trace.tests.map((test) => [test.package, test]));
  const diagnostics = diagnosticsByPackage(trace);
  const marks = marksOf(nodes);
  const failedElsewhere = new Set(
    nodes.filter((node) => node.kind !== 'package' && node.outcome === 'failed').map((node) => node.package),
  );

  return nodes.map((node, id) => {
    const { kind, importPath, variant, module, readyMs, startMs, endMs } = node;
    const actions = node.actions.flatMap((action) => trace.actions[action] ?? []);
    const main = trace.actions[node.main];
    const mode = main?.mode ?? '';
    return {
      id,
      key: uniqueKey(`${kind}:${node.package === '' ? mode : node.package}`, keys),
      kind,
      stage: node.stage,
      importPath,
      variant,
      label: rowLabel({ kind, importPath, variant, mode, target: main?.target ?? null }, context),
      module,
      group: groupOf(importPath, module),
      outcome: node.outcome,
      state: trace.dryRun && isWork(node.outcome) ? 'planned' : stateOf(node, running),
      provisional: node.provisional,
      origin: marks.origin[id] === true,
      outputUnchanged: marks.unchanged[id] === true,
      critical: critical.has(id),
      slackMs: path.slackMs[id] ?? null,
      readyMs,
      startMs,
      endMs,
      ownMs: node.ownMs,
      cpuMs: node.cpuMs,
      waitedMs: waitedMs(actions),
      waitedFor: path.waitedFor[id] ?? null,
      deps: node.deps,
      actionID: main?.actionID ?? null,
      buildID: main?.buildID ?? null,
      commands: actions.flatMap((action) => action.commands),
      diagnostics: speaksOf(node, failedElsewhere) ? (diagnostics.get(node.package) ?? []) : [],
      directory: directoryOf(actions),
      test: kind === 'test' ? testOf(tests.get(importPath)) : null,
    };
  });
}

/** Who the rows are, without what became of each in detail. */
export function nameRows(trace: BuildTrace): readonly NamedRow[] {
  const { nodes } = packageGraph(trace);
  const context = labelContext(trace, nodes);
  return nodes.map(({ kind, importPath, variant, outcome, main }, id) => {
    const { mode = '', target = null } = trace.actions[main] ?? {};
    return {
      id,
      kind,
      importPath,
      label: rowLabel({ kind, importPath, variant, mode, target }, context),
      outcome,
    };
  });
}

export type NamedRow = Pick<RowView, 'id' | 'kind' | 'importPath' | 'label' | 'outcome'>;

function labelContext(trace: BuildTrace, nodes: readonly PackageNode[]): LabelContext {
  const links = nodes.filter((node) => node.kind === 'link');
  return {
    shorten: shortener(trace),
    mainPackages: new Set(links.map((node) => node.package)),
    soleLink: links.length === 1,
  };
}

/** Messages name a package: they belong to its link or vet when that is what failed. */
function speaksOf(node: PackageNode, failedElsewhere: ReadonlySet<string>): boolean {
  if (node.outcome === 'failed') return true;
  return node.kind === 'package' && !failedElsewhere.has(node.package);
}

/**
 * The longest chain of work. One step is no path; under `-n` go's times are of looking up, not of building.
 */
export function criticalRows(trace: BuildTrace): readonly number[] {
  if (trace.dryRun) return [];
  const { steps } = criticalPath(trace);
  return steps.filter((step) => step.ms > 0).length < 2 ? [] : steps.map((step) => step.node);
}

function stateOf(node: PackageNode, running: boolean): RowState {
  if (!running || node.endMs !== null || node.outcome === 'hit') return 'done';
  return node.startMs === null ? 'waiting' : 'running';
}

function marksOf(nodes: readonly PackageNode[]) {
  const rebuilt = nodes.map((node) => isWork(node.outcome));
  const importers = new Int32Array(nodes.length);
  const importersFromCache = new Int32Array(nodes.length);
  for (const node of nodes) {
    if (node.kind !== 'package') continue;
    for (const dep of node.deps) {
      importers[dep] = (importers[dep] ?? 0) + 1;
      if (node.outcome === 'hit') importersFromCache[dep] = (importersFromCache[dep] ?? 0) + 1;
    }
  }
  return {
    origin: nodes.map(
      (node, id) =>
        rebuilt[id] === true &&
        (node.kind === 'package' || node.kind === 'link') &&
        !node.deps.some((dep) => rebuilt[dep] === true),
    ),
    unchanged: nodes.map(
      (node, id) =>
        node.kind === 'package' &&
        node.outcome === 'miss' &&
        (importers[id] ?? 0) > 0 &&
        importers[id] === importersFromCache[id],
    ),
  };
}

/** Rebuilt, or tried. */
export function isWork(outcome: Outcome): boolean {
  return outcome === 'miss' || outcome === 'failed';
}

function diagnosticsByPackage(trace: BuildTrace): ReadonlyMap<string, readonly number[]> {
  const map = new Map<string, number[]>();
  for (const [index, { package: name }] of trace.diagnostics.entries()) {
    if (name === null) continue;
    const list = map.get(name);
    if (list === undefined) map.set(name, [index]);
    else list.push(index);
  }
  return map;
}

/** A compile command names its files in full; generated ones in go's work directory do not count. */
function directoryOf(actions: readonly Action[]): string | null {
  for (const { mode, commands } of actions) {
    if (mode !== 'build') continue;
    for (const command of commands) {
      for (const file of sourceFilesOf(command)) {
        const directory = SOURCE_FILE.exec(file)?.[1] ?? '';
        if (directory !== '' && !/\$WORK|[\\/]go-build[0-9]+[\\/]/.test(`${directory}/`)) return directory;
      }
    }
  }
  return null;
}

/** An absolute path (or one under a redacted home) of a Go file. */
const SOURCE_FILE = /^((?:[A-Za-z]:|~)?[\\/].*)[\\/][^\\/]+$/;

function testOf(result: TestResult | undefined): RowView['test'] {
  if (result === undefined) return { status: 'unknown', cached: null, elapsedMs: null, failed: [] };
  const { status, cached, elapsedMs, failed = [] } = result;
  return { status, cached, elapsedMs, failed };
}

/** go names two variants of a package alike when it does not say which test they are for. */
function uniqueKey(key: string, seen: Map<string, number>): string {
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  return count === 1 ? key : `${key}#${count}`;
}
