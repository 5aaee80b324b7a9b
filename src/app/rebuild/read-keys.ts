import { runDryPassWithGraph } from '../../collect/keys/dry-graph.ts';
import type { DryPass } from '../../collect/keys/dry-pass.ts';
import { withKeyInputs } from '../../collect/keys/with-key-inputs.ts';
import type { GraphAction } from '../../core/events/events.ts';
import type { GoCommand } from '../../core/go/go-command.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import type { Progress } from '../../core/trace/progress.ts';
import type { Recording } from '../../core/trace/recording.ts';
import { withRunningIDs } from '../../core/trace/running-ids.ts';
import type { TraceView } from '../../core/view/trace/trace-view.ts';
import type { KeyStore } from '../../store/key-store.ts';
import { withHiddenKeys } from '../hide-key-secrets.ts';
import type { UserContext } from '../user-context.ts';
import { explainRunning } from './explain-running.ts';
import { testRunsOf } from './explain-trace.ts';

/** Reads key inputs for a recording. */
export interface KeyReader {
  readonly take: (progress: Progress) => void;
  /**
   * The recorded trace with the inputs of its keys. `plan`: go's plan, for a command that was killed before go
   * could write its IDs.
   */
  readonly finish: (
    trace: BuildTrace,
    signal: AbortSignal,
    plan?: readonly GraphAction[] | null,
  ) => Promise<BuildTrace>;
  /** Whether the inputs were read while the program ran. */
  readonly areRead: () => boolean;
}

export interface ReadKeysOptions {
  /** Whether to save the inputs of tests for the next trace. */
  readonly remembers?: boolean;
  /** The picture with reasons while the program of `go run` is running; needs the plan in the progress. */
  readonly onRunning?: ((view: TraceView) => void) | undefined;
}

/** A program that ends this soon leaves its files unchanged, so the pass can run after it. */
const STILL_RUNS_AFTER_MS = 1_000;

/** `command` is the state at its start, because its own program may have removed the directory. */
export function readKeys(
  { go, line }: GoCommand,
  store: KeyStore,
  context: UserContext,
  { remembers = true, onRunning }: ReadKeysOptions = {},
): KeyReader {
  const { directory: cwd, env } = context;
  const options = { goPath: go.path, line, cwd, env };
  const stopped = new AbortController();
  let plan: readonly GraphAction[] | null = null;
  let passed: ReturnType<typeof runDryPassWithGraph> | null = null;
  let read = false;
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  return {
    take(progress) {
      if (progress.type === 'plan') plan = progress.actions;
      // A server may run for hours while its files change.
      else if (progress.type === 'exec') {
        timer = setTimeout(() => {
          passed = runDryPassWithGraph({ ...options, signal: stopped.signal });
          // A caller that awaits `passed` gets the error; there may be none.
          passed.then(({ pass, graph }) => report(progress.soFar, pass, graph)).catch(() => undefined);
        }, STILL_RUNS_AFTER_MS);
      } else if (progress.type === 'end') {
        ended = true;
        clearTimeout(timer);
      }
    },
    areRead: () => read,
    async finish(trace, signal, planned = null) {
      clearTimeout(timer);
      if (signal.aborted) stopped.abort();
      signal.addEventListener('abort', () => stopped.abort(), { once: true });
      // After Ctrl-C, the user wants the prompt back.
      if (trace.interrupted && passed === null) return trace;
      const early = passed?.then(({ pass }) => pass) ?? null;
      // go was killed with its program (closing a terminal does that): the IDs are in the compile commands.
      const dry = planned && passed ? await passed.then(({ graph }) => graph).catch(() => null) : null;
      const named =
        planned && dry ? { ...trace, actions: withRunningIDs(trace.actions, planned, dry) } : trace;
      const runs = testRunsOf(context);
      const testRuns = remembers ? runs : { ...runs, add: () => Promise.resolve() };
      const read = await withKeyInputs(named, store, { ...options, signal, testRuns }, early);
      return withHiddenKeys(read, context);
    },
  };

  async function report(
    soFar: () => Recording,
    pass: DryPass,
    dry: readonly GraphAction[] | null,
  ): Promise<void> {
    read = true;
    if (!onRunning || ended || plan === null || dry === null) return;
    const view = await explainRunning({ recording: soFar(), plan, pass, dry }, store, context);
    if (view !== null && !ended) onRunning(view);
  }
}
