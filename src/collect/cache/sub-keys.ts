import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyOfBytes } from './columns.ts';
import type { BuildCacheScan } from './scan-build-cache.ts';

/** What go stores beside the output of a package, under keys that follow from the action's. */
const NAMES = ['srcfiles', 'stdout', 'link-stdout', '_cgo_install.h'];

/** The actions that belong to those of packages: their lists of files, messages, and files of cgo. */
export function subActionsOf(
  actions: readonly number[],
  scan: BuildCacheScan,
  folder: string,
): readonly number[] {
  const byKey = new Map<string, number>();
  for (let at = 0; at < scan.actions.hashes.length; at++) byKey.set(scan.actions.hashes.key(at), at);
  const found: number[] = [];
  for (const action of actions) {
    const parent = Buffer.from(scan.actions.hashes.hex(action), 'hex');
    const lookUp = (name: string): number | undefined => byKey.get(keyOfBytes(subKey(parent, name)));
    for (const name of NAMES) {
      const sub = lookUp(name);
      if (sub === undefined) continue;
      found.push(sub);
      if (name !== 'srcfiles') continue;
      for (const file of generatedFiles(sub, scan, folder)) {
        const own = lookUp(file);
        if (own !== undefined) found.push(own);
      }
    }
  }
  return found;
}

/** Source: cmd/go/internal/cache, Subkey. */
function subKey(parent: Buffer, name: string): Buffer {
  return createHash('sha256').update('subkey:').update(parent).update(name).digest();
}

/** Those of the list that are not in the package's own directory. */
function generatedFiles(
  action: number,
  { actions, outputs }: BuildCacheScan,
  folder: string,
): readonly string[] {
  const output = actions.outputs.at(action);
  if (output < 0 || outputs.sizes.at(output) > LONGEST) return [];
  const hex = outputs.hashes.hex(output);
  try {
    const text = readFileSync(join(folder, hex.slice(0, 2), `${hex}-d`), 'utf8');
    return text.split('\n').filter((line) => line !== '' && !line.startsWith('./'));
  } catch {
    return [];
  }
}

const LONGEST = 1 << 20;
