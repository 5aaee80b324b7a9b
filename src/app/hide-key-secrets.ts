import { HIDDEN, replaceSecrets } from '../core/go/secrets.ts';
import { UserFacingError } from '../core/model/errors.ts';
import type { BuildTrace } from '../core/model/trace.ts';
import { valueHash } from './export-trace.ts';
import type { UserContext } from './user-context.ts';

type KeyInputs = BuildTrace['keyInputs'];

/**
 * The inputs of cache keys with a keyed hash in place of secrets, as in an exported trace: an input that changed is
 * still seen to have changed. Inputs that are compared with stored ones need the same.
 */
export async function withHiddenKeys<T extends { readonly keyInputs: KeyInputs }>(
  trace: T,
  context: UserContext,
): Promise<T> {
  const secret = Object.entries(trace.keyInputs).filter(([, lines]) => lines.some(hasSecret));
  if (secret.length === 0) return trace;
  const hash = await hashOrNone(context);
  const hidden = secret.map(([id, lines]) => [id, lines.map((line) => replaceSecrets(line, hash))] as const);
  return { ...trace, keyInputs: { ...trace.keyInputs, ...Object.fromEntries(hidden) } };
}

function hasSecret(line: string): boolean {
  return replaceSecrets(line, () => HIDDEN) !== line;
}

/** A key that cannot be read is reported where a trace is exported; here the value only has to disappear. */
async function hashOrNone(context: UserContext): Promise<(value: string) => string> {
  try {
    return await valueHash(context);
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    return () => HIDDEN;
  }
}
