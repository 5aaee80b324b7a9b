import type { BuildTrace } from '../core/model/trace.ts';
import type { TraceView } from '../core/view/trace/trace-view.ts';
import type { GoCommandSource } from './go/go-command.ts';
import type { RunTarget } from './run-target.ts';

/** One traced go command of this window, from its start on. */
export type Run = RunningRun | EndedRun;

/** go works, or the program that it built runs. */
export interface RunningRun extends StartedCommand {
  readonly state: 'running';
  /** The newest picture; null until go has said something. */
  readonly view: TraceView | null;
}

/** The command has ended; its recorder may still look for reasons. */
export interface EndedRun extends StartedCommand {
  readonly state: 'done';
  /** null when it ended before go said anything. */
  readonly view: TraceView | null;
  readonly record: RunRecord;
}

/** Where the trace of an ended run is. */
export type RunRecord =
  /** Its recorder still works on it. */
  | { readonly kind: 'awaited' }
  | { readonly kind: 'history'; readonly id: string }
  /** The history does not keep it. */
  | { readonly kind: 'memory'; readonly trace: BuildTrace }
  /** It could not be run or recorded to its end, and why, in one sentence. */
  | { readonly kind: 'lost'; readonly fault: string };

interface StartedCommand {
  /** Unique in this window. */
  readonly id: string;
  /** As started, `go` first. */
  readonly argv: readonly string[];
  readonly directory: string;
  /** The go command that runs it, and what chose it; null until a task has called. */
  readonly go: GoUsed | null;
  /** What was traced, without what its user added; null for a task. */
  readonly target: RunTarget | null;
  /** Where the history will have it; null until its recorder has called, and when it is not kept. */
  readonly keeps: string | null;
  /** By its user, in this window. */
  readonly cancelled: boolean;
  /** As Ctrl-C in its terminal; the second time it is killed. */
  readonly cancel: () => void;
}

export interface GoUsed {
  readonly path: string;
  readonly version: string;
  readonly source: GoCommandSource;
}

/** go is at work, and no program of its own runs yet. */
export function isBuilding({ state, view }: Run): boolean {
  return state === 'running' && (view?.program ?? null) === null;
}

/** Where the history keeps its trace; null while it runs, and when it is not kept. */
export function historyIdOf(run: Run): string | null {
  return run.state === 'done' && run.record.kind === 'history' ? run.record.id : null;
}

/** Why it could not be run or recorded to its end; null when it could, or may still. */
export function faultOf(run: Run): string | null {
  return run.state === 'done' && run.record.kind === 'lost' ? run.record.fault : null;
}
