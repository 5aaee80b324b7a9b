import type { GraphAction, XEvent } from '../events/events.ts';
import type { Milliseconds } from '../model/units.ts';
import type { Recording } from './recording.ts';

/** What can be told while the command runs. */
export type Progress =
  /** go has written its whole plan; only with `wantPlan`. */
  | {
      readonly type: 'plan';
      readonly atMs: Milliseconds;
      readonly actions: readonly GraphAction[];
      readonly soFar: () => Recording;
    }
  | { readonly type: 'x'; readonly event: XEvent }
  /** `go run` started the program: the terminal is the program's now. `soFar` gives what is known. */
  | { readonly type: 'exec'; readonly atMs: Milliseconds; readonly soFar: () => Recording }
  | {
      readonly type: 'end';
      readonly atMs: Milliseconds;
      readonly exitCode: number | null;
      readonly signal: string | null;
    };

export interface RunningCommand {
  /** As Ctrl-C in its terminal. */
  readonly interrupt: () => void;
  /** It and all that it started, at once. */
  readonly kill: () => void;
}
