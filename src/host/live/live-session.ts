import type { GraphAction } from '../../core/events/events.ts';
import type { UserError } from '../../core/model/errors.ts';
import type { TraceView } from '../../core/view/trace/trace-view.ts';
import { viewTrace } from '../../core/view/trace/view-trace.ts';
import { type LiveMessage, readPlannedActions } from '../../protocol/live/live.ts';
import { readTraceViewInSteps } from '../../protocol/panel/guards.ts';
import { LiveRecording } from './live-recording.ts';
import { type Pacer, pace } from './pacer.ts';

/** What is reported about a traced command, in this order; `picture` several times. */
export interface LiveSink {
  readonly hello: (message: LiveMessage & { readonly type: 'hello' }) => void;
  readonly view: (view: TraceView) => void;
  /** go has ended; the picture of its final graph follows. */
  readonly end: (message: LiveMessage & { readonly type: 'end' }) => void;
  readonly trace: (text: string) => void;
  readonly saved: (historyId: string | null, report: string | null) => void;
  readonly fault: (error: UserError) => void;
  /** An error of our own, for the log. */
  readonly defect: (error: unknown) => void;
}

/** Folds the messages of the command line into pictures; call it with one message at a time. */
export class LiveSession {
  readonly #sink: LiveSink;
  readonly #pause: () => Promise<void>;
  #recording: LiveRecording | null = null;
  #pacer: Pacer | null = null;
  #ended = false;
  /** The newest picture that was drawn here. */
  #shown: TraceView | null = null;

  constructor(sink: LiveSink, pause: () => Promise<void> = nextTurn) {
    this.#sink = sink;
    this.#pause = pause;
  }

  /** false if the message is not valid; then nothing more is read. */
  async take(message: LiveMessage): Promise<boolean> {
    switch (message.type) {
      case 'hello':
        if (this.#recording !== null) return false;
        this.#recording = new LiveRecording(message);
        this.#pacer = pace(() => this.#show());
        this.#sink.hello(message);
        this.#pacer.ask();
        return true;
      case 'plan': {
        const actions = await this.#readActions(message.actions);
        if (actions === null || this.#recording === null) return false;
        this.#recording.takePlan(message, actions);
        // The plan is drawn at once, because users wait for it.
        this.#pacer?.askNow();
        return true;
      }
      case 'x':
        this.#recording?.takeEvents(message.events);
        this.#pacer?.ask();
        return this.#recording !== null;
      case 'end':
        this.#ended = true;
        this.#pacer?.stop();
        this.#showEnded();
        this.#sink.end(message);
        return this.#recording !== null;
      case 'view': {
        const view = await readTraceViewInSteps(message.view, this.#pause);
        // This view has reasons; the ones drawn here have none.
        this.#pacer?.stop();
        if (view !== null) this.#sink.view(view);
        return view !== null;
      }
      case 'trace':
        this.#sink.trace(message.text);
        return true;
      case 'saved':
        this.#sink.saved(message.historyId, message.report);
        return true;
      case 'fault':
        this.#sink.fault(message.error);
        return true;
    }
  }

  dispose(): void {
    this.#pacer?.stop();
  }

  #show(): void {
    if (this.#recording === null || this.#ended) return;
    try {
      this.#shown = viewTrace(this.#recording.trace(), { state: 'running' });
      this.#sink.view(this.#shown);
    } catch (error) {
      this.#sink.defect(error);
    }
  }

  /** Nothing is being compiled any more: go's last lines are in the terminal, and the final picture follows. */
  #showEnded(): void {
    if (this.#shown?.headline.kind !== 'running' || this.#shown.headline.now === null) return;
    const headline = { ...this.#shown.headline, now: null, nowMs: 0 };
    this.#sink.view({ ...this.#shown, headline });
  }

  /** IDs are indexes, and `deps` refers to them; the code that follows relies on it. */
  async #readActions(values: readonly unknown[]): Promise<readonly GraphAction[] | null> {
    const actions: GraphAction[] = [];
    for (let start = 0; start < values.length; start += ACTIONS_AT_ONCE) {
      if (start > 0) await this.#pause();
      const some = readPlannedActions(values.slice(start, start + ACTIONS_AT_ONCE));
      if (some === null) return null;
      for (const action of some) {
        if (action.id !== actions.length || !action.deps.every((dep) => dep in values)) return null;
        actions.push(action);
      }
    }
    return actions;
  }
}

const ACTIONS_AT_ONCE = 500;

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
