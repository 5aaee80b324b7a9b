import * as v from 'valibot';
import { noteSchema } from '../../model/notes.ts';
import { rowLabelSchema } from '../../model/row-label.ts';
import { list, struct, text, textOrNull } from '../../model/schema-parts.ts';
import { STAGES } from '../../model/stage.ts';
import { TRACED_VERBS } from '../../model/traced-verbs.ts';
import { numberOr0, numberOrNull } from '../view-schema-parts.ts';

/**
 * What is shown above the picture: the command and its result, the counts, the strip, and the sentence under
 * it.
 */

export const headerSchema = struct({
  /** The argv as typed, redacted. */
  argv: list(text),
  verb: v.picklist(TRACED_VERBS),
  /** The program or package of the command: `gopls`, `./lib`. */
  program: text,
  /** The programs, or the tested packages, of a command with several; empty for one. */
  programs: list(text),
  directory: text,
  /** Paths of the main modules; labels leave them out. */
  mainModules: list(text),
  goVersion: textOrNull,
  platform: textOrNull,
  startedAt: text,
  wallMs: numberOr0,
  /** Until the build part was over; equal to `wallMs` if nothing was run. */
  buildMs: numberOr0,
  execMs: numberOrNull,
  exitCode: numberOrNull,
  signal: textOrNull,
  state: v.picklist(['running', 'done', 'interrupted']),
  provisional: v.boolean(),
  dryRun: v.boolean(),
  origin: v.picklist(['traced', 'imported', 'example']),
  /** Of the trace. */
  notes: list(noteSchema),
});

/** Packages, not actions; link, vet and tests are counted apart. */
export const totalsSchema = struct({
  packages: numberOr0,
  rebuilt: numberOr0,
  fromCache: numberOr0,
  failed: numberOr0,
  notRun: numberOr0,
  unknown: numberOr0,
  modules: numberOr0,
  linked: numberOr0,
  linksFromCache: numberOr0,
  vetted: numberOr0,
  testsRun: numberOr0,
  testsCached: numberOr0,
  testsFailed: numberOr0,
  /** Packages without test files. */
  testsWithout: numberOr0,
  /** Sum of the times of what was rebuilt; exceeds the wall time if workers run side by side. */
  compileWorkMs: numberOr0,
});

export const stageViewSchema = struct({
  id: v.picklist(STAGES),
  /** `done` worked · `cached` nothing to do · `failed` · `running` · `waiting` for its turn · `notRun` · `absent` not part of this command. */
  state: v.picklist(['done', 'cached', 'failed', 'running', 'waiting', 'notRun', 'absent', 'unknown']),
  /** From its first start to its last end, stages overlap; null if not known. */
  ms: numberOrNull,
  /** Why it is `absent`: the command has no such stage, or did not need it. */
  absent: v.nullable(v.picklist(['verb', 'noMain', 'noTests', 'notBuilt'])),
  actions: numberOr0,
  hits: numberOr0,
  misses: numberOr0,
  failed: numberOr0,
  notRun: numberOr0,
  /** Binary stage. */
  binary: v.nullable(
    struct({
      path: text,
      /** Of all programs together. */
      sizeBytes: numberOrNull,
      /** The names of several programs; `path` is then the folder that they have in common. */
      names: list(text),
      kind: v.picklist(['temporary', 'cached', 'output', 'installed']),
    }),
  ),
});

export const shownDiagnosticSchema = struct({
  package: textOrNull,
  file: textOrNull,
  line: numberOrNull,
  column: numberOrNull,
  message: text,
});

/** The sentence under the strip. */
export const headlineSchema = v.pipe(
  v.variant('kind', [
    v.object({
      kind: v.literal('running'),
      compiled: numberOr0,
      now: v.nullable(rowLabelSchema),
      nowMs: numberOr0,
    }),
    /** `rows` are what failed; `first` is go's message about the first one. */
    v.object({ kind: v.literal('failed'), rows: list(numberOr0), first: v.nullable(shownDiagnosticSchema) }),
    v.object({ kind: v.literal('testsFailed'), rows: list(numberOr0) }),
    v.object({ kind: v.literal('loadFailed'), first: v.nullable(shownDiagnosticSchema) }),
    /** go wrote no graph, so what it did is unknown; `first` is its first message. */
    v.object({ kind: v.literal('unrecorded'), first: v.nullable(shownDiagnosticSchema) }),
    /** go failed, and its messages were not read (`--inherit-stderr`). */
    v.object({ kind: v.literal('unexplained') }),
    v.object({ kind: v.literal('interrupted') }),
    /** An upper bound: with `-n`, go cannot know which outputs would stay the same. */
    v.object({ kind: v.literal('dryRun'), wouldBuild: numberOr0 }),
    v.object({ kind: v.literal('allCached') }),
    v.object({ kind: v.literal('planOnly') }),
    /** Rebuilt packages without a rebuilt dependency, where the work began. Reasons come with "why rebuilt". */
    v.object({
      kind: v.literal('rebuilt'),
      rebuilt: numberOr0,
      origins: list(numberOr0),
      /** Rebuilt packages that are not origins. */
      others: numberOr0,
      /** Every package was rebuilt: a cold build. */
      everything: v.boolean(),
      linked: numberOr0,
      workMs: numberOr0,
    }),
    /** Packages came from the cache, but vet or tests did work. */
    v.object({ kind: v.literal('checked'), vetted: numberOr0, testsRun: numberOr0 }),
    v.object({ kind: v.literal('nothing') }),
  ]),
  v.readonly(),
);
