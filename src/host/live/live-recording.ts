import type { GraphAction, XEvent } from '../../core/events/events.ts';
import type { Recording } from '../../core/trace/recording.ts';
import type { LiveMessage } from '../../protocol/live/live.ts';

type Hello = LiveMessage & { readonly type: 'hello' };
type Plan = LiveMessage & { readonly type: 'plan' };

/** Puts a recording together again from what arrives of it, to be folded while the command still runs. */
export class LiveRecording {
  readonly #hello: Hello;
  readonly #xEvents: XEvent[] = [];
  #plan: { readonly message: Plan; readonly actions: readonly GraphAction[] } | null = null;

  constructor(hello: Hello) {
    this.#hello = hello;
  }

  takePlan(message: Plan, actions: readonly GraphAction[]): void {
    this.#plan ??= { message, actions };
  }

  takeEvents(events: readonly XEvent[]): void {
    for (const event of events) this.#xEvents.push(event);
  }

  /** The program of `go run` was started: the build is over. */
  get execSeen(): boolean {
    return this.#xEvents.some((event) => event.type === 'exec');
  }

  now(end: Recording['end']): Recording {
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
      xEvents: [...this.#xEvents],
      messages: '',
      testOutput: null,
      testOutputIsJson: false,
      programEnd: null,
      end,
      interrupted: false,
      dryRun: hello.dryRun,
      binaries: [],
      loadPhases: [],
      notes: [],
    };
  }
}
