import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { InputsOf, KeyHead, KeyRecord, KeySnapshot } from '../core/model/keys.ts';
import { writeAtomically } from '../platform/atomic-write.ts';
import { type KeyLocation, openPackFolder, type PackFolder } from './pack-folder.ts';
import { ifStored } from './stored.ts';

/**
 * Inputs of cache keys of this user's traces: packs with each key once, and for every trace a small list of its
 * keys. Files appear atomically under unique names and never change, so several processes need no lock.
 */
export interface KeyStore {
  /** Which of these action IDs have their inputs here. */
  known(): Promise<ReadonlySet<string>>;
  /** Saves the keys that are not here yet, and records that this trace has all of them. */
  add(snapshot: KeySnapshot, inputsOf: InputsOf): Promise<void>;
  /** Newest first, without those that started at or after `before` (ISO 8601). */
  snapshots(before?: string): Promise<readonly KeySnapshot[]>;
  /** Reads packs on demand. */
  inputsOf: InputsOf;
  /** Forgets a trace: nothing is compared with it any more. */
  forget(traceId: string): Promise<void>;
  /** Removes what belongs to traces that no longer exist. */
  prune(traceIds: readonly string[]): Promise<void>;
  clear(): Promise<void>;
}

const LIST_END = '.keylist.json';
const MOST_LISTS = 60;

interface KeyList {
  readonly traceId: string | null;
  readonly startedAt: string;
  readonly argv: readonly string[];
  readonly directory: string;
  readonly goflags: readonly string[];
  /** Lists of older versions lack it. */
  readonly goVersion?: string | null;
  readonly mainModules?: readonly string[];
  readonly configuration?: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  /** Name of the pack → which of its keys, one bit each, base64. */
  readonly packs: Readonly<Record<string, string>>;
  /** Content IDs that differ from the pack's: the same key gave another output this time. */
  readonly contentIDs: Readonly<Record<string, string | null>>;
}

export function openKeyStore(cacheFolder: string): KeyStore {
  const folder = join(cacheFolder, 'keys');
  const packs = openPackFolder(folder);

  return { known, add, snapshots, inputsOf: packs.inputsOf, forget, prune, clear };

  async function known(): Promise<ReadonlySet<string>> {
    return new Set((await packs.locations()).keys());
  }

  async function add(snapshot: KeySnapshot, lookup: InputsOf): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const locations = await packs.locations();
    const fresh: KeyRecord[] = [];
    for (const head of snapshot.keys) {
      const inputs = locations.has(head.actionID) ? null : lookup(head.actionID);
      if (inputs) fresh.push({ ...head, inputs });
    }
    if (fresh.length > 0) await packs.write(fresh);
    const list = listOf(snapshot, await packs.locations(), packs.headsOf);
    await packs.markUsed(Object.keys(list.packs));
    await writeAtomically(listPath(snapshot.startedAt), JSON.stringify(list), 0o600);
  }

  async function snapshots(before?: string): Promise<readonly KeySnapshot[]> {
    await packs.locations();
    const found: KeySnapshot[] = [];
    for (const name of await filesWith(LIST_END)) {
      const list = await readList(name);
      if (!list || (before !== undefined && list.startedAt >= before)) continue;
      const { packs: _packs, contentIDs: _contentIDs, ...rest } = list;
      found.push({ ...rest, keys: keysOf(list, packs.headsOf) });
    }
    return found.sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
  }

  async function forget(traceId: string): Promise<void> {
    for (const name of await filesWith(LIST_END)) {
      const list = await readList(name);
      if (list?.traceId === traceId) await rm(join(folder, name), { force: true });
    }
  }

  async function prune(traceIds: readonly string[]): Promise<void> {
    const present = new Set(traceIds);
    const used = new Set<string>();
    const lists = [...(await filesWith(LIST_END))].sort().reverse();
    for (const [index, name] of lists.entries()) {
      const list = await readList(name);
      const gone = !list || index >= MOST_LISTS || (list.traceId !== null && !present.has(list.traceId));
      if (gone && (await ageOf(join(folder, name))) > 60_000) await rm(join(folder, name), { force: true });
      else for (const pack of Object.keys(list?.packs ?? {})) used.add(pack);
    }
    await packs.removeUnused(used);
  }

  async function clear(): Promise<void> {
    for (const file of await filesWith(LIST_END)) await rm(join(folder, file), { force: true });
    await packs.clear();
  }

  async function filesWith(end: string): Promise<readonly string[]> {
    const names = (await ifStored(folder, readdir(folder))) ?? [];
    return names.filter((name) => name.endsWith(end));
  }

  async function readList(name: string): Promise<KeyList | null> {
    const path = join(folder, name);
    return parseList((await ifStored(path, readFile(path, 'utf8'))) ?? '');
  }

  function listPath(startedAt: string): string {
    const time = startedAt.replaceAll(/[^0-9TZ.-]/g, '-');
    return join(folder, `${time}-${randomBytes(4).toString('hex')}${LIST_END}`);
  }
}

function listOf(
  snapshot: KeySnapshot,
  locations: ReadonlyMap<string, KeyLocation>,
  headsOf: PackFolder['headsOf'],
): KeyList {
  const bits = new Map<string, Uint8Array>();
  const contentIDs: Record<string, string | null> = {};
  for (const head of snapshot.keys) {
    const location = locations.get(head.actionID);
    const pack = location ? headsOf(location.pack) : null;
    if (!location || !pack) continue;
    const map = bits.get(location.pack) ?? new Uint8Array(Math.ceil(pack.heads.length / 8));
    bits.set(location.pack, map);
    map[location.index >> 3] = (map[location.index >> 3] ?? 0) | (1 << (location.index & 7));
    if (pack.heads[location.index]?.contentID !== head.contentID) contentIDs[head.actionID] = head.contentID;
  }
  const { traceId, startedAt, argv, directory, goflags, goVersion, mainModules, environment } = snapshot;
  const { configuration } = snapshot;
  const packs = Object.fromEntries(
    [...bits].map(([name, map]) => [name, Buffer.from(map).toString('base64')]),
  );
  return {
    ...{ traceId, startedAt, argv, directory, goflags },
    ...(goVersion === undefined ? {} : { goVersion }),
    ...(mainModules === undefined ? {} : { mainModules }),
    ...(configuration === undefined ? {} : { configuration }),
    ...{ environment, packs, contentIDs },
  };
}

function keysOf(list: KeyList, headsOf: PackFolder['headsOf']): readonly KeyHead[] {
  const keys: KeyHead[] = [];
  for (const [name, text] of Object.entries(list.packs)) {
    const map = Buffer.from(text, 'base64');
    headsOf(name)?.heads.forEach(({ actionID, name: keyName, contentID }, index) => {
      if (((map[index >> 3] ?? 0) & (1 << (index & 7))) === 0) return;
      const other = Object.hasOwn(list.contentIDs, actionID) ? list.contentIDs[actionID] : contentID;
      keys.push({ actionID, name: keyName, contentID: other ?? null });
    });
  }
  return keys;
}

async function ageOf(file: string): Promise<number> {
  const found = await ifStored(file, stat(file));
  return found ? Date.now() - found.mtimeMs : 0;
}

function parseList(text: string): KeyList | null {
  try {
    const list = JSON.parse(text) as Partial<KeyList> | null;
    const isWhole =
      typeof list?.startedAt === 'string' &&
      typeof list.directory === 'string' &&
      Array.isArray(list.argv) &&
      Array.isArray(list.goflags) &&
      typeof (list.goVersion ?? '') === 'string' &&
      Array.isArray(list.mainModules ?? []) &&
      typeof (list.configuration ?? {}) === 'object' &&
      typeof list.environment === 'object' &&
      typeof list.packs === 'object' &&
      typeof list.contentIDs === 'object';
    return isWhole ? (list as KeyList) : null;
  } catch {
    return null;
  }
}
