import type { Event } from 'vscode';
import type { BuildTrace } from '../core/model/trace.ts';

/**
 * What other extensions get from `extensions.getExtension('go-build-pipeline.go-build-pipeline').exports`.
 * docs/go-build-pipeline.d.ts is the same for them to copy; tests hold the two together.
 */
export interface PipelineApi {
  /** Of this interface. */
  readonly version: 1;
  /** Gives the run as soon as it was started; null when it was not. */
  readonly trace: (options: TraceOptions) => Promise<PipelineRun | null>;
  /** A traced command of this window was started, has news, or ended. */
  readonly onDidChangeRun: Event<PipelineRun>;
  readonly lastRun: () => PipelineRun | null;
  /** The newest trace of this workspace, redacted; null when there is none or its command still runs. */
  readonly lastTrace: () => Promise<BuildTrace | null>;
}

export interface TraceOptions {
  readonly verb: 'run' | 'build' | 'test' | 'install' | 'vet';
  readonly args?: readonly string[];
  readonly directory?: string;
}

/** What other extensions learn of a run: data, and nothing that could be called. */
export interface PipelineRun {
  readonly id: string;
  readonly argv: readonly string[];
  readonly directory: string;
  readonly state: 'running' | 'done';
  readonly exitCode: number | null;
  readonly rebuilt: number;
  readonly fromCache: number;
}
