/**
 * The inputs of one cache key, as go hashed them. `inputs[0]` is the salt (go's version), the others are
 * go's own lines without their line end.
 */
export interface KeyRecord extends KeyHead {
  readonly inputs: readonly string[];
}

/** The content id of a key that was hashed and never built: `go vet` hashes the compiles that it looks at. */
export const NOT_MADE = '';

/** A key without its inputs. */
export interface KeyHead {
  /** First 15 bytes of the hash, base64url: the `ActionID` of go's action graph. */
  readonly actionID: string;
  /** What go calls the hash: `build net/http`, `link ex.com/app`, `vet fmt`, `testResult`. Test variants share it. */
  readonly name: string;
  /** Content id of what the action produced, from its build id; null when there is none; `NOT_MADE` when go only hashed it. */
  readonly contentID: string | null;
}

/** The keys of one recorded command, and what else tells two commands apart. */
export interface KeySnapshot {
  /** Name of the trace in the history, or its file; null for the trace at hand. */
  readonly traceId: string | null;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** As typed, `go` first. */
  readonly argv: readonly string[];
  readonly directory: string;
  readonly goflags: readonly string[];
  /** Paths of the main modules; empty or absent when not known. */
  readonly mainModules?: readonly string[];
  /** What go env said of what counts beside the flags: CGO_ENABLED, GOCACHE …; empty when not read. */
  readonly environment: Readonly<Record<string, string>>;
  readonly keys: readonly KeyHead[];
  /** Of a redacted trace, a mark of the key that it was done with. */
  readonly redactedWith?: string;
}

/** Looks up inputs by action id, in the trace itself or in the store. */
export type InputsOf = (actionID: string) => readonly string[] | null;
