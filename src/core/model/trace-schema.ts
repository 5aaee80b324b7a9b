import * as v from 'valibot';
import { noteSchema } from './notes.ts';
import { dictionary, list, number, numberOrNull, struct, text, textOrNull, word } from './schema-parts.ts';
import { STAGES } from './stage.ts';
import { testCacheSchema } from './test-cache-schema.ts';
import { TRACED_VERBS } from './traced-verbs.ts';

/**
 * The only definition of a trace: its types (trace.ts) and its published JSON Schema (docs/trace.schema.json)
 * are derived from it. Every offset is in milliseconds and counts from `startedAt`.
 */

/**
 * The outcome of an action.
 * `miss` it was done · `hit` its output came from the cache · `failed` it was tried and failed · `notRun` go
 * never got to it · `notNeeded` no other action needs its output (the link of a cached test; an action that
 * only checks or groups) · `unknown` go did not report it.
 */
export const OUTCOMES = ['miss', 'hit', 'failed', 'notRun', 'notNeeded', 'unknown'] as const;

const tracedCommandSchema = struct({
  /** As typed, `go` first. */
  argv: list(text),
  verb: word(TRACED_VERBS, 'build'),
  /** The absolute directory where go worked, after `-C`. */
  directory: text,
  /** The GOFLAGS in effect, split as go splits them. */
  goflags: list(text),
});

export const goToolchainSchema = struct({
  /** Like `go1.26.8`; null if not known (an imported graph does not contain it). */
  version: textOrNull,
  goos: textOrNull,
  goarch: textOrNull,
  /** The go environment where it differs from the default, with secrets redacted. */
  changedEnv: dictionary(text),
});

export const moduleInfoSchema = struct({
  path: text,
  version: textOrNull,
  main: v.boolean(),
  /** The absolute directory of a main module, otherwise null. */
  directory: textOrNull,
});

export const moduleContextSchema = struct({
  mode: word(['module', 'workspace', 'vendor', 'gopath', 'unknown'], 'unknown'),
  /** The modules of the packages in this build, main modules first. Empty if not known. */
  modules: list(moduleInfoSchema),
});

/** One unit of go's work, as in its action graph. */
export const actionSchema = struct({
  /** go's number for it: its index in `actions`. */
  id: number,
  /** go's own word, including unknown ones. Temporary paths in it are normalized to `$WORK`. */
  mode: text,
  stage: word(STAGES, 'compile'),
  /**
   * go's package text, with its variant if there is one: `net/http [net/http.test]`. Empty for some actions.
   */
  package: text,
  /**
   * The package that this action's work counts for. cgo and asm sub-actions, `nop` and `build check cache`
   * belong to the package that uses them. Usually equal to `package`.
   */
  owner: text,
  /** The module path; `std` for the standard library; null if not known. */
  module: textOrNull,
  /** The IDs of the actions that this one depends on. */
  deps: list(v.number()),
  outcome: word(OUTCOMES, 'unknown'),
  /** Not yet confirmed by the final graph. */
  provisional: v.exactOptional(v.literal(true)),
  objdir: v.exactOptional(text),
  target: v.exactOptional(text),
  actionID: v.exactOptional(text),
  buildID: v.exactOptional(text),
  priority: v.exactOptional(number),
  /** All its dependencies were done; null if it never got there or go did not report it. */
  readyMs: numberOrNull,
  /** A worker took it. */
  startMs: numberOrNull,
  endMs: numberOrNull,
  /** Elapsed, user and system time of its commands. */
  realMs: v.exactOptional(number),
  userMs: v.exactOptional(number),
  sysMs: v.exactOptional(number),
  /** The commands it ran, as go prints them. */
  commands: list(text),
  /** Fields of the graph that this version does not know, unchanged. */
  extra: v.exactOptional(dictionary(v.unknown())),
});

/** A message of go, the compiler, the linker, vet or a C compiler about a position in the source. */
export const buildDiagnosticSchema = struct({
  /** From go's `# import/path` header line; null if there was none. */
  package: textOrNull,
  /** As printed (relative to the command's directory, or absolute); null if the message has none. */
  file: textOrNull,
  line: numberOrNull,
  column: numberOrNull,
  /** The whole text, including further lines. */
  message: text,
});

/** A test or subtest that failed, from what `go test` printed. */
export const testFailureSchema = struct({
  /** `TestF/sub`; empty if a panic outside of any test ended the run. */
  name: text,
  elapsedMs: numberOrNull,
  /** What it printed, without indentation; of long output the beginning. */
  output: text,
  /** The last position in the output or, of a panic, the first frame of the user's code; as printed. */
  file: textOrNull,
  line: numberOrNull,
});

/** What a Go program printed when it crashed. */
export const panicSchema = struct({
  /** Without `panic: `. */
  message: text,
  /** The first frame of the user's code in the goroutine that crashed; null if there is none. */
  function: textOrNull,
  file: textOrNull,
  line: numberOrNull,
  /** The beginning of the whole text. */
  output: text,
});

export const testResultSchema = struct({
  package: text,
  status: word(['pass', 'fail', 'noTestFiles', 'unknown'], 'unknown'),
  /** Whether go printed `(cached)`; null if its output was not seen. */
  cached: v.nullable(v.boolean()),
  /** As printed by go; null for cached results and if missing. */
  elapsedMs: numberOrNull,
  /** Names of the failed tests, without subtests, in go's order; absent if there are none. */
  failed: v.exactOptional(list(text)),
  /** The same with subtests and their output; absent if none was seen. */
  failures: v.exactOptional(list(testFailureSchema)),
  /** What decides whether the result came from the cache; absent if not read. */
  cache: v.exactOptional(testCacheSchema),
});

/** The program that `go run` started. */
export const programRunSchema = struct({
  startMs: number,
  /** null while it runs, and if its end was not seen. */
  endMs: numberOrNull,
  /** The program's own exit code, derived from go's last line; null if unknown or if a signal ended it. */
  exitCode: numberOrNull,
  /** As go prints it: `killed`, `interrupt`. */
  signal: textOrNull,
  path: text,
  /** Since go 1.24 an unchanged program runs from the cache and is not linked again. */
  fromCache: v.boolean(),
  /** How it crashed; absent if it did not, or if its output was not seen. */
  panic: v.exactOptional(panicSchema),
});

export const binarySchema = struct({
  package: text,
  /** `temporary` in go's work directory · `cached` in go's cache · `output` by `go build` · `installed`. */
  kind: word(['temporary', 'cached', 'output', 'installed'], 'output'),
  path: text,
  /** null if the file no longer existed. */
  sizeBytes: numberOrNull,
  kept: v.boolean(),
});

export const loadPhaseSchema = struct({ name: text, startMs: number, endMs: number });

/** One recorded go command, immutable, plain JSON. */
export const traceSchema = struct({
  schemaVersion: v.pipe(text, v.regex(/^2\.\d+$/)),
  recorder: struct({ name: v.literal('go-build-pipeline'), version: text }),
  /** `imported`: made from an action graph that go wrote without us, so streams and exit code are unknown. */
  origin: v.picklist(['traced', 'imported']),
  /** When the go process started (imported: when its first action became ready), ISO 8601 in UTC. */
  startedAt: v.pipe(text, v.isoTimestamp()),
  command: tracedCommandSchema,
  go: goToolchainSchema,
  module: moduleContextSchema,
  /** go's own exit code; null if a signal ended it, if it is still running, or if it was not recorded. */
  exitCode: numberOrNull,
  /** The signal that ended go itself, like `SIGKILL`. */
  signal: textOrNull,
  /** From start to end of the go process; for an imported graph from its first to its last action. */
  wallMs: number,
  /** Whether some outcomes or times are not yet confirmed by go's final graph. */
  provisional: v.boolean(),
  /** Whether a signal or a cancel reached the command before it was done. */
  interrupted: v.boolean(),
  /** `-n`: go printed its commands without running them. */
  dryRun: v.boolean(),
  actions: list(actionSchema),
  diagnostics: list(buildDiagnosticSchema),
  /**
   * Present if go wrote directly to the user's stderr: messages from there are not in `diagnostics`, so an empty list
   * does not mean that there were none.
   */
  messagesKept: v.exactOptional(v.literal(false)),
  tests: list(testResultSchema),
  exec: v.nullable(programRunSchema),
  binaries: list(binarySchema),
  /** From `--deep`: the phases of go's loading. */
  loadPhases: list(loadPhaseSchema),
  /**
   * The inputs of cache keys by action ID, as go hashed them: its version first, then its lines without line
   * ends. Empty if they were not read (`--no-explain`).
   */
  keyInputs: dictionary(list(text)),
  /**
   * Settings that matter besides the inputs: CGO_ENABLED, GOCACHE, GOCACHEPROG, `gocacheverify` if it is on, and
   * `overlay:FILE` with the file that `-overlay` replaces it with; `wrote:FILE` the programs that the command
   * wrote; `changed:FILE` what git reported, if a program was stamped as modified. Absent if not read.
   */
  keyEnvironment: v.exactOptional(dictionary(text)),
  /** If redacted, the identifier of the key that was used. Values are comparable only under the same key. */
  redactedWith: v.exactOptional(text),
  /** What the recorder could not do or see. */
  notes: list(noteSchema),
});
