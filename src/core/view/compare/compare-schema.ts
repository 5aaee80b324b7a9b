import * as v from 'valibot';
import { list, struct, text, textOrNull } from '../../model/schema-parts.ts';
import { OUTCOMES } from '../../model/trace-schema.ts';
import { traceViewSchema } from '../trace/trace-view-schema.ts';
import { numberOr0, numberOrNull } from '../view-schema-parts.ts';

/** How the two sides stand to each other in one row. */
export const SHARES = ['different', 'unequal', 'onlyFirst', 'onlySecond', 'shared', 'notCached'] as const;

const stepSchema = struct({ mode: v.picklist(['build', 'link', 'vet', 'test']), importPath: text });

const countsSchema = struct({ packages: numberOr0, links: numberOr0 });

/** What one side made of a row. */
export const comparedSideRowSchema = struct({
  outcome: v.picklist(OUTCOMES),
  /** Time of the work; 0 where nothing had to be done. */
  ownMs: numberOr0,
  actionID: textOrNull,
});

/**
 * Beside each row of the view. `shared` one key, one entry in the cache · `different` both have it, under
 * different keys · `unequal` one key and yet another output · `onlyFirst`, `onlySecond` · `notCached` go keeps it
 * in no cache: a run, a binary.
 */
export const comparedRowSchema = struct({
  share: v.picklist(SHARES),
  /** null: not part of that side. */
  first: v.nullable(comparedSideRowSchema),
  second: v.nullable(comparedSideRowSchema),
});

export const comparedSideSchema = struct({
  argv: list(text),
  startedAt: text,
  directory: text,
  goVersion: textOrNull,
  platform: text,
  wallMs: numberOr0,
  exitCode: numberOrNull,
  rebuilt: numberOr0,
  fromCache: numberOr0,
  linked: numberOr0,
  linkMs: numberOr0,
  stages: list(text),
  /** What its command made, where that could be looked at. */
  program: v.nullable(struct({ sizeBytes: numberOr0, sha256: text, libraries: v.nullable(list(text)) })),
});

/** Two commands side by side. */
export const comparedPairSchema = struct({
  first: comparedSideSchema,
  second: comparedSideSchema,
  /** Compiles and links with one key on both sides, and those with different keys. */
  shared: countsSchema,
  different: countsSchema,
  onlyFirst: list(stepSchema),
  onlySecond: list(stepSchema),
  unequalOutputs: list(stepSchema),
  /** Build settings of their programs that differ; null: that side does not have it. */
  settings: list(struct({ name: text, first: textOrNull, second: textOrNull })),
  /** Every step that both have under different keys. */
  differing: list(struct({ row: numberOrNull, step: stepSchema, first: textOrNull, second: textOrNull })),
  /**
   * The rows of both sides. A row that is shared is a `hit`, one that is not is a `miss`, so that what draws a
   * run draws a comparison: the second side, as a build would be that had the first one's cache. `why` says what
   * differs in the keys; null where inputs of keys are not known.
   */
  view: traceViewSchema,
  /** By row of `view`. */
  rows: list(comparedRowSchema),
});
