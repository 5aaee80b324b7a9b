import { plainPath } from '../../core/analysis/build/build-ids.ts';
import type { Note } from '../../core/model/notes.ts';
import type { Action } from '../../core/model/trace.ts';
import { type DryPass, type DryPassOptions, runDryPass } from './dry-pass.ts';
import { readKeyEnvironment } from './key-environment.ts';
import { isKeyed, matchKeys, withVetKeys } from './match-keys.ts';
import { outputInputs } from './own-output.ts';

export interface KeyInputs {
  /** Per action ID of the real command, its version first. Only inputs that are verified for that ID. */
  readonly keyInputs: Readonly<Record<string, readonly string[]>>;
  readonly keyEnvironment: Readonly<Record<string, string>>;
  /** What could not be read. */
  readonly notes: readonly Note[];
  /** The given actions, with the IDs of vets, which go's graph does not have. */
  readonly actions: readonly Action[];
  /** null if it was not needed, or gave nothing. */
  readonly pass: DryPass | null;
}

/**
 * Reads the inputs of every cache key of a command that has built, by running it again with `-n`, which builds
 * nothing, and `GODEBUG=gocachehash=1`, which prints what go hashes. Runs at low priority. `early`: a dry pass
 * made while the program ran, before its files could change. `needsPass`: run it even if every key is stored.
 * `interrupted`: the command was interrupted, and an early pass may have been too.
 */
export async function readKeyInputs(
  actions: readonly Action[],
  isStored: (actionID: string) => boolean,
  options: DryPassOptions,
  {
    early = null,
    needsPass = false,
    interrupted = false,
    outputs = [],
  }: {
    readonly early?: Promise<DryPass> | null;
    readonly needsPass?: boolean;
    readonly interrupted?: boolean;
    /** Absolute paths of the programs that the command wrote. */
    readonly outputs?: readonly string[];
  } = {},
): Promise<KeyInputs> {
  const ids = new Set(actions.flatMap((action) => (isKeyed(action) ? [action.actionID ?? ''] : [])));
  const environment = readKeyEnvironment(options);
  const wanted = needsPass || actions.some((action) => action.mode === 'vet' && isDone(action));
  if (ids.size === 0 || (!wanted && [...ids].every(isStored))) {
    return { actions, keyInputs: {}, keyEnvironment: await environment, notes: [], pass: null };
  }
  const pass = await (early ?? runDryPass(options));
  const keyEnvironment = await environment;
  const nothing = { actions, keyInputs: {}, keyEnvironment, pass: null };
  // go itself may handle the signal, and then exits with its own code.
  if (interrupted && (pass.signal !== null || pass.exitCode !== 0))
    return { ...nothing, notes: [{ id: 'keys-interrupted', args: {} }] };
  if (options.signal?.aborted || pass.signal !== null)
    return { ...nothing, notes: [{ id: 'keys-broken-off', args: {} }] };
  if (pass.keys.length === 0) return { ...nothing, notes: [noKeys(pass.failure)] };
  const vetted = withVetKeys(actions, pass.keys);
  const keyInputs = matchKeys(vetted, pass.keys, outputs);
  const embedding = await outputInputs(vetted, pass.keys, outputs);
  const explained = new Set(embedding.map(({ args }) => args.package));
  const lost = new Set(
    vetted.flatMap(({ actionID, package: name }) => (explained.has(plainPath(name)) ? [actionID] : [])),
  );
  const missing = [...ids].filter(
    (id) => keyInputs[id] === undefined && !isStored(id) && !lost.has(id),
  ).length;
  const notes: readonly Note[] = [
    ...embedding,
    ...(missing === 0 ? [] : [{ id: 'keys-missing', args: { count: missing } } as const]),
  ];
  return { actions: vetted, keyInputs, keyEnvironment, notes, pass };
}

function noKeys(failure: string): Note {
  return { id: 'no-keys', args: { said: failure === '' ? null : failure } };
}

function isDone({ outcome }: Action): boolean {
  return outcome === 'miss' || outcome === 'failed';
}
