import * as v from 'valibot';
import { rowLabelSchema } from '../../model/row-label.ts';
import { list, struct, text, textOrNull } from '../../model/schema-parts.ts';
import { STAGES } from '../../model/stage.ts';
import { OUTCOMES } from '../../model/trace-schema.ts';
import { numberOr0, numberOrNull } from '../view-schema-parts.ts';

const failedTestSchema = struct({
  /** Empty if a panic outside of any test ended the run. */
  name: text,
  elapsedMs: numberOrNull,
  output: text,
  /** `file` is absolute, or as go printed it if the folder of the package is not known. */
  place: v.nullable(struct({ file: text, line: numberOrNull })),
});

/** One package, link, vet, test or run. */
export const rowSchema = struct({
  /** Its index in `rows`. */
  id: numberOr0,
  /**
   * The same ID for the same work in every trace: `package:net/http [net/http.test]`, `link:example.com/app`.
   */
  key: text,
  kind: v.picklist(['package', 'link', 'vet', 'test', 'binary', 'run', 'other']),
  stage: v.picklist(STAGES),
  /** The full import path, without the variant. Empty for rows without a package. */
  importPath: text,
  /** The text in brackets: `net/http.test`; null for the plain package. */
  variant: textOrNull,
  label: rowLabelSchema,
  /** Module path, `std`, or null if not known. */
  module: textOrNull,
  /**
   * The levels at which it folds, outermost first: `['std', 'crypto', 'aes']`, `['golang.org/x/tools',
   * 'internal', 'event']`.
   */
  group: list(text),
  outcome: v.picklist(OUTCOMES),
  /**
   * `waiting` and `running` occur only while the command runs; `planned` with `-n`: go would do it, but did
   * not.
   */
  state: v.picklist(['waiting', 'running', 'done', 'planned']),
  provisional: v.boolean(),
  /** A rebuilt row without a rebuilt dependency. */
  origin: v.boolean(),
  /** Rebuilt, although every importer came from the cache. */
  outputUnchanged: v.boolean(),
  critical: v.boolean(),
  /** How much longer it could take without lengthening the critical path; null if not known. */
  slackMs: numberOrNull,
  readyMs: numberOrNull,
  startMs: numberOrNull,
  endMs: numberOrNull,
  /** The working time of all its actions. */
  ownMs: numberOr0,
  cpuMs: numberOr0,
  /** Ready, but every worker was busy. */
  waitedMs: numberOr0,
  /** The dependency that became ready last. */
  waitedFor: numberOrNull,
  /** Rows that this one needs: only direct ones, not reduced. */
  deps: list(numberOr0),
  actionID: textOrNull,
  buildID: textOrNull,
  commands: list(text),
  /** Indexes into `diagnostics`. */
  diagnostics: list(numberOr0),
  /** The absolute source directory of the package, if it is known from its compile command. */
  directory: textOrNull,
  /** Kind `test`: the result that go printed. */
  test: v.nullable(
    struct({
      status: text,
      cached: v.nullable(v.boolean()),
      elapsedMs: numberOrNull,
      /** Names of the failed tests, as far as go printed them. */
      failed: v.optional(list(text), []),
      /** The same with subtests, and what each printed. */
      failures: v.optional(list(failedTestSchema), []),
    }),
  ),
});
