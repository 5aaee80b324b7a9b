import type { Event } from 'vscode';
import type { Run } from './runs.ts';

/** What other extensions get from `extensions.getExtension('go-build-pipeline.go-build-pipeline').exports`. */
export interface PipelineApi {
  /** Of this interface. */
  readonly version: 1;
  /** A traced command of this window was started, has a newer picture, or ended. */
  readonly onDidChangeRun: Event<Run>;
  readonly lastRun: () => Run | null;
}
