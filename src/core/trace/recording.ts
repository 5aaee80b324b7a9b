import type { GraphAction, XEvent } from '../events/events.ts';
import type { Note } from '../model/notes.ts';
import type { Binary, GoToolchain, LoadPhase, ModuleContext, Panic } from '../model/trace.ts';
import type { GoVerb } from '../model/traced-verbs.ts';
import type { Milliseconds } from '../model/units.ts';

/** Everything that was seen of one go command; `foldTrace` turns it into a trace. */
export interface Recording {
  readonly recorderVersion: string;
  readonly origin: 'traced' | 'imported';
  /** When go was started, in milliseconds since 1970; null for an imported graph (its first time counts). */
  readonly startedAtEpochMs: number | null;
  readonly argv: readonly string[];
  readonly verb: GoVerb;
  readonly directory: string;
  readonly goflags: readonly string[];
  readonly go: GoToolchain;
  readonly module: ModuleContext;
  /** The first graph, before anything ran; null if it was not seen. */
  readonly plan: readonly GraphAction[] | null;
  /** The graph that go wrote at the end; null while it runs or if go was killed. */
  readonly final: readonly GraphAction[] | null;
  readonly xEvents: readonly XEvent[];
  /**
   * go's own messages on stderr (with `-json` its build output), without the `-x` lines, up to the exec line.
   */
  readonly messages: string;
  /** go wrote directly to the user's stderr, so `messages` contains nothing from there. */
  readonly stderrInherited?: boolean;
  /**
   * From this offset on they may be the program's: go did not print where it starts, and only times tell it.
   */
  readonly mixedFrom?: number | null;
  /** The result lines of `go test` on stdout; null if stdout was not captured. */
  readonly testOutput: string | null;
  /** Whether that output consists of `go test -json` events. */
  readonly testOutputIsJson: boolean;
  /**
   * How go's last line on stderr reports the program's end: `exit status 3`, `signal: killed`; null if it
   * succeeded.
   */
  readonly programEnd: {
    readonly exitCode: number | null;
    readonly signal: string | null;
    /** How it crashed. */
    readonly panic?: Panic | null;
  } | null;
  /** null while it runs. */
  readonly end: {
    readonly atMs: Milliseconds;
    readonly exitCode: number | null;
    readonly signal: string | null;
  } | null;
  readonly interrupted: boolean;
  readonly dryRun: boolean;
  readonly binaries: readonly Binary[];
  readonly loadPhases: readonly LoadPhase[];
  readonly notes: readonly Note[];
}
