import path from 'node:path';
import { readBeyondKey } from '../../collect/keys/beyond-key.ts';
import { plainPath } from '../../core/analysis/build/build-ids.ts';
import type { BeyondKey } from '../../core/model/beyond-key.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import type { UserContext } from '../user-context.ts';
import { keyStoreOf } from './explain-trace.ts';

/** What the key of a package from the cache does not cover; null if it did not come from there, or is unknown. */
export async function beyondKeyOf(
  trace: BuildTrace,
  importPath: string,
  context: UserContext,
): Promise<BeyondKey | null> {
  const action = trace.actions.find(
    (one) => one.mode === 'build' && plainPath(one.package) === importPath && one.outcome === 'hit',
  );
  if (action?.actionID === undefined) return null;
  const { actionID, module } = action;
  const store = keyStoreOf(context);
  await store.known();
  const inputs = trace.keyInputs[actionID] ?? store.inputsOf(actionID);
  if (!inputs) return null;
  const root = trace.module.modules.find((one) => one.path === module);
  const folder = root?.directory ? path.join(root.directory, importPath.slice(root.path.length)) : null;
  const { GOCACHE, GOCACHEPROG } = trace.keyEnvironment ?? {};
  const gocache = GOCACHEPROG === undefined ? (GOCACHE ?? null) : null;
  return readBeyondKey({ importPath, actionID, inputs, folder }, gocache);
}
