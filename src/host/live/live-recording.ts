import type { GraphAction, XEvent } from '../../core/events/events.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import { type FoldedRecording, foldSeen } from '../../core/trace/fold-trace.ts';
import { LiveFold } from '../../core/trace/live-outcomes.ts';
import type { LiveMessage } from '../../protocol/live/live.ts';

type Hello = LiveMessage & { readonly type: 'hello' };
type Plan = LiveMessage & { readonly type: 'plan' };

/**
 * A running command, built from the events that arrive. Each event is folded once, however often it is drawn.
 */
export class LiveRecording {
  readonly #hello: Hello;
  #plan: { readonly message: Plan; readonly actions: readonly GraphAction[] } | null = null;
  #fold = new LiveFold([]);
  /** Events before the plan; it is not known yet which actions they belong to. */
  #early: XEvent[] = [];

  constructor(hello: Hello) {
    this.#hello = hello;
  }

  takePlan(message: Plan, actions: readonly GraphAction[]): void {
    if (this.#plan !== null) return;
    this.#plan = { message, actions };
    this.#fold = new LiveFold(actions);
    for (const event of this.#early.splice(0)) this.#fold.take(event);
  }

  takeEvents(events: readonly XEvent[]): void {
    for (const event of events) {
      this.#fold.take(event);
      if (this.#plan === null) this.#early.push(event);
    }
  }

  /** The state so far. */
  trace(): BuildTrace {
    return foldSeen(this.#recording(), this.#fold);
  }

  #recording(): FoldedRecording {
    const hello = this.#hello;
    return {
      recorderVersion: hello.recorderVersion,
      origin: 'traced',
      startedAtEpochMs: this.#plan?.message.startedAtEpochMs ?? hello.startedAtEpochMs,
      argv: hello.argv,
      verb: hello.verb,
      directory: hello.directory,
      goflags: hello.goflags,
      go: { version: hello.go.version, goos: null, goarch: null, changedEnv: {} },
      module: this.#plan?.message.module ?? { mode: 'unknown', modules: [] },
      plan: this.#plan?.actions ?? null,
      final: null,
      messages: '',
      testOutput: null,
      testOutputIsJson: false,
      programEnd: null,
      end: null,
      interrupted: false,
      dryRun: hello.dryRun,
      binaries: [],
      loadPhases: [],
      notes: [],
    };
  }
}
