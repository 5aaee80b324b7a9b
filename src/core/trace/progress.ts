import type { GraphAction, XEvent } from '../events/events.ts';
import type { Milliseconds } from '../model/units.ts';
import type { Recording } from './recording.ts';

/** What is reported while the command runs. */
export type Progress =
  /** go has written its whole plan; only with `wantPlan`. */
  | {
      readonly type: 'plan';
      readonly atMs: Milliseconds;
      readonly actions: readonly GraphAction[];
      readonly soFar: () => Recording;
    }
  | { readonly type: 'x'; readonly event: XEvent }
  /** `go run` started the program, which now owns the terminal. `soFar` returns the state so far. */
  | { readonly type: 'exec'; readonly atMs: Milliseconds; readonly soFar: () => Recording }
  | {
      readonly type: 'end';
      readonly atMs: Milliseconds;
      readonly exitCode: number | null;
      readonly signal: string | null;
    };

export interface RunningCommand {
  /** Like Ctrl-C in its terminal. */
  readonly interrupt: () => void;
  /** Kills it and everything that it started, at once. */
  readonly kill: () => void;
}
