import type { BuildTrace } from '../core/model/trace.ts';
import type { TraceView } from '../core/view/trace/trace-view.ts';
import type { GoCommandSource } from './go/go-command.ts';
import type { RunTarget } from './run-target.ts';

/** One traced go command of this window, from its start on. */
export type Run = RunningRun | EndedRun;

/** go, or the program that it built, is running. */
export interface RunningRun extends StartedCommand {
  readonly state: 'running';
  /** The newest picture; null until go has reported something. */
  readonly view: TraceView | null;
}

/** The command has ended; its recorder may still look for reasons. */
export interface EndedRun extends StartedCommand {
  readonly state: 'done';
  /** null if it ended before go reported anything. */
  readonly view: TraceView | null;
  readonly record: RunRecord;
}

/** Where the trace of an ended run is. */
export type RunRecord =
  /** Its recorder is still working on it. */
  | { readonly kind: 'awaited' }
  | { readonly kind: 'history'; readonly id: string }
  /** It is not saved in the history. */
  | { readonly kind: 'memory'; readonly trace: BuildTrace }
  /** It could not be run or fully recorded; the reason as one sentence. */
  | { readonly kind: 'lost'; readonly fault: string };

interface StartedCommand {
  /** Unique in this window. */
  readonly id: string;
  /** As started, `go` first. */
  readonly argv: readonly string[];
  readonly directory: string;
  /** The go command that runs it, and how it was chosen; null until a task has connected. */
  readonly go: GoUsed | null;
  /** What was traced, without the user's additions; null for a task. */
  readonly target: RunTarget | null;
  /** Its future ID in the history; null until its recorder has connected, and if it is not saved. */
  readonly recordedId: string | null;
  /** Whether its user canceled it in this window. */
  readonly cancelled: boolean;
  /** Like Ctrl-C in its terminal; the second call kills it. */
  readonly cancel: () => void;
}

export interface GoUsed {
  readonly path: string;
  readonly version: string;
  readonly source: GoCommandSource;
}

/** go is working, and its program has not started yet. */
export function isBuilding({ state, view }: Run): boolean {
  return state === 'running' && (view?.program ?? null) === null;
}

/** The ID of its trace in the history; null while it runs, and if it is not saved. */
export function historyIdOf(run: Run): string | null {
  return run.state === 'done' && run.record.kind === 'history' ? run.record.id : null;
}

/** Why it could not be run or fully recorded; null if it could, or is still running. */
export function faultOf(run: Run): string | null {
  return run.state === 'done' && run.record.kind === 'lost' ? run.record.fault : null;
}
