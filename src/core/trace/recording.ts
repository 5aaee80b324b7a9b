import type { GraphAction, XEvent } from '../events/events.ts';
import type { Note } from '../model/notes.ts';
import type { Binary, GoToolchain, LoadPhase, ModuleContext } from '../model/trace.ts';
import type { GoVerb } from '../model/traced-verbs.ts';
import type { Milliseconds } from '../model/units.ts';

/** All that was seen of one go command: the raw material of a trace, folded by `foldTrace`. */
export interface Recording {
  readonly recorderVersion: string;
  readonly origin: 'traced' | 'imported';
  /** Milliseconds since 1970 at which go was started; null for an imported graph (its first time counts). */
  readonly startedAtEpochMs: number | null;
  readonly argv: readonly string[];
  readonly verb: GoVerb;
  readonly directory: string;
  readonly goflags: readonly string[];
  readonly go: GoToolchain;
  readonly module: ModuleContext;
  /** The first graph, before anything ran; null when it was not seen. */
  readonly plan: readonly GraphAction[] | null;
  /** The graph that go wrote at the end; null while it runs or when go was killed. */
  readonly final: readonly GraphAction[] | null;
  readonly xEvents: readonly XEvent[];
  /** What go said on stderr (with `-json` in its build output), less the `-x` lines, up to the exec line. */
  readonly messages: string;
  /** From this letter on they may be the program's: go did not say where it began, and times alone tell it. */
  readonly mixedFrom?: number | null;
  /** The lines with results of what `go test` said on stdout; null when stdout was not ours to read. */
  readonly testOutput: string | null;
  /** That output is `go test -json` events. */
  readonly testOutputIsJson: boolean;
  /** How go's last line on stderr tells of the program: `exit status 3`, `signal: killed`; null when it ended well. */
  readonly programEnd: { readonly exitCode: number | null; readonly signal: string | null } | null;
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
