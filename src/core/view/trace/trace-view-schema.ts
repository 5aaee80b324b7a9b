import * as v from 'valibot';
import { list, struct, text, textOrNull } from '../../model/schema-parts.ts';
import { whySchema } from '../rebuild/why-schema.ts';
import { numberOr0, numberOrNull } from '../view-schema-parts.ts';
import {
  headerSchema,
  headlineSchema,
  shownDiagnosticSchema,
  stageViewSchema,
  totalsSchema,
} from './header-schema.ts';
import { noMainSchema } from './no-main-schema.ts';
import { rowSchema } from './row-schema.ts';

/**
 * The only definition of a view: its types (trace-view.ts) are derived from it, and the panel validates
 * messages with it. Indexes are checked where they are read (protocol/panel/guards.ts).
 */

export const programSchema = struct({
  path: text,
  exitCode: numberOrNull,
  signal: textOrNull,
  fromCache: v.boolean(),
  /** How it crashed; null if it did not, or if that is not known. */
  panic: v.optional(
    v.nullable(
      struct({
        message: text,
        function: textOrNull,
        file: textOrNull,
        line: numberOrNull,
        output: text,
      }),
    ),
    null,
  ),
});

export const timelineBarSchema = struct({
  row: numberOr0,
  startMs: numberOr0,
  endMs: numberOr0,
  critical: v.boolean(),
});

export const timelineSchema = struct({
  endMs: numberOr0,
  /** Lanes are workers, as few as explain what ran at the same time; bars in one lane never overlap. */
  lanes: list(list(timelineBarSchema)),
  /** The share of the lanes' time in which a worker was idle, 0..1; null if no times are known. */
  idleShare: numberOrNull,
});

export const traceViewSchema = struct({
  header: headerSchema,
  totals: totalsSchema,
  /** In pipeline order, every stage of the closed list that go's picture contains. */
  strip: list(stageViewSchema),
  headline: headlineSchema,
  /** One row per package, link, vet, test and run; `deps` are indexes into this list. */
  rows: list(rowSchema),
  /**
   * The longest chain of work; empty if fewer than two steps were done, with `-n`, or if no times are known.
   */
  criticalPath: list(numberOr0),
  /** The sum of its work: the minimum time with any number of workers. */
  criticalMs: numberOr0,
  /** The program that `go run` started. */
  program: v.nullable(programSchema),
  /** Rows with work by working time, longest first. */
  slowest: list(numberOr0),
  timeline: timelineSchema,
  diagnostics: list(shownDiagnosticSchema),
  /** Why packages were rebuilt; null if the inputs of the keys are not known. */
  why: v.optional(v.nullable(whySchema), null),
  /** Why nothing could be run, if that is why the command failed. */
  noMain: v.optional(v.nullable(noMainSchema), null),
});
