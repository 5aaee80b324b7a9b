import { criticalPath, slackAndWaits } from '../../analysis/build/critical-path.ts';
import { type PackageNode, packageGraph } from '../../analysis/build/package-graph.ts';
import { vetFindings } from '../../analysis/build/vet-findings.ts';
import { sourceFilesOf } from '../../go/tool-command.ts';
import type { Action, BuildTrace, Outcome, TestResult } from '../../model/trace.ts';
import { distinctNames, groupOf, type LabelContext, rowLabel, shortener } from './labels.ts';
import { waitedMs } from './spans.ts';
import type { RowState, RowView, SummaryRow } from './trace-view.ts';

/** One row per package variant, link, vet, test and so on, in the order of the trace. */
export function buildRows(trace: BuildTrace, running: boolean): RowView[] {
  const { nodes } = packageGraph(trace);
  const { slackMs, waitedFor } = slackAndWaits(trace);
  const critical = new Set(criticalRows(trace));
  const keys = new Map<string, number>();
  const unchanged = unchangedOutputs(nodes);

  return summarizeRows(trace, running).map((row, id) => {
    const node = nodes[id];
    const main = trace.actions[node?.main ?? -1];
    const name = node === undefined || node.package === '' ? (main?.mode ?? '') : node.package;
    const actions = actionsOf(node, trace);
    // Field by field, because spreading the row costs several times as much.
    return {
      id,
      key: uniqueKey(`${row.kind}:${name}`, keys),
      kind: row.kind,
      stage: row.stage,
      importPath: row.importPath,
      variant: row.variant,
      label: row.label,
      module: row.module,
      group: groupOf(row.importPath, row.module),
      outcome: row.outcome,
      state: row.state,
      provisional: node?.provisional === true,
      origin: row.origin,
      outputUnchanged: unchanged[id] === true,
      critical: critical.has(id),
      slackMs: slackMs[id] ?? null,
      readyMs: node?.readyMs ?? null,
      startMs: row.startMs,
      endMs: row.endMs,
      ownMs: row.ownMs,
      cpuMs: node?.cpuMs ?? 0,
      waitedMs: waitedMs(actions),
      waitedFor: waitedFor[id] ?? null,
      deps: node?.deps ?? [],
      actionID: main?.actionID ?? null,
      buildID: main?.buildID ?? null,
      commands: commandsOf(actions),
      diagnostics: row.diagnostics,
      directory: directoryOf(actions),
      test: row.test,
    };
  });
}

/** The same rows, with only what a summary needs. */
export function summarizeRows(trace: BuildTrace, running: boolean): readonly SummaryRow[] {
  const { nodes } = packageGraph(trace);
  const context = labelContext(trace, nodes);
  const tests = new Map(trace.tests.map((test) => [test.package, test]));
  const diagnostics = diagnosticsByPackage(trace);
  const findings = vetFindings(trace);
  const failedElsewhere = new Set(
    nodes.filter((node) => node.kind !== 'package' && node.outcome === 'failed').map((node) => node.package),
  );
  return nodes.map((node, id) => {
    const { kind, importPath, variant, outcome } = node;
    const main = trace.actions[node.main];
    return {
      id,
      kind,
      stage: node.stage,
      importPath,
      variant,
      label: rowLabel(
        { kind, importPath, variant, mode: main?.mode ?? '', target: main?.target ?? null },
        context,
      ),
      module: node.module,
      outcome,
      state: trace.dryRun && isWork(outcome) ? 'planned' : stateOf(node, running),
      origin: isOrigin(node, nodes),
      startMs: node.startMs,
      endMs: node.endMs,
      ownMs: node.ownMs,
      diagnostics:
        findings.get(node.main) ??
        (speaksOf(node, failedElsewhere) ? (diagnostics.get(node.package) ?? NONE) : NONE),
      test: kind === 'test' ? testOf(tests.get(importPath), trace) : null,
    };
  });
}

const NONE: readonly never[] = [];

function actionsOf(node: PackageNode | undefined, trace: BuildTrace): readonly Action[] {
  const actions: Action[] = [];
  for (const id of node?.actions ?? NONE) {
    const action = trace.actions[id];
    if (action !== undefined) actions.push(action);
  }
  return actions;
}

function commandsOf(actions: readonly Action[]): readonly string[] {
  const worked = actions.filter(({ commands }) => commands.length > 0);
  const [first] = worked;
  if (first === undefined) return NONE;
  return worked.length === 1 ? first.commands : worked.flatMap(({ commands }) => commands);
}

/** The identity of the rows, without detailed outcomes. */
export function nameRows(trace: BuildTrace): readonly NamedRow[] {
  const { nodes } = packageGraph(trace);
  const context = labelContext(trace, nodes);
  return nodes.map(({ kind, importPath, variant, outcome, main }, id) => {
    const { mode = '', target = null } = trace.actions[main] ?? {};
    return {
      id,
      kind,
      importPath,
      variant,
      label: rowLabel({ kind, importPath, variant, mode, target }, context),
      outcome,
    };
  });
}

export type NamedRow = Pick<RowView, 'id' | 'kind' | 'importPath' | 'variant' | 'label' | 'outcome'>;

function labelContext(trace: BuildTrace, nodes: readonly PackageNode[]): LabelContext {
  const links = nodes.filter((node) => node.kind === 'link');
  const shorten = shortener(trace);
  const paths = [...new Set(links.map((node) => node.importPath))];
  return {
    shorten,
    programName: distinctNames(paths, shorten),
    mainPackages: new Set(links.map((node) => node.package)),
    soleLink: links.length === 1,
  };
}

/** Messages name a package: they belong to its link or vet if that is what failed. */
function speaksOf(node: PackageNode, failedElsewhere: ReadonlySet<string>): boolean {
  if (node.outcome === 'failed') return true;
  return node.kind === 'package' && !failedElsewhere.has(node.package);
}

/**
 * The longest chain of work. One step is not a path; with `-n` go's times are for lookups, not for building.
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

/** Where work began: rows that were built and depend on nothing that was. */
function isOrigin({ kind, outcome, deps }: PackageNode, nodes: readonly PackageNode[]): boolean {
  if (!isWork(outcome) || (kind !== 'package' && kind !== 'link')) return false;
  return !deps.some((dep) => isWork(nodes[dep]?.outcome ?? 'unknown'));
}

/** Per node: compiled again, although everything that imports it came from the cache. */
function unchangedOutputs(nodes: readonly PackageNode[]): readonly boolean[] {
  const isCompiled = ({ kind, outcome }: PackageNode) => kind === 'package' && outcome === 'miss';
  if (!nodes.some(isCompiled)) return [];
  const importers = new Int32Array(nodes.length);
  const importersFromCache = new Int32Array(nodes.length);
  for (const node of nodes) {
    if (node.kind !== 'package') continue;
    for (const dep of node.deps) {
      importers[dep] = (importers[dep] ?? 0) + 1;
      if (node.outcome === 'hit') importersFromCache[dep] = (importersFromCache[dep] ?? 0) + 1;
    }
  }
  return nodes.map(
    (node, id) => isCompiled(node) && (importers[id] ?? 0) > 0 && importers[id] === importersFromCache[id],
  );
}

/** It failed now, or vet's findings of an earlier command came from the cache. */
export function hasFailed({ kind, outcome, diagnostics }: FailedRow): boolean {
  return outcome === 'failed' || (kind === 'vet' && outcome === 'hit' && diagnostics.length > 0);
}

type FailedRow = Pick<SummaryRow, 'kind' | 'outcome' | 'diagnostics'>;

/** Rebuilt or tried. */
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

/** A compile command contains full file names; generated files in go's work directory are ignored. */
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

/** An absolute path (or one below a redacted home) of a Go file. */
const SOURCE_FILE = /^((?:[A-Za-z]:|~)?[\\/].*)[\\/][^\\/]+$/;

function testOf(result: TestResult | undefined, trace: BuildTrace): RowView['test'] {
  if (result === undefined)
    return { status: 'unknown', cached: null, elapsedMs: null, failed: [], failures: [] };
  const { status, cached, elapsedMs, failed = [], failures = [] } = result;
  return {
    status,
    cached,
    elapsedMs,
    failed,
    failures: failures.map(({ name, elapsedMs: ms, output, file, line }) => ({
      name,
      elapsedMs: ms,
      output,
      place: file === null ? null : { file: inPackage(file, result.package, trace), line },
    })),
  };
}

/** Tests print only the name of a file; panics print the whole path. */
function inPackage(file: string, importPath: string, { module }: BuildTrace): string {
  if (/[\\/]/.test(file)) return file;
  const holder = module.modules
    .filter(({ path, directory }) => directory !== null && `${importPath}/`.startsWith(`${path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0];
  if (holder === undefined) return file;
  const separator = holder.directory?.includes('\\') ? '\\' : '/';
  const below = importPath.slice(holder.path.length).split('/').filter(Boolean);
  return [holder.directory, ...below, file].join(separator);
}

/** go gives two variants of a package the same name if it does not say which test they are for. */
function uniqueKey(key: string, seen: Map<string, number>): string {
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  return count === 1 ? key : `${key}#${count}`;
}
