import { type DryPass, runDryPass } from '../collect/dry-pass.ts';
import { mainAnswerOf } from '../collect/main-failure.ts';
import type { GoCommand, Progress } from '../collect/record-go.ts';
import { withKeyInputs, withStoredInputs } from '../collect/with-key-inputs.ts';
import type { Explanation } from '../core/analysis/why-explanation.ts';
import { explainRebuilds } from '../core/analysis/why-rebuilt.ts';
import type { BuildTrace } from '../core/model/trace.ts';
import type { NoMainView, TraceView } from '../core/view/trace-view.ts';
import { viewTrace } from '../core/view/view-trace.ts';
import { noMainView } from '../report/main-view.ts';
import { cacheFolder } from '../store/cache-folder.ts';
import { type KeyStore, openKeyStore } from '../store/key-store.ts';
import { openTestRuns, type TestRunStore } from '../store/test-runs.ts';
import type { UserPlace } from './user-place.ts';

/** The key inputs of the user who runs this command. */
export function keyStoreOf(context: UserPlace): KeyStore {
  return openKeyStore(cacheFolder(context));
}

/** What the tests of this user's traces read. */
export function testRunsOf(context: UserPlace): TestRunStore {
  return openTestRuns(cacheFolder(context));
}

/** Reads key inputs beside a recording. */
export interface KeyReader {
  readonly take: (progress: Progress) => void;
  /** The trace that was just recorded, with the inputs of its keys. */
  readonly finish: (trace: BuildTrace, signal: AbortSignal) => Promise<BuildTrace>;
}

/** A program that ends so soon leaves its files as they were: then the pass comes after it. */
const STILL_RUNS_AFTER_MS = 1_000;

/**
 * `command` as it was when it started: meanwhile its own program may have removed the directory.
 * `remembers`: what tests read is kept for the next trace.
 */
export function readKeys(
  { go, line }: GoCommand,
  store: KeyStore,
  place: UserPlace,
  { remembers = true }: { readonly remembers?: boolean } = {},
): KeyReader {
  const { directory: cwd, env } = place;
  const options = { goPath: go.path, argv: line.argv, insertAt: line.insertAt, cwd, env };
  const stopped = new AbortController();
  let early: Promise<DryPass> | null = null;
  let timer: NodeJS.Timeout | undefined;
  return {
    take(progress) {
      // A server may run for hours, and its files change meanwhile.
      if (progress.type === 'exec') {
        timer = setTimeout(() => {
          early = runDryPass({ ...options, signal: stopped.signal });
          // Whoever asks for it hears of a fault; nobody may ask.
          early.catch(() => undefined);
        }, STILL_RUNS_AFTER_MS);
      } else if (progress.type === 'end') clearTimeout(timer);
    },
    async finish(trace, signal) {
      clearTimeout(timer);
      signal.addEventListener('abort', () => stopped.abort(), { once: true });
      // Who pressed Ctrl-C wants the prompt back.
      if (trace.interrupted && early === null) return trace;
      const runs = testRunsOf(place);
      const testRuns = remembers ? runs : { ...runs, add: () => Promise.resolve() };
      return withKeyInputs(trace, store, { ...options, signal, testRuns }, early);
    },
  };
}

/** Why each miss was one, against everything that was traced before; null when no inputs are known. */
export async function explanationOf(trace: BuildTrace, store: KeyStore): Promise<Explanation | null> {
  if (Object.keys(trace.keyInputs).length === 0) return null;
  const earlier = await store.snapshots(trace.startedAt);
  return explainRebuilds(trace, { earlier, inputsOf: store.inputsOf });
}

/** A trace of the history leaves its inputs in the store; a file has them itself. */
export async function explainStored(
  trace: BuildTrace,
  context: UserPlace,
): Promise<{ readonly trace: BuildTrace; readonly explanation: Explanation | null }> {
  const store = keyStoreOf(context);
  await store.known();
  const whole = withStoredInputs(trace, store.inputsOf);
  return { trace: whole, explanation: await explanationOf(whole, store) };
}

/** The same without the trace's inputs: they are read one after the other, and not kept. */
export async function explanationOfStored(
  trace: BuildTrace,
  context: UserPlace,
): Promise<Explanation | null> {
  const store = keyStoreOf(context);
  const stored = await store.known();
  const isKnown =
    Object.keys(trace.keyInputs).length > 0 ||
    trace.actions.some(({ actionID = '' }) => stored.has(actionID));
  if (!isKnown) return null;
  return explainRebuilds(trace, {
    earlier: await store.snapshots(trace.startedAt),
    inputsOf: store.inputsOf,
  });
}

/** Why a command that failed had nothing to run; null when it failed otherwise, or not at all. */
export function failureView(trace: BuildTrace, { env, platform, words }: UserPlace): NoMainView | null {
  return noMainView(mainAnswerOf(trace, { ...env }), words.mains, platform);
}

export async function explainedView(
  recorded: BuildTrace,
  context: UserPlace,
  example = false,
): Promise<TraceView> {
  const { trace, explanation } = await explainStored(recorded, context);
  const noMain = failureView(trace, context);
  return viewTrace(trace, { example, noMain, ...(explanation === null ? {} : { explanation }) });
}
