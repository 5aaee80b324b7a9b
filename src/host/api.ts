import type { Event } from 'vscode';
import type { BuildTrace } from '../core/model/trace.ts';

/**
 * The type of `extensions.getExtension('go-build-pipeline.go-build-pipeline').exports`, for other extensions.
 * They copy docs/go-build-pipeline.d.ts; a test checks that both fit.
 */
export interface PipelineApi {
  /** The version of this interface. */
  readonly version: 1;
  /** Resolves to the run once it has started, or to null if it was not started. */
  readonly trace: (options: TraceOptions) => Promise<PipelineRun | null>;
  /** Fires when a traced command of this window starts, updates or ends. */
  readonly onDidChangeRun: Event<PipelineRun>;
  readonly lastRun: () => PipelineRun | null;
  /** The newest trace of this workspace, redacted; null if there is none or its command is still running. */
  readonly lastTrace: () => Promise<BuildTrace | null>;
}

export interface TraceOptions {
  readonly verb: 'run' | 'build' | 'test' | 'install' | 'vet';
  readonly args?: readonly string[];
  readonly directory?: string;
}

/** What other extensions see of a run: only data, no functions. */
export interface PipelineRun {
  readonly id: string;
  readonly argv: readonly string[];
  readonly directory: string;
  readonly state: 'running' | 'done';
  readonly exitCode: number | null;
  readonly rebuilt: number;
  readonly fromCache: number;
}
