import { withStoredInputs } from '../../collect/keys/with-key-inputs.ts';
import type { Explanation } from '../../core/analysis/rebuild/explanation.ts';
import { explainRebuilds } from '../../core/analysis/rebuild/rebuilt.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import type { TraceView } from '../../core/view/trace/trace-view.ts';
import { cacheFolder } from '../../store/cache-folder.ts';
import { type KeyStore, openKeyStore } from '../../store/key-store.ts';
import { openTestRuns, type TestRunStore } from '../../store/test-runs.ts';
import { traceFailureView } from '../failure/trace-failure.ts';
import type { UserContext } from '../user-context.ts';
import { viewExplained } from './explained-trace.ts';

export function keyStoreOf(context: UserContext): KeyStore {
  return openKeyStore(cacheFolder(context));
}

/** The inputs that tests read in this user's traces. */
export function testRunsOf(context: UserContext): TestRunStore {
  return openTestRuns(cacheFolder(context));
}

/** Why each miss was a miss, compared with all earlier traces; null if no inputs are known. */
export async function explanationOf(trace: BuildTrace, store: KeyStore): Promise<Explanation | null> {
  if (Object.keys(trace.keyInputs).length === 0) return null;
  const earlier = await store.snapshots(trace.startedAt);
  return explainRebuilds(trace, { earlier, inputsOf: store.inputsOf });
}

/** A trace of the history has its inputs in the store; a file contains them. */
export async function explainStored(
  trace: BuildTrace,
  context: UserContext,
): Promise<{ readonly trace: BuildTrace; readonly explanation: Explanation | null }> {
  const store = keyStoreOf(context);
  await store.known();
  const whole = withStoredInputs(trace, store.inputsOf);
  return { trace: whole, explanation: await explanationOf(whole, store) };
}

/** Like `explainStored`, but reads the trace's inputs one after the other instead of keeping them in memory. */
export async function explanationOfStored(
  trace: BuildTrace,
  context: UserContext,
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

export async function explainedView(
  recorded: BuildTrace,
  context: UserContext,
  example = false,
): Promise<TraceView> {
  const { trace, explanation } = await explainStored(recorded, context);
  return viewExplained({ trace, explanation, noMain: await traceFailureView(trace, context) }, { example });
}
