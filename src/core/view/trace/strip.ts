import { type StageSummary, summarizeStages } from '../../analysis/build/stages.ts';
import { isUnrecorded } from '../../analysis/build/unrecorded.ts';
import { lastElement } from '../../go/path-names.ts';
import { readTracedLine } from '../../go/recorded-line.ts';
import { STAGES, type StageId } from '../../model/stage.ts';
import type { BuildTrace } from '../../model/trace.ts';
import type { GoVerb } from '../../model/traced-verbs.ts';
import { hasFailed } from './rows.ts';
import type { HeaderView, StageView, SummaryRow } from './trace-view.ts';

/** Stages that a go command goes through. */
const STAGES_OF: Readonly<Record<GoVerb, readonly StageId[]>> = {
  run: ['load', 'compile', 'link', 'binary', 'run', 'clean'],
  build: ['load', 'compile', 'link', 'binary'],
  test: ['load', 'compile', 'vet', 'link', 'test', 'clean'],
  install: ['load', 'compile', 'link', 'install'],
  vet: ['load', 'compile', 'vet'],
  list: ['load', 'compile'],
};

export function buildStrip(trace: BuildTrace, rows: readonly SummaryRow[], header: HeaderView): StageView[] {
  const byStage = new Map<StageId, SummaryRow[]>(STAGES.map((stage) => [stage, []]));
  for (const row of rows) byStage.get(row.stage)?.push(row);
  return summarizeStages(trace).map((summary) =>
    stageView(summary, byStage.get(summary.name) ?? [], trace, header),
  );
}

function stageView(
  summary: StageSummary,
  rows: readonly SummaryRow[],
  trace: BuildTrace,
  header: HeaderView,
): StageView {
  const { name: id, actions, hits, misses, failed, notRun, ms } = summary;
  const base = { id, actions, hits, misses, failed, notRun, ms, binary: null, absent: null };
  // `go list -export` plans links and programs, and makes none.
  const isUnused = rows.every((row) => row.outcome === 'notNeeded');
  if (!STAGES_OF[trace.command.verb].includes(id) && isUnused)
    return { ...base, state: 'absent', absent: 'verb' };
  if (isUnrecorded(trace)) return { ...base, state: 'unknown' };
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
      return { ...base, ...workStage(id, rows, header) };
  }
}

type Part = Partial<StageView> & Pick<StageView, 'state'>;

function loadStage(trace: BuildTrace, header: HeaderView): Part {
  if (trace.actions.length > 0) return { state: 'done' };
  if (header.state === 'running') return { state: 'running' };
  if (header.exitCode === 0) return { state: 'done' };
  // Without its message, go may as well have refused a flag.
  return { state: trace.messagesKept === false ? 'unknown' : 'failed' };
}

function runStage({ exec }: BuildTrace, header: HeaderView): Part {
  if (exec === null) return { state: header.state === 'running' ? 'waiting' : 'notRun' };
  if (header.state === 'running' && exec.endMs === null) return { state: 'running' };
  // Its own exit code is unknown if go's last line was not read; go then fails as well.
  const exitCode = exec.exitCode ?? header.exitCode ?? 0;
  return { state: exec.signal !== null || exitCode !== 0 ? 'failed' : 'done' };
}

function binaryStage(rows: readonly SummaryRow[], trace: BuildTrace, header: HeaderView): Part {
  const [binary] = trace.binaries;
  if (rows.some(hasFailed)) return { state: 'failed' };
  if (binary === undefined) {
    // A program that runs has been written; its size is known at the end, if at all.
    if (trace.exec !== null) return { state: trace.exec.fromCache ? 'cached' : 'done' };
    const noneWanted = rows.length === 0 && header.state !== 'running' && header.exitCode === 0;
    if (noneWanted && trace.exec === null) return { state: 'absent', absent: 'noMain' };
    return workStage('binary', rows, header);
  }
  return { state: binary.kind === 'cached' ? 'cached' : 'done', binary: shownBinary(trace.binaries, binary) };
}

/** One program, or all of them together. */
function shownBinary(
  binaries: BuildTrace['binaries'],
  { path, kind, sizeBytes }: BuildTrace['binaries'][number],
): NonNullable<StageView['binary']> {
  if (binaries.length < 2) return { path, kind, sizeBytes, names: [] };
  const sizes = binaries.flatMap((one) => one.sizeBytes ?? []);
  return {
    path: commonFolder(binaries.map((one) => one.path)),
    kind,
    sizeBytes: sizes.length < binaries.length ? null : sizes.reduce((sum, size) => sum + size, 0),
    names: binaries.map((one) => lastElement(one.path)),
  };
}

/** The innermost folder that contains all these files; empty if they have none in common. */
function commonFolder(paths: readonly string[]): string {
  const [first = '', ...others] = paths;
  let end = 0;
  for (let at = first.search(/[\\/]/); at >= 0; at = nextSeparator(first, at + 1)) {
    if (!others.every((other) => other.startsWith(first.slice(0, at + 1)))) break;
    end = at;
  }
  return first.slice(0, end);
}

function nextSeparator(path: string, from: number): number {
  const at = path.slice(from).search(/[\\/]/);
  return at < 0 ? -1 : from + at;
}

function cleanStage(trace: BuildTrace, header: HeaderView): Part {
  if (header.state === 'running') return { state: 'waiting' };
  const keepsWork =
    readTracedLine(trace).work || trace.binaries.some((binary) => binary.kind === 'temporary' && binary.kept);
  if (keepsWork || header.dryRun) return { state: 'notRun' };
  return { state: trace.origin === 'imported' || header.exitCode === null ? 'unknown' : 'done' };
}

function workStage(id: StageId, rows: readonly SummaryRow[], header: HeaderView): Part {
  if (rows.length > 0) return { state: workState(rows, header) };
  if (header.state === 'running') return { state: 'waiting' };
  if (header.exitCode !== 0 && header.exitCode !== null) return { state: 'notRun' };
  if (id === 'link') return { state: 'absent', absent: 'noMain' };
  return { state: 'absent', absent: id === 'test' || id === 'vet' ? 'noTests' : 'notBuilt' };
}

function workState(rows: readonly SummaryRow[], header: HeaderView): StageView['state'] {
  const has = (of: (row: SummaryRow) => boolean) => rows.some(of);
  if (header.dryRun) return 'notRun';
  if (has((row) => hasFailed(row) || row.test?.status === 'fail')) return 'failed';
  if (has((row) => row.state === 'running')) return 'running';
  if (has((row) => row.outcome === 'miss')) return has((row) => row.state === 'waiting') ? 'running' : 'done';
  if (rows.every((row) => row.outcome === 'hit' || row.outcome === 'notNeeded' || row.test?.cached === true))
    return 'cached';
  if (header.state === 'running') return 'waiting';
  if (has((row) => row.outcome === 'notRun') && !has((row) => row.outcome === 'hit')) return 'notRun';
  return rows.every((row) => row.outcome === 'unknown') ? 'unknown' : 'done';
}
