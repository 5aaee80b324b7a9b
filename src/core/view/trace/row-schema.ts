import * as v from 'valibot';
import { rowLabelSchema } from '../../model/row-label.ts';
import { list, struct, text, textOrNull } from '../../model/schema-parts.ts';
import { STAGES } from '../../model/stage.ts';
import { OUTCOMES } from '../../model/trace-schema.ts';
import { numberOr0, numberOrNull } from '../view-schema-parts.ts';

/** One package, link, vet, test or run. */
export const rowSchema = struct({
  /** Its index in `rows`. */
  id: numberOr0,
  /** The same for the same work in every trace: `package:net/http [net/http.test]`, `link:example.com/app`. */
  key: text,
  kind: v.picklist(['package', 'link', 'vet', 'test', 'binary', 'run', 'other']),
  stage: v.picklist(STAGES),
  /** Full import path, without the variant. Empty for rows without a package. */
  importPath: text,
  /** What stands in brackets: `net/http.test`; null for the plain package. */
  variant: textOrNull,
  label: rowLabelSchema,
  /** Module path, `std`, or null when not known. */
  module: textOrNull,
  /** Where it folds, from the outermost in: `['std', 'crypto', 'aes']`, `['golang.org/x/tools', 'internal', 'event']`. */
  group: list(text),
  outcome: v.picklist(OUTCOMES),
  /** `waiting` and `running` only while the command runs; `planned` under `-n`: go would do it, and did not. */
  state: v.picklist(['waiting', 'running', 'done', 'planned']),
  provisional: v.boolean(),
  /** A rebuilt row with no rebuilt dependency below it. */
  origin: v.boolean(),
  /** Rebuilt, and yet every importer came from the cache. */
  outputUnchanged: v.boolean(),
  critical: v.boolean(),
  /** By how much it could take longer without the critical path growing; null when not known. */
  slackMs: numberOrNull,
  readyMs: numberOrNull,
  startMs: numberOrNull,
  endMs: numberOrNull,
  /** Time a worker spent on it, all its actions. */
  ownMs: numberOr0,
  cpuMs: numberOr0,
  /** Ready, but every worker was busy. */
  waitedMs: numberOr0,
  /** The dependency that became ready last. */
  waitedFor: numberOrNull,
  /** Rows that this one needs, direct ones only, not reduced. */
  deps: list(numberOr0),
  actionID: textOrNull,
  buildID: textOrNull,
  commands: list(text),
  /** Indexes into `diagnostics`. */
  diagnostics: list(numberOr0),
  /** Absolute directory of the package's source where it is known (its compile command says it). */
  directory: textOrNull,
  /** Kind `test`: what go said of the result. */
  test: v.nullable(
    struct({
      status: text,
      cached: v.nullable(v.boolean()),
      elapsedMs: numberOrNull,
      /** Tests that failed, by name, as far as go named them. */
      failed: v.optional(list(text), []),
    }),
  ),
});
