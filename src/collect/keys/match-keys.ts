import { createHash } from 'node:crypto';
import { contentIDOf, plainPath } from '../../core/analysis/build/build-ids.ts';
import { vettedID } from '../../core/analysis/rebuild/vet-key.ts';
import type { HashedKey } from '../../core/events/hash-lines.ts';
import { hashName, isHashOf } from '../../core/go/hash-name.ts';
import { actionIDOfHex } from '../../core/model/action-id.ts';
import type { Action } from '../../core/model/trace.ts';
import { keysBeforeOutput } from './before-output.ts';

/**
 * Assigns inputs to each action of the real run by its ID. If go generates a file only in a real build (a
 * test's main), `-n` cannot know the ID; then the real run's value is inserted. `outputs`: absolute paths of the
 * files that the run wrote, which were not there or had other content when it hashed its inputs.
 */
export function matchKeys(
  actions: readonly Action[],
  keys: readonly HashedKey[],
  outputs: readonly string[] = [],
): Readonly<Record<string, readonly string[]>> {
  const byID = new Map(keys.map((key) => [actionIDOfHex(key.hex), key]));
  const byName = new Map<string, HashedKey[]>();
  for (const key of keys) byName.set(key.name, [...(byName.get(key.name) ?? []), key]);
  const found: Record<string, readonly string[]> = {};
  const contents = new Map<string, string>();
  for (const action of actions) {
    if (action.buildID !== undefined) contents.set(plainPath(action.package), action.buildID);
  }
  for (const action of actions) {
    const { actionID } = action;
    if (!isKeyed(action) || actionID === undefined || found[actionID]) continue;
    const key =
      byID.get(actionID) ?? completed(action, byName, contents) ?? beforeOutput(action, byName, outputs);
    if (key) found[actionID] = key.writes.map((write) => (write.endsWith('\n') ? write.slice(0, -1) : write));
  }
  return found;
}

function completed(
  action: Action,
  byName: ReadonlyMap<string, readonly HashedKey[]>,
  buildIDs: ReadonlyMap<string, string>,
): HashedKey | null {
  const mainPath = plainPath(action.package);
  const buildID = buildIDs.get(mainPath);
  for (const key of byName.get(`${action.mode} ${mainPath}`) ?? []) {
    if (action.mode === 'build') {
      // go generates its only file: everything except for that file's hash is known.
      if (key.writes.includes('file _testmain.go \n')) return key;
      continue;
    }
    if (buildID === undefined) continue;
    const file = `packagefile ${mainPath}=`;
    const writes = key.writes.map((write, at) => {
      if (write.startsWith(file)) return `${file}${contentIDOf(buildID)}\n`;
      // Right after its packagefile line. The binary of a main package's tests has two: also the one of that
      // package.
      const isOwn = write.startsWith('packagemain ') && key.writes[at - 1]?.startsWith(file);
      return isOwn ? `packagemain ${buildID}\n` : write;
    });
    const hex = sumOf(writes);
    if (actionIDOfHex(hex) === action.actionID) return { name: key.name, hex, writes };
  }
  return null;
}

function beforeOutput(
  action: Action,
  byName: ReadonlyMap<string, readonly HashedKey[]>,
  outputs: readonly string[],
): HashedKey | null {
  for (const key of byName.get(`${action.mode} ${plainPath(action.package)}`) ?? []) {
    for (const writes of keysBeforeOutput(key.writes, outputs)) {
      const hex = sumOf(writes);
      if (actionIDOfHex(hex) === action.actionID) return { name: key.name, hex, writes };
    }
  }
  return null;
}

/**
 * go's graph has no IDs for vets. Their keys contain the whole key of the compile that they check, whose ID is
 * in the graph: so each vet gets the ID of the key that was hashed for it.
 */
export function withVetKeys(actions: readonly Action[], keys: readonly HashedKey[]): readonly Action[] {
  const vets = new Map<string, string>();
  for (const key of keys) {
    if (!isHashOf('vet', key.name)) continue;
    const vetted = vettedID(key.writes.map((write) => write.trimEnd()));
    if (vetted !== null) vets.set(`${key.name} ${vetted}`, actionIDOfHex(key.hex));
  }
  return actions.map((action) => {
    if (action.mode !== 'vet' || action.actionID !== undefined) return action;
    const looksAt = actions[action.deps[0] ?? -1]?.actionID;
    const actionID = looksAt && vets.get(`${hashName('vet', plainPath(action.package))} ${looksAt}`);
    return actionID ? { ...action, actionID } : action;
  });
}

/** Only modes that have a key. */
export function isKeyed(action: Action): boolean {
  return action.actionID !== undefined && KEYED.has(action.mode);
}

const KEYED: ReadonlySet<string> = new Set(['build', 'link', 'vet']);

export function sumOf(writes: readonly string[]): string {
  const hash = createHash('sha256');
  for (const write of writes) hash.update(write);
  return hash.digest('hex');
}
