import { STAGES, type StageId } from '../model/stage.ts';
import type { BuildTrace, GoVerb } from '../model/trace.ts';
import type { Milliseconds } from '../model/units.ts';
import { measure } from './spans.ts';
import type { HeaderView, RowKind, RowView, StageView } from './trace-view.ts';

/** Stages that a go command goes through. */
const STAGES_OF: Readonly<Record<GoVerb, readonly StageId[]>> = {
  run: ['load', 'compile', 'link', 'binary', 'run', 'clean'],
  build: ['load', 'compile', 'link', 'binary'],
  test: ['load', 'compile', 'vet', 'link', 'test', 'clean'],
  install: ['load', 'compile', 'link', 'install'],
  vet: ['load', 'compile', 'vet'],
  list: ['load', 'compile'],
};

export function buildStrip(trace: BuildTrace, rows: readonly RowView[], header: HeaderView): StageView[] {
  const byStage = new Map<StageId, RowView[]>(STAGES.map((stage) => [stage, []]));
  for (const row of rows) byStage.get(row.stage)?.push(row);
  return STAGES.map((id) => stageView(id, byStage.get(id) ?? [], trace, header));
}

function stageView(id: StageId, rows: readonly RowView[], trace: BuildTrace, header: HeaderView): StageView {
  const hits = rows.filter((row) => row.outcome === 'hit').length;
  const misses = rows.filter((row) => row.outcome === 'miss').length;
  const failed = rows.filter((row) => row.outcome === 'failed').length;
  const base = { id, actions: rows.length, hits, misses, failed, binary: null, absent: null };
  if (!STAGES_OF[trace.command.verb].includes(id) && rows.length === 0)
    return { ...base, state: 'absent', absent: 'verb', ms: null };
  switch (id) {
    case 'load':
      return { ...base, ...loadStage(trace, header) };
    case 'run':
      return { ...base, ...runStage(trace, header) };
    case 'binary':
    case 'install':
      return { ...base, ...binaryStage(rows, trace, header) };
    case 'clean':
      return { ...base, ...cleanStage(trace, header) };
    default:
      return { ...base, ...workStage(id, rows, header), ms: msOf(rows) };
  }
}

type Part = Partial<StageView> & Pick<StageView, 'state' | 'ms'>;

function loadStage(trace: BuildTrace, header: HeaderView): Part {
  const ready = trace.actions.reduce(
    (first, action) => (action.readyMs === null ? first : Math.min(first, action.readyMs)),
    Number.POSITIVE_INFINITY,
  );
  // An imported graph begins where loading ended.
  const ms = trace.origin === 'imported' || !Number.isFinite(ready) ? null : ready;
  if (trace.actions.length > 0) return { state: 'done', ms };
  if (header.state === 'running') return { state: 'running', ms: null };
  return {
    state: header.exitCode === 0 ? 'done' : 'failed',
    ms: header.exitCode === 0 ? null : header.wallMs,
  };
}

function runStage(trace: BuildTrace, header: HeaderView): Part {
  if (trace.exec !== null) {
    const { exec } = trace;
    const running = header.state === 'running' && exec.endMs === null;
    const failed = exec.signal !== null || (exec.exitCode ?? 0) !== 0;
    return { state: running ? 'running' : failed ? 'failed' : 'done', ms: header.execMs };
  }
  return { state: pending(header), ms: null };
}

function binaryStage(rows: readonly RowView[], trace: BuildTrace, header: HeaderView): Part {
  const kinds = new Set<RowKind>(rows.map((row) => row.kind));
  const binary = trace.binaries[0] ?? null;
  if (binary !== null) {
    const { path, sizeBytes, kind } = binary;
    return {
      state: kind === 'cached' ? 'cached' : 'done',
      ms: msOf(rows),
      binary: { path, sizeBytes, kind },
    };
  }
  if (kinds.size === 0 && header.state !== 'running' && header.exitCode === 0 && trace.exec === null)
    return { state: 'absent', absent: 'noMain', ms: null };
  return { ...workStage(rows[0]?.stage ?? 'binary', rows, header), ms: msOf(rows) };
}

function cleanStage(trace: BuildTrace, header: HeaderView): Part {
  if (header.state === 'running') return { state: 'waiting', ms: null };
  const kept =
    trace.command.argv.includes('-work') ||
    trace.binaries.some((binary) => binary.kind === 'temporary' && binary.kept);
  if (kept || header.dryRun) return { state: 'notRun', ms: null };
  return { state: trace.origin === 'imported' || header.exitCode === null ? 'unknown' : 'done', ms: null };
}

function workStage(
  id: StageId,
  rows: readonly RowView[],
  header: HeaderView,
): Part & { state: StageView['state'] } {
  if (rows.length === 0) {
    if (header.state === 'running') return { state: 'waiting', ms: null };
    if (id === 'link') return { state: 'absent', absent: 'noMain', ms: null };
    if (id === 'test' || id === 'vet') return { state: 'absent', absent: 'noTests', ms: null };
    return {
      state: header.exitCode === 0 ? 'absent' : 'notRun',
      absent: header.exitCode === 0 ? 'notBuilt' : null,
      ms: null,
    };
  }
  return { state: workState(rows, header), ms: null };
}

function workState(rows: readonly RowView[], header: HeaderView): StageView['state'] {
  const has = (of: (row: RowView) => boolean) => rows.some(of);
  if (has((row) => row.outcome === 'failed' || row.test?.status === 'fail')) return 'failed';
  if (has((row) => row.state === 'running')) return 'running';
  if (has((row) => row.outcome === 'miss')) return has((row) => row.state === 'waiting') ? 'running' : 'done';
  if (header.state === 'running') return 'waiting';
  if (rows.every((row) => row.outcome === 'hit' || row.outcome === 'notNeeded' || row.test?.cached === true))
    return 'cached';
  if (has((row) => row.outcome === 'notRun') || header.dryRun) return 'notRun';
  return rows.every((row) => row.outcome === 'unknown') ? 'unknown' : 'done';
}

/** Not begun: its turn may come, or never. */
function pending(header: HeaderView): StageView['state'] {
  return header.state === 'running' ? 'waiting' : 'notRun';
}

/** The time in which at least one of them was being worked on. */
function msOf(rows: readonly RowView[]): Milliseconds | null {
  const spans = rows.flatMap(({ startMs, endMs }) =>
    startMs === null || endMs === null ? [] : [{ startMs, endMs }],
  );
  return spans.length === 0 ? null : measure(spans);
}
