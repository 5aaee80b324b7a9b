import { createHash } from 'node:crypto';
import { closeSync, constants, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Damage } from '../../core/analysis/cache/damage.ts';
import { type BuildCacheScan, DAMAGED, MISSING, type ScanOptions } from './scan-build-cache.ts';

const CHUNK = 1 << 20;
const SLICE_BYTES = 32 << 20;
const SLICE_FILES = 200;

/**
 * Compares every output with its name, which is the SHA-256 of its content, and with the size in the entries of its
 * actions. Reads the whole cache and changes nothing. Rejects with the reason of the signal.
 */
export async function checkOutputs(
  folder: string,
  { actions, outputs, packages }: BuildCacheScan,
  { signal, onProgress }: ScanOptions,
): Promise<readonly Damage[]> {
  const damages: Damage[] = [];
  const sizes = new Map<number, number>();
  const add = (what: Damage['what'], hash: string, suffix: 'a' | 'd', output: number): void => {
    const name = `${hash}-${suffix}`;
    const importPath = output < 0 ? null : (packages[outputs.packages.at(output)]?.importPath ?? null);
    damages.push({ what, path: join(folder, hash.slice(0, 2), name), importPath });
  };
  for (let at = 0; at < actions.hashes.length; at++) {
    const output = actions.outputs.at(at);
    if (output === DAMAGED) add('entry', actions.hashes.hex(at), 'a', output);
    // An output that go trimmed before its entry is nothing unusual.
    else if (output !== MISSING) sizes.set(output, actions.sizes.at(at));
  }
  let bytes = 0;
  let files = 0;
  for (let at = 0; at < outputs.hashes.length; at++) {
    const expected = sizes.get(at);
    const size = outputs.sizes.at(at);
    const hash = outputs.hashes.hex(at);
    if (expected !== undefined && expected !== size) add('size', hash, 'd', at);
    else if (hashOf(join(folder, hash.slice(0, 2), `${hash}-d`)) === 'differs') add('content', hash, 'd', at);
    bytes += size;
    if (bytes < SLICE_BYTES && ++files < SLICE_FILES) continue;
    bytes = 0;
    files = 0;
    onProgress?.({ done: at + 1, total: outputs.hashes.length, entries: at + 1 });
    await setImmediate();
    signal?.throwIfAborted();
  }
  return damages;
}

const buffer = Buffer.alloc(CHUNK);

/** What cannot be read, or was trimmed meanwhile, is not damaged as far as anybody knows. */
function hashOf(path: string): 'agrees' | 'differs' | 'unknown' {
  try {
    const stats = lstatSync(path);
    const [inner, ...more] = stats.isDirectory() ? readdirSync(path) : [];
    if (stats.isDirectory() && (inner === undefined || more.length > 0)) return 'unknown';
    const expected = path.slice(-66, -2);
    return sumOf(inner === undefined ? path : join(path, inner)) === expected ? 'agrees' : 'differs';
  } catch {
    return 'unknown';
  }
}

function sumOf(path: string): string {
  const hash = createHash('sha256');
  const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    for (;;) {
      const count = readSync(file, buffer, 0, buffer.length, null);
      if (count === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, count));
    }
  } finally {
    closeSync(file);
  }
}
