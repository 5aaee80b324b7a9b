import * as v from 'valibot';
import { list, struct, text, textOrNull } from '../../model/schema-parts.ts';
import { OUTCOMES } from '../../model/trace-schema.ts';
import { traceViewSchema } from '../trace/trace-view-schema.ts';
import { numberOr0, numberOrNull } from '../view-schema-parts.ts';

/** How one row differs between the two sides. */
export const SHARES = ['different', 'unequal', 'onlyFirst', 'onlySecond', 'shared', 'notCached'] as const;

const stepSchema = struct({ mode: v.picklist(['build', 'link', 'vet', 'test']), importPath: text });

const countsSchema = struct({ packages: numberOr0, links: numberOr0 });

/** A row on one side. */
export const comparedSideRowSchema = struct({
  outcome: v.picklist(OUTCOMES),
  /** The time of its work; 0 if there was nothing to do. */
  ownMs: numberOr0,
  actionID: textOrNull,
});

/**
 * Additional data for each row of the view. `shared`: the same key, so one cache entry · `different`: both sides have
 * the step, with different keys · `unequal`: the same key but different outputs · `onlyFirst`, `onlySecond`: only
 * that side has the step · `notCached`: go does not cache it (a run, a binary).
 */
export const comparedRowSchema = struct({
  share: v.picklist(SHARES),
  /** null if that side does not have the row. */
  first: v.nullable(comparedSideRowSchema),
  second: v.nullable(comparedSideRowSchema),
});

export const comparedSideSchema = struct({
  argv: list(text),
  verb: text,
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
  /** The programs of its command, with their short names; `file` is null if the file could not be read. */
  programs: list(
    struct({
      name: text,
      importPath: text,
      file: v.nullable(struct({ sizeBytes: numberOr0, sha256: text, libraries: v.nullable(list(text)) })),
    }),
  ),
});

/** Two commands side by side. */
export const comparedPairSchema = struct({
  first: comparedSideSchema,
  second: comparedSideSchema,
  /** The number of compiles and links with the same key on both sides, and with different keys. */
  shared: countsSchema,
  different: countsSchema,
  onlyFirst: list(stepSchema),
  onlySecond: list(stepSchema),
  unequalOutputs: list(stepSchema),
  /** Build settings in which the programs differ; null if that side does not have the setting. */
  settings: list(struct({ name: text, first: textOrNull, second: textOrNull })),
  /** Every step that both sides have, with different keys. */
  differing: list(struct({ row: numberOrNull, step: stepSchema, first: textOrNull, second: textOrNull })),
  /**
   * The rows of both sides. A shared row is a `hit`, any other row of a cached step is a `miss`, so that the code
   * that draws a run also draws a comparison: the view shows the second build as if it had the first one's cache.
   * `why` lists the differences of the keys; null if the inputs of the keys are not known.
   */
  view: traceViewSchema,
  /** One entry for each row of `view`. */
  rows: list(comparedRowSchema),
});
