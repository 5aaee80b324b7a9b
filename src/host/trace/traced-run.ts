import { UserFacingError } from '../../core/model/errors.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import { readTrace } from '../../core/trace/read-trace.ts';
import type { GoCommandSource } from '../go/go-command.ts';
import type { ExpectedSink, Order } from '../live/live-server.ts';
import { type GoUsed, isBuilding, type Run, type RunRecord } from '../run.ts';
import { afterChdir, type RunTarget } from '../run-target.ts';
import type { Services } from '../services.ts';

export interface StartedRun {
  readonly argv: readonly string[];
  readonly directory: string;
  readonly target: RunTarget | null;
  readonly go: GoUsed | null;
  /**
   * For a task, which is not known before it connects: the settings that determine the go command of a folder.
   */
  readonly goSource?: (directory: string) => GoCommandSource;
  /** Sends Ctrl-C to the terminal, if we opened it. */
  readonly interrupt: (() => void) | null;
  /** Kills the process if it is not connected. */
  readonly kill: (() => void) | null;
}

/** A panel that returns after a reload may ask for a run of the previous window. */
const SINCE = Date.now().toString(36);
let made = 0;
/** How many ended runs, and rows of their pictures, are kept so that they can be opened again. */
const MOST_ENDED = 20;
const MOST_ROWS = 10_000;

/** One traced command of this window, from its start on; writes its changes to `runs`. */
export class TracedRun {
  readonly id: string;
  /** Resolves when no more messages can arrive. */
  readonly ended: Promise<void>;
  readonly #services: Pick<Services, 'runs' | 'log' | 'messages' | 'allMessages'>;
  readonly #started: StartedRun;
  #resolveEnded: () => void = () => {};
  #order: Order | null = null;
  #cancelled = 0;
  #run: Run;

  constructor(services: Pick<Services, 'runs' | 'log' | 'messages' | 'allMessages'>, started: StartedRun) {
    this.#services = services;
    this.#started = started;
    this.id = `run-${SINCE}-${++made}`;
    this.ended = new Promise((resolve) => {
      this.#resolveEnded = resolve;
    });
    const { argv, directory, target, go } = started;
    this.#run = {
      id: this.id,
      argv,
      directory,
      target,
      go,
      state: 'running',
      view: null,
      recordedId: null,
      cancelled: false,
      cancel: () => this.cancel(),
    };
    services.runs.put(this.#run);
  }

  get run(): Run {
    return this.#run;
  }

  /** The command line has connected. */
  get isConnected(): boolean {
    return this.#order !== null;
  }

  get isBuilding(): boolean {
    return isBuilding(this.#run);
  }

  /** The command has ended, and its trace is saved or never will be. */
  get isOver(): boolean {
    return this.#run.state === 'done' && this.#run.record.kind !== 'awaited';
  }

  /** Ctrl-C first, so that the program can exit in its own way; the second time it is killed. */
  cancel(): void {
    if (this.#run.state === 'done') return;
    const { interrupt, kill } = this.#started;
    const isFirst = this.#cancelled++ === 0;
    if (isFirst) this.#put({ cancelled: true });
    if (isFirst && interrupt !== null) interrupt();
    else if (this.#order?.({ type: isFirst ? 'interrupt' : 'kill' }) !== true) kill?.();
  }

  /** The terminal is gone, and its command never connected. */
  lose(): void {
    if (this.#run.state === 'running') {
      const { view } = this.#run;
      const ended = view && { ...view, header: { ...view.header, state: 'interrupted' as const } };
      this.#end(ended, { kind: 'lost', fault: this.#services.messages.trace.lost });
    }
    this.#services.runs.forgetAllBut(MOST_ENDED, MOST_ROWS);
    this.#resolveEnded();
  }

  listen(order: Order): ExpectedSink {
    this.#order = order;
    return {
      hello: ({ go, argv, directory, recordedId }) => {
        this.#run = { ...this.#run, recordedId };
        // Nothing was known of a task before.
        if (this.#run.target !== null) return;
        const source = this.#started.goSource?.(directory) ?? 'PATH';
        this.#put({ ...afterChdir({ argv, directory, goVersion: go.version }), go: { ...go, source } });
      },
      view: (view) => {
        if (view.header.state === 'running') this.#put({ view });
        else this.#end(view, null);
      },
      end: () => {},
      trace: (text) => {
        const trace = this.#read(text);
        this.#end(this.#run.view, trace && { kind: 'memory', trace });
      },
      saved: (id) => this.#end(this.#run.view, id === null ? null : { kind: 'history', id }),
      fault: (error) =>
        this.#end(this.#run.view, { kind: 'lost', fault: this.#services.allMessages.error(error) }),
      defect: (error) => this.#services.log.error(`live ${this.id}:`, describe(error)),
      gone: () => this.lose(),
    };
  }

  #put(newer: Partial<Omit<Run, 'state'>>): void {
    this.#run = { ...this.#run, ...newer };
    this.#services.runs.put(this.#run);
  }

  /** Marks the run as ended; `record` is null if nothing new is known of its trace. */
  #end(view: Run['view'], record: RunRecord | null): void {
    const known: RunRecord = this.#run.state === 'done' ? this.#run.record : { kind: 'awaited' };
    this.#run = { ...this.#run, view, state: 'done', record: record ?? known };
    this.#services.runs.put(this.#run);
  }

  #read(text: string): BuildTrace | null {
    try {
      return readTrace(text);
    } catch (error) {
      if (!(error instanceof UserFacingError)) throw error;
      this.#services.log.warn(`live ${this.id}: ${error.message}`);
      return null;
    }
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
