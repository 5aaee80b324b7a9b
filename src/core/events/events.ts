import type { ToolCommand, ToolName } from '../go/tool-command.ts';
import type { Milliseconds } from '../model/units.ts';

/**
 * One action as go wrote it into a `-debug-actiongraph` file, times still absolute.
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
  /** go wants its archive; false on packages that only `vet` looks at. True on cached packages too. */
  readonly needBuild: boolean;
  readonly actionID: string | null;
  readonly buildID: string | null;
  /** Milliseconds since 1970 with fractions down to nanoseconds as far as a double holds them; null for go's zero time. */
  readonly timeReady: number | null;
  readonly timeStart: number | null;
  readonly timeDone: number | null;
  /** Empty when go wrote null. */
  readonly commands: readonly string[];
  readonly realMs: Milliseconds | null;
  readonly userMs: Milliseconds | null;
  readonly sysMs: Milliseconds | null;
  /** Fields that this version does not know. */
  readonly extra: Readonly<Record<string, unknown>> | null;
}

/** What a `-x` line said, with the offset from the start of go at which it arrived. */
export type XEvent =
  | { readonly type: 'work'; readonly atMs: Milliseconds; readonly path: string }
  | CommandEvent
  /** A here-document `importcfg`: what a package imports, and which of those were rebuilt in this build. */
  | {
      readonly type: 'importcfg';
      readonly atMs: Milliseconds;
      readonly objdir: string | null;
      readonly packages: readonly { readonly importPath: string; readonly rebuilt: boolean }[];
    }
  /** `go run` starts the program: everything after this line is the program's. */
  | {
      readonly type: 'exec';
      readonly atMs: Milliseconds;
      readonly path: string;
      readonly fromCache: boolean;
    };

/** A command that go started; `test` is a test binary. */
export interface CommandEvent extends Omit<ToolCommand, 'tool'> {
  readonly type: 'command';
  readonly atMs: Milliseconds;
  readonly tool: ToolName | 'test';
  /** The whole command, as printed. */
  readonly text: string;
}
