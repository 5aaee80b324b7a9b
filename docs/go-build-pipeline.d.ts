import type { Event } from 'vscode';

/**
 * What `vscode.extensions.getExtension('go-build-pipeline.go-build-pipeline').exports` is. Copy this file; it
 * needs nothing but the types of VS Code. New members may come, these stay as long as `version` does.
 */
export interface PipelineApi {
  readonly version: 1;
  /**
   * Traces a go command in a terminal of its own, as the commands of the palette do. Gives its run as soon as
   * it was started, or null when it was not (no go command, not trusted, somebody declined).
   */
  readonly trace: (options: TraceOptions) => Promise<PipelineRun | null>;
  /** A traced command of this window was started, has news, or ended. */
  readonly onDidChangeRun: Event<PipelineRun>;
  /** The newest traced command of this window. */
  readonly lastRun: () => PipelineRun | null;
  /**
   * The newest trace of this workspace, by whomever it was recorded; null when there is none, or when its
   * command still runs. Secrets, the home directory and program arguments are redacted, as in exported files.
   */
  readonly lastTrace: () => Promise<BuildTrace | null>;
}

export interface TraceOptions {
  readonly verb: 'run' | 'build' | 'test' | 'install' | 'vet';
  /** What follows it, one word each: flags, packages, arguments of the program. */
  readonly args?: readonly string[];
  /** Absolute, in the workspace; the first workspace folder when it is left out. */
  readonly directory?: string;
}

export interface PipelineRun {
  /** Unique in this window. */
  readonly id: string;
  /** `go` first. */
  readonly argv: readonly string[];
  readonly directory: string;
  readonly state: 'running' | 'done';
  /** null while it runs, and when a signal ended it. */
  readonly exitCode: number | null;
  /** Packages; while it runs, those that are known so far. */
  readonly rebuilt: number;
  readonly fromCache: number;
}

/** The main parts of a trace; all of it is in docs/trace-format.md. */
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
    /** From `startedAt`; null when go did not say. */
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
