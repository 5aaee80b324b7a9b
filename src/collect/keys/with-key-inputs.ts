import { systemErrorOf, UserFacingError } from '../../core/model/errors.ts';
import type { InputsOf, KeySnapshot } from '../../core/model/keys.ts';
import type { Note } from '../../core/model/notes.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import { readTestCache, type StoredTestRuns, wantsTestCache } from '../tests/test-cache.ts';
import type { DryPass, DryPassOptions } from './dry-pass.ts';
import { newerHeaders } from './newer-headers.ts';
import { outputsOf, readModified } from './own-output.ts';
import { type KeyInputs, readKeyInputs } from './read-key-inputs.ts';

/** The part of the key store that recording needs. */
export interface StoredKeys {
  readonly known: () => Promise<ReadonlySet<string>>;
  readonly inputsOf: InputsOf;
  readonly snapshots: (before?: string) => Promise<readonly KeySnapshot[]>;
}

export interface KeyInputOptions extends DryPassOptions {
  /** Earlier test runs; without them, nothing is reported about test results. */
  readonly testRuns?: StoredTestRuns;
}

/** The trace with the inputs of its keys, read by a dry pass unless the store has them. */
export async function withKeyInputs(
  trace: BuildTrace,
  store: StoredKeys,
  { testRuns, ...options }: KeyInputOptions,
  early: Promise<DryPass> | null = null,
): Promise<BuildTrace> {
  const stored = await store.known();
  const needsPass = testRuns !== undefined && wantsTestCache(trace);
  const { interrupted } = trace;
  const outputs = outputsOf(trace);
  const how = { early, needsPass, interrupted, outputs };
  const read = await readKeyInputs(trace.actions, (id) => stored.has(id), options, how);
  const { actions, keyInputs } = read;
  const keys = read.pass?.keys ?? [];
  const modified = await readModified({ ...trace, actions, keyInputs }, keys, outputs, options);
  const notes = [...trace.notes, ...read.notes, ...modified.notes];
  const keyEnvironment = { ...read.keyEnvironment, ...modified.environment };
  const own = { ...trace, actions, keyInputs, keyEnvironment, notes };
  const filled = withStoredInputs(own, store.inputsOf);
  const whole = { ...filled, notes: [...notes, ...(await newerHeaders(filled))] };
  return testRuns === undefined ? whole : withTestCache(whole, read, testRuns, options);
}

async function withTestCache(
  trace: BuildTrace,
  { pass, keyEnvironment }: KeyInputs,
  stored: StoredTestRuns,
  { env }: DryPassOptions,
): Promise<BuildTrace> {
  const { GOCACHEPROG: program } = keyEnvironment;
  // As a name of the cache; go keeps nothing in the folder.
  const gocache = program ? `GOCACHEPROG=${program}` : keyEnvironment.GOCACHE;
  const salt = pass?.keys[0]?.writes[0];
  if (!pass?.tests || !gocache || salt === undefined) return trace;
  const noted = (note: Note, found: BuildTrace = trace) => ({ ...found, notes: [...found.notes, note] });
  const context = { trace, dryTests: pass.tests, gocache, isProgram: Boolean(program), salt, env, stored };
  const read = await readTestCache(context).catch(failureMessage);
  if (typeof read === 'string') return noted({ id: 'test-cache-unread', args: { reason: read } });
  const found = { ...trace, tests: read.tests };
  const failure = await stored.add(read.runs).then(
    () => null,
    // The store names the file that it could not read; that must not cost the reasons which are known by now.
    (error: unknown) => failureMessage(error instanceof UserFacingError ? error.cause : error),
  );
  if (failure !== null) return noted({ id: 'test-runs-not-saved', args: { reason: failure } }, found);
  return found;
}

/** The operating system's message; any other error is thrown again. */
function failureMessage(error: unknown): string {
  return systemErrorOf(error).message;
}

/** Fills in what the store has: a trace of the history keeps its inputs there. */
export function withStoredInputs(trace: BuildTrace, inputsOf: InputsOf): BuildTrace {
  const keyInputs: Record<string, readonly string[]> = { ...trace.keyInputs };
  for (const { actionID } of trace.actions) {
    if (actionID === undefined || keyInputs[actionID]) continue;
    const inputs = inputsOf(actionID);
    if (inputs) keyInputs[actionID] = inputs;
  }
  return { ...trace, keyInputs };
}
