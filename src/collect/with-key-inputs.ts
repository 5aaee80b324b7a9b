import type { InputsOf, KeySnapshot } from '../core/model/keys.ts';
import type { BuildTrace } from '../core/model/trace.ts';
import { type DryPass, type DryPassOptions, readKeyInputs } from './dry-pass.ts';

/** The part of the key store that recording needs. */
export interface StoredKeys {
  readonly known: () => Promise<ReadonlySet<string>>;
  readonly inputsOf: InputsOf;
  readonly snapshots: (before?: string) => Promise<readonly KeySnapshot[]>;
}

/** The trace with the inputs of its keys, read by a dry pass where the store does not have them. */
export async function withKeyInputs(
  trace: BuildTrace,
  store: StoredKeys,
  options: DryPassOptions,
  early: Promise<DryPass> | null = null,
): Promise<BuildTrace> {
  const stored = await store.known();
  const read = await readKeyInputs(trace.actions, (id) => stored.has(id), options, early);
  const notes = [...trace.notes, ...read.notes];
  const own = { ...trace, keyInputs: read.keyInputs, keyEnvironment: read.keyEnvironment, notes };
  return withStoredInputs(own, store.inputsOf);
}

/** Fills in what the store knows: a trace of the history leaves its inputs there. */
export function withStoredInputs(trace: BuildTrace, inputsOf: InputsOf): BuildTrace {
  const keyInputs: Record<string, readonly string[]> = { ...trace.keyInputs };
  for (const { actionID } of trace.actions) {
    if (actionID === undefined || keyInputs[actionID]) continue;
    const inputs = inputsOf(actionID);
    if (inputs) keyInputs[actionID] = inputs;
  }
  return { ...trace, keyInputs };
}
