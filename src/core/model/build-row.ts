import * as v from 'valibot';
import { REASON_IDS } from './reasons.ts';
import { dictionary, list, numberOrNull, struct, text, textOrNull } from './schema-parts.ts';

/** A reader skips rows of a later version: they may mean something else. */
export const ROW_VERSION = 1;

const count = v.pipe(v.number(), v.minValue(0));
const milliseconds = v.pipe(v.number(), v.minValue(0));

const rowCauseSchema = struct({
  /** The package whose own input changed; null for a change of the whole build. */
  importPath: textOrNull,
  /** What changed; long values are cut. */
  reasons: list(
    struct({
      id: v.picklist(REASON_IDS),
      subject: text,
      old: textOrNull,
      new: textOrNull,
      files: list(text),
    }),
  ),
  rebuiltPackages: count,
  links: count,
  vets: count,
  tests: count,
  workMs: milliseconds,
});

/** What a traced command leaves behind for good: a few kilobytes instead of its trace. */
export const buildRowSchema = struct({
  version: v.literal(ROW_VERSION),
  /** The ID of its trace in the history, which may be gone. Sorts by the time of saving. */
  id: text,
  startedAt: text,
  /** The go command as typed, without secrets. */
  argv: list(text),
  goflags: list(text),
  directory: text,
  /** The path of the main module; null without one. */
  module: textOrNull,
  goVersion: textOrNull,
  /** The build environment as far as it decides what is built. */
  configuration: dictionary(text),
  exitCode: numberOrNull,
  signal: textOrNull,
  interrupted: v.boolean(),
  /** Made from an action graph that go wrote without us. */
  imported: v.boolean(),
  /** `-n`: nothing was built. */
  dryRun: v.boolean(),
  wallMs: milliseconds,
  /** Until the program or the tests began. */
  buildMs: milliseconds,
  /** The work of everything that was done, one after the other. */
  workMs: milliseconds,
  packages: struct({ hits: count, misses: count, failed: count, notRun: count, unknown: count }),
  links: struct({ done: count, cached: count, failed: count }),
  vets: struct({ done: count, cached: count, failed: count }),
  /** `done` includes the failed ones. */
  tests: struct({ done: count, cached: count, failed: count }),
  /** null if the keys of the build are not known. The most expensive first, without routine links. */
  causes: v.nullable(list(rowCauseSchema)),
  /** How many less expensive causes were left out. */
  causesLeftOut: count,
  /** What was compiled, linked, vetted or tested: the most expensive first. */
  done: list(
    struct({
      kind: v.picklist(['package', 'link', 'vet', 'test']),
      /** With the variant: `net/http [net/http.test]`. */
      package: text,
      module: textOrNull,
      failed: v.boolean(),
      workMs: milliseconds,
    }),
  ),
  doneLeftOut: count,
  /** The programs; null for the size of one that was gone. */
  binaries: list(struct({ package: text, sizeBytes: numberOrNull })),
});

export interface BuildRow extends v.InferOutput<typeof buildRowSchema> {}
