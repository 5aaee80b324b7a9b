import { unquoteGoBytes } from '../../go/quoting.ts';
import { actionIDOfBytes } from '../../model/action-id.ts';
import type { InputsOf } from '../../model/keys.ts';
import { type NormalizedKey, normalizeKey } from './key.ts';

/**
 * A parsed key. The key of a vet contains the key of the compile that it checks as one line, so the inputs of
 * that compile count as the vet's own.
 */
export function readKey(name: string, inputs: readonly string[], inputsOf: InputsOf): NormalizedKey {
  const key = normalizeKey(name, inputs);
  if (key.mode !== 'vet') return key;
  const id = vettedID(inputs);
  const compiled = id === null ? null : inputsOf(id);
  if (!compiled) return { ...key, unknown: [...key.unknown, `pkg ${id ?? ''}`] };
  const { settings, files, imports, unknown } = normalizeKey(`build ${key.importPath}`, compiled);
  return {
    ...key,
    settings: new Map([...settings, ...key.settings]),
    files,
    imports,
    unknown: [...unknown, ...key.unknown],
  };
}

/** Action ID of the compile that a vet checks; null if these are not the inputs of a vet. */
export function vettedID(inputs: readonly string[]): string | null {
  const line = inputs.find((one) => one.startsWith('pkg "'));
  // go writes the whole sum of that key, as bytes.
  const bytes = line === undefined ? null : unquoteGoBytes(line.slice(4));
  return bytes?.length === 32 ? actionIDOfBytes(bytes) : null;
}
