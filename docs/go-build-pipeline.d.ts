import type { Event } from 'vscode';

/**
 * The type of `vscode.extensions.getExtension('go-build-pipeline.go-build-pipeline').exports`. Copy this file; it
 * needs only the types of VS Code. Members may be added; existing ones stay as long as `version` does.
 */
export interface PipelineApi {
  readonly version: 1;
  /**
   * Traces a go command in a terminal of its own, like the commands of the palette. Resolves to its run as soon as
   * it has started, or to null if it was not started (no go command, untrusted folder, canceled by the user).
   */
  readonly trace: (options: TraceOptions) => Promise<PipelineRun | null>;
  /** Fires when a traced command of this window starts, updates or ends. */
  readonly onDidChangeRun: Event<PipelineRun>;
  /** The newest traced command of this window. */
  readonly lastRun: () => PipelineRun | null;
  /**
   * The newest trace of this workspace, whoever recorded it; null if there is none, or if its command is still
   * running. Secrets, the home directory and program arguments are redacted, as in exported files.
   */
  readonly lastTrace: () => Promise<BuildTrace | null>;
}

export interface TraceOptions {
  readonly verb: 'run' | 'build' | 'test' | 'install' | 'vet';
  /** The arguments after it: flags, packages, arguments of the program. */
  readonly args?: readonly string[];
  /** Absolute, in the workspace. Defaults to the first workspace folder. */
  readonly directory?: string;
}

export interface PipelineRun {
  /** Unique in this window. */
  readonly id: string;
  /** `go` first. */
  readonly argv: readonly string[];
  readonly directory: string;
  readonly state: 'running' | 'done';
  /** null while it runs, and if a signal ended it. */
  readonly exitCode: number | null;
  /** Number of packages; while it runs, those known so far. */
  readonly rebuilt: number;
  readonly fromCache: number;
}

/** The main parts of a trace; docs/trace-format.md describes all of it. */
export interface BuildTrace {
  readonly schemaVersion: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly command: {
    readonly argv: readonly string[];
    readonly verb: string;
    readonly directory: string;
  };
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly wallMs: number;
  readonly interrupted: boolean;
  readonly actions: readonly {
    readonly id: number;
    /** go's own word: `build`, `link`, `vet`, … */
    readonly mode: string;
    readonly package: string;
    readonly deps: readonly number[];
    readonly outcome: 'miss' | 'hit' | 'failed' | 'notRun' | 'notNeeded' | 'unknown';
    /** Relative to `startedAt`; null if go did not report it. */
    readonly startMs: number | null;
    readonly endMs: number | null;
  }[];
  readonly diagnostics: readonly {
    readonly package: string | null;
    readonly file: string | null;
    readonly line: number | null;
    readonly column: number | null;
    readonly message: string;
  }[];
}
