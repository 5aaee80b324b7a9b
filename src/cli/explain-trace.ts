import { mainAnswerOf } from '../collect/main-failure.ts';
import type { GoCommand } from '../collect/record-go.ts';
import { withKeyInputs, withStoredInputs } from '../collect/with-key-inputs.ts';
import { type Explanation, explainRebuilds } from '../core/analysis/why-rebuilt.ts';
import type { BuildTrace } from '../core/model/trace.ts';
import type { NoMainView, TraceView } from '../core/view/trace-view.ts';
import { viewTrace } from '../core/view/view-trace.ts';
import { englishMainWords } from '../core/words/main-packages.ts';
import { noMainView } from '../report/main-view.ts';
import { cacheFolder } from '../store/cache-folder.ts';
import { type KeyStore, openKeyStore } from '../store/key-store.ts';
import type { CommandLineContext } from './verb.ts';

/** The key inputs of the user who runs this command. */
export function keyStoreOf(context: CommandLineContext): KeyStore {
  return openKeyStore(cacheFolder(context));
}

/** A trace that was just recorded, with the inputs of its keys. */
export async function withKeys(
  trace: BuildTrace,
  store: KeyStore,
  /** As it was when the command started: meanwhile its own program may have removed the directory. */
  { go, line }: GoCommand,
  { directory: cwd, env }: CommandLineContext,
  signal: AbortSignal,
): Promise<BuildTrace> {
  const { argv } = trace.command;
  return withKeyInputs(trace, store, { goPath: go.path, argv, insertAt: line.insertAt, cwd, env, signal });
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
  context: CommandLineContext,
): Promise<{ readonly trace: BuildTrace; readonly explanation: Explanation | null }> {
  const store = keyStoreOf(context);
  await store.known();
  const whole = withStoredInputs(trace, store.inputsOf);
  return { trace: whole, explanation: await explanationOf(whole, store) };
}

/** Why a command that failed had nothing to run; null when it failed otherwise, or not at all. */
export function failureView(trace: BuildTrace, { env, platform }: CommandLineContext): NoMainView | null {
  return noMainView(mainAnswerOf(trace, { ...env }), englishMainWords, platform);
}

export async function explainedView(
  recorded: BuildTrace,
  context: CommandLineContext,
  example = false,
): Promise<TraceView> {
  const { trace, explanation } = await explainStored(recorded, context);
  const noMain = failureView(trace, context);
  return viewTrace(trace, { example, noMain, ...(explanation === null ? {} : { explanation }) });
}
