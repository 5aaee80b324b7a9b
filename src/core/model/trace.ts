import type { StageId } from './stage.ts';
import type { TestCacheFacts } from './test-cache.ts';
import type { Bytes, Milliseconds } from './units.ts';

/** `MAJOR.MINOR`. Readers take any minor version of their major one and refuse a newer major. */
export const SCHEMA_VERSION = '1.0';

/** The go commands that have a pipeline. */
export const TRACED_VERBS = ['run', 'build', 'test', 'install', 'vet', 'list'] as const;
export type GoVerb = (typeof TRACED_VERBS)[number];

/**
 * What became of an action.
 * `miss` it was done · `hit` its output came from the cache · `failed` it was tried and failed · `notRun`
 * go never got to it · `notNeeded` go found that nobody wants its output (the link of a cached test; an
 * action that only checks or groups) · `unknown` go did not tell.
 */
export type Outcome = 'miss' | 'hit' | 'failed' | 'notRun' | 'notNeeded' | 'unknown';

/** One recorded go command, immutable, plain JSON. Every offset counts from `startedAt`. */
export interface BuildTrace {
  readonly schemaVersion: string;
  readonly recorder: { readonly name: 'go-build-pipeline'; readonly version: string };
  /** `imported`: made from an action graph that go alone recorded, so streams and exit code are unknown. */
  readonly origin: 'traced' | 'imported';
  /** When the go process started (imported: when its first action became ready), ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly command: TracedCommand;
  readonly go: GoToolchain;
  readonly module: ModuleContext;
  /** go's own exit code; null when a signal ended it, when it still runs, or when nobody recorded it. */
  readonly exitCode: number | null;
  /** The signal that ended go itself, like `SIGKILL`. */
  readonly signal: string | null;
  /** From the start of the go process to its end; for an imported graph from its first to its last action. */
  readonly wallMs: Milliseconds;
  /** Some outcomes or times have not been confirmed by go's final graph. */
  readonly provisional: boolean;
  /** A signal reached the command, or it was cancelled, before it was done. */
  readonly interrupted: boolean;
  /** `-n`: go printed its commands and ran none of them. */
  readonly dryRun: boolean;
  readonly actions: readonly Action[];
  readonly diagnostics: readonly BuildDiagnostic[];
  readonly tests: readonly TestResult[];
  /** The program that `go run` started. */
  readonly exec: ProgramRun | null;
  readonly binaries: readonly Binary[];
  /** From `--deep`: the phases of go's loading. */
  readonly loadPhases: readonly LoadPhase[];
  /**
   * Inputs of cache keys, per action id, as go hashed them: its version first, then its lines without their
   * line end. Empty when they were not read (`--no-explain`).
   */
  readonly keyInputs: Readonly<Record<string, readonly string[]>>;
  /** What counts beside the keys' own lines, from go env: CGO_ENABLED, GOCACHE. Absent when not read. */
  readonly keyEnvironment?: Readonly<Record<string, string>>;
  /** Redacted, and a mark of the key that it was done with; absent when not. Values are comparable under one key only. */
  readonly redactedWith?: string;
  /** What the recorder could not do or see; one plain sentence each, in English. */
  readonly notes: readonly string[];
}

export interface TracedCommand {
  /** As typed, `go` first. */
  readonly argv: readonly string[];
  readonly verb: GoVerb;
  /** Absolute directory in which go worked (after `-C`). */
  readonly directory: string;
  /** GOFLAGS in force, split as go splits it. */
  readonly goflags: readonly string[];
}

export interface GoToolchain {
  /** Like `go1.26.8`; null when not known (an imported graph does not say). */
  readonly version: string | null;
  readonly goos: string | null;
  readonly goarch: string | null;
  /** The go environment that differs from the default, secrets redacted. */
  readonly changedEnv: Readonly<Record<string, string>>;
}

export interface ModuleContext {
  readonly mode: 'module' | 'workspace' | 'vendor' | 'gopath' | 'unknown';
  /** Modules that packages of this build belong to, main modules first. Empty when not known. */
  readonly modules: readonly ModuleInfo[];
}

export interface ModuleInfo {
  readonly path: string;
  readonly version: string | null;
  readonly main: boolean;
  /** Absolute directory of a main module, else null. */
  readonly directory: string | null;
}

/** One unit of go's work, as in its action graph. */
export interface Action {
  /** go's number of it: its index in `actions`. */
  readonly id: number;
  /** go's own word, also one that we do not know. Temporary paths in it are normalised to `$WORK`. */
  readonly mode: string;
  readonly stage: StageId;
  /** go's package text, with the variant when there is one: `net/http [net/http.test]`. Empty for some. */
  readonly package: string;
  /**
   * The package that this action's work counts for. cgo and asm sub-actions, `nop` and `build check cache`
   * belong to the package that uses them. Equal to `package` for most.
   */
  readonly owner: string;
  /** Module path; `std` for the standard library; null when not known. */
  readonly module: string | null;
  /** Ids of the actions that this one waits for. */
  readonly deps: readonly number[];
  readonly outcome: Outcome;
  /** Not yet confirmed by the final graph. */
  readonly provisional?: true;
  readonly objdir?: string;
  readonly target?: string;
  readonly actionID?: string;
  readonly buildID?: string;
  readonly priority?: number;
  /** All its dependencies were done. Offsets from `startedAt`; null when it never got there or go did not say. */
  readonly readyMs: Milliseconds | null;
  /** A worker took it. */
  readonly startMs: Milliseconds | null;
  readonly endMs: Milliseconds | null;
  /** Of the commands it ran: elapsed, user and system time. */
  readonly realMs?: Milliseconds;
  readonly userMs?: Milliseconds;
  readonly sysMs?: Milliseconds;
  /** The commands it ran, as go prints them. */
  readonly commands: readonly string[];
  /** Fields of the graph that this version does not know, as they came. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Something that go, the compiler, the linker, vet or a C compiler said about a place in the source. */
export interface BuildDiagnostic {
  /** As in go's `# import/path` header line; null when there was none. */
  readonly package: string | null;
  /** As printed (relative to the command's directory, or absolute); null when the message names none. */
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  /** Whole text, further lines included. */
  readonly message: string;
}

export interface TestResult {
  readonly package: string;
  readonly status: 'pass' | 'fail' | 'noTestFiles' | 'unknown';
  /** Whether go said `(cached)`; null when its output was not seen. */
  readonly cached: boolean | null;
  /** As go printed it; null for cached results and when not said. */
  readonly elapsedMs: Milliseconds | null;
  /** Names of the tests that failed, without subtests, in go's order; absent when it named none. */
  readonly failed?: readonly string[];
  /** What decides whether its result came from the cache; absent when not read. */
  readonly cache?: TestCacheFacts;
}

export interface ProgramRun {
  readonly startMs: Milliseconds;
  /** null while it runs, and when its end was not seen. */
  readonly endMs: Milliseconds | null;
  /** The program's own code, derived from go's last line; null when unknown or ended by a signal. */
  readonly exitCode: number | null;
  /** As go words it: `killed`, `interrupt`. */
  readonly signal: string | null;
  readonly path: string;
  /** Since go 1.24 an unchanged program runs from the cache and is not linked again. */
  readonly fromCache: boolean;
}

export interface Binary {
  readonly package: string;
  /** `temporary` in go's work directory · `cached` in go's cache · `output` by `go build` · `installed`. */
  readonly kind: 'temporary' | 'cached' | 'output' | 'installed';
  readonly path: string;
  /** null when it could not be seen any more. */
  readonly sizeBytes: Bytes | null;
  readonly kept: boolean;
}

export interface LoadPhase {
  readonly name: string;
  readonly startMs: Milliseconds;
  readonly endMs: Milliseconds;
}
