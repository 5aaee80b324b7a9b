/**
 * The inputs of one cache key, as go hashed them. `inputs[0]` is the salt (go's version); the others are go's
 * own lines without their line ends.
 */
export interface KeyRecord extends KeyHead {
  readonly inputs: readonly string[];
}

/** The content ID of a key that was hashed but not built: `go vet` hashes the compiles that it checks. */
export const NOT_MADE = '';

/** A key without its inputs. */
export interface KeyHead {
  /** The first 15 bytes of the hash in base64url: the `ActionID` of go's action graph. */
  readonly actionID: string;
  /**
   * go's name for the hash: `build net/http`, `link ex.com/app`, `vet fmt`, `testResult`. Test variants share
   * it.
   */
  readonly name: string;
  /**
   * The content ID of the output, from its build ID; null if there is none; `NOT_MADE` if go only hashed the
   * inputs.
   */
  readonly contentID: string | null;
}

/** The keys of one traced command, and other facts that distinguish commands. */
export interface KeySnapshot {
  /** The ID of the trace in the history, or its file; null for the current trace. */
  readonly traceId: string | null;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** As typed, `go` first. */
  readonly argv: readonly string[];
  readonly directory: string;
  readonly goflags: readonly string[];
  /** Like `go1.26.8`; null or absent if not known. */
  readonly goVersion?: string | null;
  /** Paths of the main modules; empty or absent if not known. */
  readonly mainModules?: readonly string[];
  /** The build environment that distinguishes commands; absent if not known. */
  readonly configuration?: Readonly<Record<string, string>>;
  /** Values of go env that matter besides the flags: CGO_ENABLED, GOCACHE …; empty if not read. */
  readonly environment: Readonly<Record<string, string>>;
  readonly keys: readonly KeyHead[];
  /** For a redacted trace, the identifier of the key that was used. */
  readonly redactedWith?: string;
}

/** Looks up inputs by action ID, in the trace itself or in the store. */
export type InputsOf = (actionID: string) => readonly string[] | null;
