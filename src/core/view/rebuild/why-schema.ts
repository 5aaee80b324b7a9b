import * as v from 'valibot';
import { REASON_IDS } from '../../model/reasons.ts';
import { dictionary, list, struct, text, textOrNull } from '../../model/schema-parts.ts';
import { numberOr0, numberOrNull } from '../view-schema-parts.ts';

const reason = struct({
  id: v.picklist(REASON_IDS),
  subject: text,
  old: textOrNull,
  new: textOrNull,
  files: list(text),
});

const work = struct({ packages: numberOr0, links: numberOr0, vets: numberOr0, tests: numberOr0 });

export const whyCauseSchema = struct({
  /** null: not a single package's own. */
  importPath: textOrNull,
  /** What it applies to: one row, several, or everything. */
  scope: v.picklist(['one', 'some', 'build']),
  /** The reasons are differences from another program's trace. */
  otherProgram: textOrNull,
  reasons: list(reason),
  roots: list(numberOr0),
  cascade: list(numberOr0),
  /** What it applies to, including packages that came from the cache. */
  scopeWork: work,
  /** The roots that were built now. */
  rootWork: work,
  /** Roots and cascade. */
  work,
  /** The command linked several programs. */
  severalLinks: v.boolean(),
  workMs: numberOr0,
  /** Only for a single package: its importers were not affected. */
  outputUnchanged: v.boolean(),
});

export const whyRowSchema = struct({
  reasons: list(reason),
  causes: list(numberOr0),
  /** From this row to the root. */
  chain: list(struct({ mode: v.picklist(['build', 'link', 'vet', 'test']), importPath: text })),
  imports: list(struct({ importPath: text, old: textOrNull, new: textOrNull })),
  baseline: numberOrNull,
  otherProgram: textOrNull,
  outputUnchanged: v.boolean(),
});

/** Why packages were rebuilt, by rows of the view. */
export const whySchema = struct({
  counts: struct({
    rebuilt: numberOr0,
    failed: numberOr0,
    total: numberOr0,
    linked: numberOr0,
    linkCauses: numberOr0,
    first: numberOr0,
    roots: numberOr0,
    wide: numberOr0,
    wideCauses: numberOr0,
    foreign: numberOr0,
    because: numberOr0,
    vetted: numberOr0,
    tested: numberOr0,
  }),
  /** Most expensive first. */
  causes: list(whyCauseSchema),
  /** By row id. */
  rows: dictionary(whyRowSchema),
  baselines: list(
    struct({
      traceId: textOrNull,
      startedAt: text,
      argv: list(text),
      directory: text,
      program: textOrNull,
      /** The steps that were done now and are compared with it. */
      steps: numberOr0,
    }),
  ),
  compared: numberOr0,
  explained: numberOr0,
  firstSeen: numberOr0,
  builtSince: v.boolean(),
  /** No earlier trace is of this main module. */
  firstOfModule: v.boolean(),
  /** Links that go repeats because the program was not up to date where go writes it: they have no cause. */
  relinked: numberOr0,
  /** What is known of the files in the place of these programs. */
  relinkReasons: list(reason),
});
