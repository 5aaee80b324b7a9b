import type { ToolCommand, ToolName } from '../go/tool-command.ts';
import type { Milliseconds } from '../model/units.ts';

/**
 * One action as go wrote it into a `-debug-actiongraph` file, with absolute times.
 * Source: cmd/go/internal/work/action.go, `actionJSON`; the same fields from go 1.20 to 1.27.
 */
export interface GraphAction {
  readonly id: number;
  readonly mode: string;
  readonly package: string;
  readonly deps: readonly number[];
  readonly objdir: string | null;
  readonly target: string | null;
  readonly priority: number | null;
  readonly built: string | null;
  /** Whether go needs its archive; false for packages that only `vet` checks. Also true for cached packages. */
  readonly needBuild: boolean;
  readonly actionID: string | null;
  readonly buildID: string | null;
  /** Milliseconds since 1970, as precise as a double allows; null for go's zero time. */
  readonly timeReady: number | null;
  readonly timeStart: number | null;
  readonly timeDone: number | null;
  /** Empty if go wrote null. */
  readonly commands: readonly string[];
  readonly realMs: Milliseconds | null;
  readonly userMs: Milliseconds | null;
  readonly sysMs: Milliseconds | null;
  /** Fields that this version does not know. */
  readonly extra: Readonly<Record<string, unknown>> | null;
}

/**
 * The content of a `-x` line, with the offset from the start of go at which it arrived; where go's stderr is not read,
 * of a line of its `-debug-trace`.
 */
export type XEvent =
  | { readonly type: 'work'; readonly atMs: Milliseconds; readonly path: string }
  | CommandEvent
  /** A here-document `importcfg`: the imports of a package, and which of them were rebuilt in this build. */
  | {
      readonly type: 'importcfg';
      readonly atMs: Milliseconds;
      readonly objdir: string | null;
      readonly packages: readonly { readonly importPath: string; readonly rebuilt: boolean }[];
    }
  /** `go run` starts the program: everything after this line is the program's output. */
  | {
      readonly type: 'exec';
      readonly atMs: Milliseconds;
      /** null if no `-x` line said it. */
      readonly path: string | null;
      readonly fromCache: boolean | null;
    }
  | ActionEvent;

/** A line of `-debug-trace`: go begins or ends an action. It does not say whether the output came from the cache. */
export interface ActionEvent {
  readonly type: 'action';
  readonly atMs: Milliseconds;
  readonly phase: 'begin' | 'end';
  /** Its number in go's plan. */
  readonly id: number;
  /** Its output (that of the link for a test that begins) is in go's work directory, so this command made it. */
  readonly made: boolean;
}

/** A command that go started; `test` is a test binary. */
export interface CommandEvent extends Omit<ToolCommand, 'tool'> {
  readonly type: 'command';
  readonly atMs: Milliseconds;
  readonly tool: ToolName | 'test';
  /** The whole command, as printed. */
  readonly text: string;
}
