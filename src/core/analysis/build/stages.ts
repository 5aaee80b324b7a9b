import { STAGES, type StageId } from '../../model/stage.ts';
import type { BuildTrace } from '../../model/trace.ts';
import type { Milliseconds } from '../../model/units.ts';
import { packageGraph } from './package-graph.ts';
import { type Span, unionLength } from './union-length.ts';
import { isUnrecorded } from './unrecorded.ts';

export interface StageSummary {
  readonly name: StageId;
  /**
   * The number of go's actions in it. Zero for load, which has none, and for stages that the command does not
   * have.
   */
  readonly actions: number;
  /** Packages, links, vets or tests, without cgo's parts. */
  readonly hits: number;
  readonly misses: number;
  readonly failed: number;
  readonly notRun: number;
  readonly notNeeded: number;
  readonly unknown: number;
  readonly startMs: Milliseconds | null;
  readonly endMs: Milliseconds | null;
  /**
   * How long at least one of its actions ran, without the gaps between them: the link of one program can be over
   * long before that of another begins. Stages overlap. Null if not known.
   */
  readonly ms: Milliseconds | null;
}

type Draft = { -readonly [Key in keyof StageSummary]: StageSummary[Key] } & { spans: Span[] };

/** All stages in pipeline order, including those without an action. */
export function summarizeStages(trace: BuildTrace): readonly StageSummary[] {
  const drafts = new Map<StageId, Draft>(STAGES.map((name) => [name, emptyStage(name)]));
  for (const action of trace.actions) {
    const draft = drafts.get(action.stage);
    if (draft === undefined) continue;
    draft.actions += 1;
    spread(draft, action.startMs, action.endMs);
  }
  for (const node of packageGraph(trace).nodes) {
    const draft = drafts.get(node.stage);
    if (draft !== undefined) draft[COUNTER[node.outcome]] += 1;
  }
  const load = drafts.get('load');
  if (load !== undefined) spread(load, ...loadSpan(trace));
  const run = drafts.get('run');
  if (run !== undefined && trace.exec !== null) {
    run.startMs = trace.exec.startMs;
    run.endMs = trace.exec.endMs;
    run.spans = [];
    addSpan(run, run.startMs, run.endMs);
  }
  return [...drafts.values()].map(({ spans, ...draft }) => ({ ...draft, ms: busyMs(spans) }));
}

const COUNTER = {
  hit: 'hits',
  miss: 'misses',
  failed: 'failed',
  notRun: 'notRun',
  notNeeded: 'notNeeded',
  unknown: 'unknown',
} as const;

function emptyStage(name: StageId): Draft {
  return {
    name,
    actions: 0,
    hits: 0,
    misses: 0,
    failed: 0,
    notRun: 0,
    notNeeded: 0,
    unknown: 0,
    startMs: null,
    endMs: null,
    ms: null,
    spans: [],
  };
}

function spread(draft: Draft, startMs: Milliseconds | null, endMs: Milliseconds | null): void {
  if (startMs !== null) draft.startMs = Math.min(draft.startMs ?? startMs, startMs);
  if (endMs !== null) draft.endMs = Math.max(draft.endMs ?? endMs, endMs);
  addSpan(draft, startMs, endMs);
}

function addSpan(draft: Draft, startMs: Milliseconds | null, endMs: Milliseconds | null): void {
  if (startMs !== null && endMs !== null) draft.spans.push({ startMs, endMs });
}

/** Null if there are none. */
function busyMs(spans: readonly Span[]): Milliseconds | null {
  return spans.length === 0 ? null : unionLength(spans.toSorted((a, b) => a.startMs - b.startMs));
}

/**
 * go loads packages before its first action is ready. An imported graph begins there, so the time is not known.
 */
function loadSpan(trace: BuildTrace): readonly [Milliseconds | null, Milliseconds | null] {
  if (trace.origin === 'imported' || isUnrecorded(trace)) return [null, null];
  let first: Milliseconds | null = null;
  for (const { readyMs, startMs } of trace.actions) {
    const at = readyMs ?? startMs;
    if (at !== null && (first === null || at < first)) first = at;
  }
  if (first !== null) return [0, Math.max(0, first)];
  // Loading failed or found nothing to do, so it took the whole time.
  return trace.actions.length === 0 && !isRunning(trace) ? [0, trace.wallMs] : [null, null];
}

function isRunning(trace: BuildTrace): boolean {
  return trace.exitCode === null && trace.signal === null;
}
