import path from 'node:path';
import { actionIDOfHex } from '../../core/model/action-id.ts';
import { readTextLater } from '../../platform/read-text.ts';
import { sumOf } from './match-keys.ts';

/**
 * When go stored the output of a key, in milliseconds since 1970: the time inside the entry. (go sets the time
 * of the entry's file again when it uses it, once an hour.) null if GOCACHE has no such entry.
 *
 * `inputs`: the key's inputs, go's version first, without line ends.
 */
export async function cachedAtMs(
  actionID: string,
  inputs: readonly string[],
  gocache: string,
): Promise<number | null> {
  const [salt = '', ...lines] = inputs;
  const hex = sumOf([salt, ...lines.map((line) => `${line}\n`)]);
  if (actionIDOfHex(hex) !== actionID) return null;
  const entry = await readTextLater(path.join(gocache, hex.slice(0, 2), `${hex}-a`)).catch(() => null);
  const time = entry === null ? undefined : /^v1 [0-9a-f]{64} [0-9a-f]{64} +\d+ +(\d+)\n$/.exec(entry)?.[1];
  return time === undefined ? null : Number(BigInt(time) / 1_000_000n);
}
