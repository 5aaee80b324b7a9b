import type { BaseImage } from './base-image.ts';
import type { Verdict } from './target.ts';

/** Where a program runs: a verdict for each target that was asked for. */
export interface TargetReport {
  /** The date of the table of images. */
  readonly imagesAsOf: string;
  readonly verdicts: readonly Verdict[];
  /** null: no program of go for Linux. */
  readonly baseImage: BaseImage | null;
}
