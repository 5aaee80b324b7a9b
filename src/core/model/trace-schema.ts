import * as v from 'valibot';
import { noteSchema } from './notes.ts';
import { dictionary, list, number, numberOrNull, struct, text, textOrNull, word } from './schema-parts.ts';
import { STAGES } from './stage.ts';
import { testCacheSchema } from './test-cache-schema.ts';
import { TRACED_VERBS } from './traced-verbs.ts';

/**
 * The one definition of a trace: its types (trace.ts) and its published JSON Schema (docs/trace.schema.json) are
 * derived from it. Every offset is in milliseconds and counts from `startedAt`.
 */

/**
 * What became of an action.
 * `miss` it was done · `hit` its output came from the cache · `failed` it was tried and failed · `notRun`
 * go never got to it · `notNeeded` go found that nobody wants its output (the link of a cached test; an
 * action that only checks or groups) · `unknown` go did not tell.
 */
export const OUTCOMES = ['miss', 'hit', 'failed', 'notRun', 'notNeeded', 'unknown'] as const;

const tracedCommandSchema = struct({
  /** As typed, `go` first. */
  argv: list(text),
  verb: word(TRACED_VERBS, 'build'),
  /** Absolute directory in which go worked (after `-C`). */
  directory: text,
  /** GOFLAGS in force, split as go splits it. */
  goflags: list(text),
});

export const goToolchainSchema = struct({
  /** Like `go1.26.8`; null when not known (an imported graph does not say). */
  version: textOrNull,
  goos: textOrNull,
  goarch: textOrNull,
  /** The go environment that differs from the default, secrets redacted. */
  changedEnv: dictionary(text),
});

export const moduleInfoSchema = struct({
  path: text,
  version: textOrNull,
  main: v.boolean(),
  /** Absolute directory of a main module, else null. */
  directory: textOrNull,
});

export const moduleContextSchema = struct({
  mode: word(['module', 'workspace', 'vendor', 'gopath', 'unknown'], 'unknown'),
  /** Modules that packages of this build belong to, main modules first. Empty when not known. */
  modules: list(moduleInfoSchema),
});

/** One unit of go's work, as in its action graph. */
export const actionSchema = struct({
  /** go's number of it: its index in `actions`. */
  id: number,
  /** go's own word, also one that we do not know. Temporary paths in it are normalized to `$WORK`. */
  mode: text,
  stage: word(STAGES, 'compile'),
  /** go's package text, with the variant when there is one: `net/http [net/http.test]`. Empty for some. */
  package: text,
  /**
   * The package that this action's work counts for. cgo and asm sub-actions, `nop` and `build check cache`
   * belong to the package that uses them. Equal to `package` for most.
   */
  owner: text,
  /** Module path; `std` for the standard library; null when not known. */
  module: textOrNull,
  /** Ids of the actions that this one waits for. */
  deps: list(v.number()),
  outcome: word(OUTCOMES, 'unknown'),
  /** Not yet confirmed by the final graph. */
  provisional: v.exactOptional(v.literal(true)),
  objdir: v.exactOptional(text),
  target: v.exactOptional(text),
  actionID: v.exactOptional(text),
  buildID: v.exactOptional(text),
  priority: v.exactOptional(number),
  /** All its dependencies were done; null when it never got there or go did not say. */
  readyMs: numberOrNull,
  /** A worker took it. */
  startMs: numberOrNull,
  endMs: numberOrNull,
  /** Of the commands it ran: elapsed, user and system time. */
  realMs: v.exactOptional(number),
  userMs: v.exactOptional(number),
  sysMs: v.exactOptional(number),
  /** The commands it ran, as go prints them. */
  commands: list(text),
  /** Fields of the graph that this version does not know, as they came. */
  extra: v.exactOptional(dictionary(v.unknown())),
});

/** Something that go, the compiler, the linker, vet or a C compiler said about a place in the source. */
export const buildDiagnosticSchema = struct({
  /** As in go's `# import/path` header line; null when there was none. */
  package: textOrNull,
  /** As printed (relative to the command's directory, or absolute); null when the message names none. */
  file: textOrNull,
  line: numberOrNull,
  column: numberOrNull,
  /** Whole text, further lines included. */
  message: text,
});

export const testResultSchema = struct({
  package: text,
  status: word(['pass', 'fail', 'noTestFiles', 'unknown'], 'unknown'),
  /** Whether go said `(cached)`; null when its output was not seen. */
  cached: v.nullable(v.boolean()),
  /** As go printed it; null for cached results and when not said. */
  elapsedMs: numberOrNull,
  /** Names of the tests that failed, without subtests, in go's order; absent when it named none. */
  failed: v.exactOptional(list(text)),
  /** What decides whether its result came from the cache; absent when not read. */
  cache: v.exactOptional(testCacheSchema),
});

/** The program that `go run` started. */
export const programRunSchema = struct({
  startMs: number,
  /** null while it runs, and when its end was not seen. */
  endMs: numberOrNull,
  /** The program's own code, derived from go's last line; null when unknown or ended by a signal. */
  exitCode: numberOrNull,
  /** As go words it: `killed`, `interrupt`. */
  signal: textOrNull,
  path: text,
  /** Since go 1.24 an unchanged program runs from the cache and is not linked again. */
  fromCache: v.boolean(),
});

export const binarySchema = struct({
  package: text,
  /** `temporary` in go's work directory · `cached` in go's cache · `output` by `go build` · `installed`. */
  kind: word(['temporary', 'cached', 'output', 'installed'], 'output'),
  path: text,
  /** null when it could not be seen any more. */
  sizeBytes: numberOrNull,
  kept: v.boolean(),
});

export const loadPhaseSchema = struct({ name: text, startMs: number, endMs: number });

/** One recorded go command, immutable, plain JSON. */
export const traceSchema = struct({
  schemaVersion: v.pipe(text, v.regex(/^2\.\d+$/)),
  recorder: struct({ name: v.literal('go-build-pipeline'), version: text }),
  /** `imported`: made from an action graph that go alone recorded, so streams and exit code are unknown. */
  origin: v.picklist(['traced', 'imported']),
  /** When the go process started (imported: when its first action became ready), ISO 8601 in UTC. */
  startedAt: v.pipe(text, v.isoTimestamp()),
  command: tracedCommandSchema,
  go: goToolchainSchema,
  module: moduleContextSchema,
  /** go's own exit code; null when a signal ended it, when it still runs, or when nobody recorded it. */
  exitCode: numberOrNull,
  /** The signal that ended go itself, like `SIGKILL`. */
  signal: textOrNull,
  /** From the start of the go process to its end; for an imported graph from its first to its last action. */
  wallMs: number,
  /** Some outcomes or times have not been confirmed by go's final graph. */
  provisional: v.boolean(),
  /** A signal reached the command, or it was cancelled, before it was done. */
  interrupted: v.boolean(),
  /** `-n`: go printed its commands and ran none of them. */
  dryRun: v.boolean(),
  actions: list(actionSchema),
  diagnostics: list(buildDiagnosticSchema),
  tests: list(testResultSchema),
  exec: v.nullable(programRunSchema),
  binaries: list(binarySchema),
  /** From `--deep`: the phases of go's loading. */
  loadPhases: list(loadPhaseSchema),
  /**
   * Inputs of cache keys, per action id, as go hashed them: its version first, then its lines without their
   * line end. Empty when they were not read (`--no-explain`).
   */
  keyInputs: dictionary(list(text)),
  /** What counts beside the keys' own lines, from go env: CGO_ENABLED, GOCACHE. Absent when not read. */
  keyEnvironment: v.exactOptional(dictionary(text)),
  /** Redacted, and a mark of the key that it was done with; absent when not. Values are comparable under one key only. */
  redactedWith: v.exactOptional(text),
  /** What the recorder could not do or see. */
  notes: list(noteSchema),
});
