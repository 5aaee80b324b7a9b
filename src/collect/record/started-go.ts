import type { Writable } from 'node:stream';
import type { GoCommandLine } from '../../core/go/command-line.ts';
import type { FoundGo, GoCommand } from '../../core/go/go-command.ts';
import type { Note } from '../../core/model/notes.ts';
import type { GoVerb } from '../../core/model/traced-verbs.ts';
import type { Milliseconds } from '../../core/model/units.ts';
import type { Progress, RunningCommand } from '../../core/trace/progress.ts';
import type { GoProcess, SignalHandling } from './go-process.ts';
import type { HeldOutput } from './held-output.ts';

export interface RecordOptions {
  /** As typed, `go` first. */
  readonly argv: readonly string[];
  /** The go command to start, if it is not the first argument. */
  readonly goPath?: string | undefined;
  /** The result of `readGoCommand` for this argv, if known already. */
  readonly found?: GoCommand;
  readonly cwd: string;
  /** Passed on unchanged. */
  readonly env: NodeJS.ProcessEnv;
  /**
   * go writes directly to our stderr, so that it and its program have the terminal. Its messages are not read, and
   * `-x` is not added.
   */
  readonly inheritStderr?: boolean;
  /**
   * Whether somebody follows the build while go works. Only counts with `inheritStderr`, where it adds `-debug-trace`,
   * which slows go down.
   */
  readonly wantSpans?: boolean;
  /** Adds `-debug-trace`: the phases of loading, at a cost. */
  readonly deep: boolean;
  readonly recorderVersion: string;
  /** Default: the process's own streams, which the command inherits where possible. */
  readonly stdout?: Writable;
  readonly stderr?: Writable;
  /** Where pipes are kept for the next command. Default: each command makes its own. */
  readonly pipeFolder?: string;
  /** Whether we share a terminal with the command. */
  readonly terminal: boolean;
  readonly signals: SignalHandling;
  readonly onProgress?: (progress: Progress) => void;
  /** Called before bytes of the command are written, so that a status line can be removed. */
  readonly onOutput?: (bytes: Uint8Array, stream: 'stdout' | 'stderr') => void;
  readonly wantPlan?: boolean;
  readonly signal?: AbortSignal;
  /** Called when the command has started; provides ways to end it besides the terminal. */
  readonly onStart?: (running: RunningCommand) => void;
}

/** The decisions made before go starts. */
export interface RecordingSetup {
  readonly go: FoundGo;
  readonly line: GoCommandLine;
  readonly verb: GoVerb;
  /** Where go works, after `-C`. */
  readonly directory: string;
  /** The directory for our own files; null if there is no space for it, or no need. */
  readonly tempDir: string | null;
  /** What to note if a directory was needed, and there is none. */
  readonly tempDirNote: Note | null;
  /** Whether we added `-x`. */
  readonly addsX: boolean;
  readonly graphPath: string | null;
  /** The fingerprint of the file at `graphPath` before go started. */
  readonly graphBefore: string;
  /** Where go writes `-debug-trace`, if we asked for it. */
  readonly ownTrace: string | null;
  /** Whether its lines are read while go works, in place of the `-x` lines. */
  readonly followsSpans: boolean;
  readonly readsStderr: boolean;
  readonly readsStdout: boolean;
  /** Whether stdout has results that are not read, so that its lines keep their place among those of stderr. */
  readonly leavesStdout: boolean;
  /** Whether go's stdout and stderr share one pipe, because ours end in the same file. */
  readonly joinsOutput: boolean;
}

export interface GoEnd {
  readonly exitCode: number | null;
  readonly signal: string | null;
}

/** A running go command. */
export interface StartedGo {
  readonly process: GoProcess;
  readonly exited: Promise<GoEnd>;
  readonly startedAtEpochMs: number;
  /** The time since go's start. */
  readonly now: () => Milliseconds;
  /** null if go writes directly to our own stderr. */
  readonly stderr: HeldOutput | null;
  /** null if go writes directly to our own stdout. */
  readonly stdout: HeldOutput | null;
}
