import type { Action, BuildTrace, Outcome, TestResult } from '../model/trace.ts';
import type { Milliseconds } from '../model/units.ts';
import { groupOf, rowLabel, shortener, splitVariant } from './labels.ts';
import type { RowUnit } from './row-units.ts';
import { type Span, waitedMs, workSpans } from './spans.ts';
import type { RowState, RowView } from './trace-view.ts';

/** What the times of all rows together say of one: filled in by the analyses. */
export interface PathFacts {
  readonly critical: ReadonlySet<number>;
  readonly slackMs: readonly (Milliseconds | null)[];
}

export function buildRows(
  trace: BuildTrace,
  units: readonly RowUnit[],
  spans: readonly (readonly Span[])[],
  facts: PathFacts,
  running: boolean,
): RowView[] {
  const context = {
    shorten: shortener(trace),
    mainPackages: new Set(units.filter((unit) => unit.kind === 'link').map((unit) => unit.main.package)),
    soleLink: units.filter((unit) => unit.kind === 'link').length === 1,
  };
  const keys = new Map<string, number>();
  const tests = new Map(trace.tests.map((test) => [test.package, test]));
  const diagnostics = diagnosticsByPackage(trace);
  const marks = marksOf(units);

  return units.map((unit, id) => {
    const { main, actions, kind } = unit;
    const { importPath, variant } = splitVariant(main.package);
    const times = timesOf(actions);
    const outcome = outcomeOf(unit);
    return {
      id,
      key: uniqueKey(`${kind}:${main.package === '' ? main.mode : main.package}`, keys),
      kind,
      stage: main.stage,
      importPath,
      variant,
      label: rowLabel(kind, main, importPath, variant, context),
      module: main.module,
      group: groupOf(importPath, main.module),
      outcome,
      state: stateOf(running, main, times.startMs),
      provisional: actions.some((action) => action.provisional === true),
      origin: marks.origin[id] === true,
      outputUnchanged: marks.unchanged[id] === true,
      critical: facts.critical.has(id),
      slackMs: facts.slackMs[id] ?? null,
      ...times,
      ownMs: sum(spans[id] ?? [], (span) => span.endMs - span.startMs),
      cpuMs: sum(actions, (action) => (action.userMs ?? 0) + (action.sysMs ?? 0)),
      waitedMs: waitedMs(actions, spans[id] ?? []),
      waitedFor: latest(unit.deps, units),
      deps: unit.deps,
      actionID: main.actionID ?? null,
      buildID: main.buildID ?? null,
      commands: actions.flatMap((action) => action.commands),
      diagnostics: kind === 'package' ? (diagnostics.get(main.package) ?? []) : [],
      directory: directoryOf(actions),
      test: kind === 'test' ? testOf(tests.get(importPath)) : null,
    };
  });
}

export function spansOf(units: readonly RowUnit[]): (readonly Span[])[] {
  return units.map((unit) => workSpans(unit.actions));
}

/** A helper that failed (cgo, the C compiler) fails its package. */
function outcomeOf(unit: RowUnit): Outcome {
  if (unit.actions.some((action) => action.outcome === 'failed')) return 'failed';
  return unit.main.outcome;
}

function stateOf(running: boolean, main: Action, startMs: Milliseconds | null): RowState {
  if (!running || main.endMs !== null) return 'done';
  return startMs === null ? 'waiting' : 'running';
}

function timesOf(actions: readonly Action[]) {
  let readyMs: Milliseconds | null = null;
  let startMs: Milliseconds | null = null;
  let endMs: Milliseconds | null = null;
  for (const action of actions) {
    if (action.readyMs !== null && (readyMs === null || action.readyMs < readyMs)) readyMs = action.readyMs;
    if (action.startMs !== null && (startMs === null || action.startMs < startMs)) startMs = action.startMs;
    if (action.endMs !== null && (endMs === null || action.endMs > endMs)) endMs = action.endMs;
  }
  return { readyMs, startMs, endMs };
}

/** The dependency that was done last. */
function latest(deps: readonly number[], units: readonly RowUnit[]): number | null {
  let found: number | null = null;
  let at = Number.NEGATIVE_INFINITY;
  for (const dep of deps) {
    const endMs = units[dep]?.main.endMs ?? null;
    if (endMs === null || endMs <= at) continue;
    at = endMs;
    found = dep;
  }
  return found;
}

function marksOf(units: readonly RowUnit[]) {
  const rebuilt = units.map((unit) => isWork(outcomeOf(unit)));
  const importers = new Int32Array(units.length);
  const importersFromCache = new Int32Array(units.length);
  for (const [id, unit] of units.entries()) {
    if (unit.kind !== 'package') continue;
    for (const dep of unit.deps) {
      importers[dep] = (importers[dep] ?? 0) + 1;
      if (unit.main.outcome === 'hit' && rebuilt[id] !== true)
        importersFromCache[dep] = (importersFromCache[dep] ?? 0) + 1;
    }
  }
  return {
    origin: units.map(
      (unit, id) =>
        rebuilt[id] === true &&
        (unit.kind === 'package' || unit.kind === 'link') &&
        !unit.deps.some((dep) => rebuilt[dep] === true),
    ),
    unchanged: units.map(
      (unit, id) =>
        unit.kind === 'package' &&
        unit.main.outcome === 'miss' &&
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
      const packAt = command.indexOf(' -pack ');
      if (packAt < 0) continue;
      for (const match of command.slice(packAt).matchAll(SOURCE_FILE)) {
        const directory = match[1] ?? match[2] ?? '';
        if (!/\$WORK|[\\/]go-build[0-9]+[\\/]/.test(directory)) return directory;
      }
    }
  }
  return null;
}

/** An absolute path (or one under a redacted home) of a Go file, quoted by go when it holds a space. */
const SOURCE_FILE =
  / (?:"((?:[A-Za-z]:|~)?[\\/][^"]*)[\\/][^"\\/]+\.go"|((?:[A-Za-z]:|~)?[\\/]\S*)[\\/][^\s\\/]+\.go)(?= |$)/g;

function testOf(result: TestResult | undefined): RowView['test'] {
  if (result === undefined) return { status: 'unknown', cached: null, elapsedMs: null };
  return { status: result.status, cached: result.cached, elapsedMs: result.elapsedMs };
}

/** go names two variants of a package alike when it does not say which test they are for. */
function uniqueKey(key: string, seen: Map<string, number>): string {
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  return count === 1 ? key : `${key}#${count}`;
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  let total = 0;
  for (const value of values) total += of(value);
  return total;
}
