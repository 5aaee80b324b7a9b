import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { InputsOf, KeyHead, KeyRecord, KeySnapshot } from '../core/model/keys.ts';
import { writeAtomically } from '../platform/atomic-write.ts';
import { decodeBody, decodeHeads, encodePack, inputsAt, type PackBody, type PackHeads } from './key-pack.ts';
import { ifStored, ifStoredSync } from './stored.ts';

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

const PACK_END = '.keys';
const LIST_END = '.keylist.json';
/** A pack that was used recently may belong to a list that another process is about to write. */
const UNUSED_AFTER_MS = 60 * 60 * 1000;
const MOST_LISTS = 60;

interface KeyList {
  readonly traceId: string | null;
  readonly startedAt: string;
  readonly argv: readonly string[];
  readonly directory: string;
  readonly goflags: readonly string[];
  readonly mainModules?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Name of the pack → which of its keys, one bit each, base64. */
  readonly packs: Readonly<Record<string, string>>;
  /** Content IDs that differ from the pack's: the same key gave another output this time. */
  readonly contentIDs: Readonly<Record<string, string | null>>;
}

export function openKeyStore(cacheFolder: string): KeyStore {
  const folder = join(cacheFolder, 'keys');
  const heads = new Map<string, PackHeads | null>();
  const bodies = new Map<string, PackBody | null>();
  /** Action ID → pack and index in it. */
  const locations = new Map<string, { readonly pack: string; readonly index: number }>();

  return { known, add, snapshots, inputsOf, forget, prune, clear };

  async function known(): Promise<ReadonlySet<string>> {
    await readHeads();
    return new Set(locations.keys());
  }

  async function add(snapshot: KeySnapshot, lookup: InputsOf): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await readHeads();
    const fresh: KeyRecord[] = [];
    for (const head of snapshot.keys) {
      const inputs = locations.has(head.actionID) ? null : lookup(head.actionID);
      if (inputs) fresh.push({ ...head, inputs });
    }
    if (fresh.length > 0) await writePack(fresh);
    const list = listOf(snapshot);
    const now = new Date();
    const used = Object.keys(list.packs).flatMap((name) => [name, heads.get(name)?.base ?? name]);
    await Promise.all(
      [...new Set(used)].map((name) => utimes(packPath(name), now, now).catch(() => undefined)),
    );
    await writeAtomically(listPath(snapshot.startedAt), JSON.stringify(list), 0o600);
  }

  async function writePack(records: readonly KeyRecord[]): Promise<void> {
    const base = bestBase(records);
    const { name, bytes } = encodePack(records, base);
    await writeAtomically(packPath(name), bytes, 0o600);
    remember(name, { base: base?.name ?? null, heads: records });
  }

  /** The pack that shares the most key names, among those without a base. */
  function bestBase(records: readonly KeyRecord[]): { name: string; lines: readonly string[] } | null {
    const names = new Set(records.map((record) => record.name));
    let best: { readonly name: string; readonly shared: number } | null = null;
    for (const [name, pack] of heads) {
      if (!pack || pack.base !== null) continue;
      const shared = pack.heads.filter((head) => names.has(head.name)).length;
      if (shared > (best?.shared ?? 0)) best = { name, shared };
    }
    const body = best ? bodyOf(best.name) : null;
    return best && body ? { name: best.name, lines: body.lines } : null;
  }

  function listOf(snapshot: KeySnapshot): KeyList {
    const bits = new Map<string, Uint8Array>();
    const contentIDs: Record<string, string | null> = {};
    for (const head of snapshot.keys) {
      const location = locations.get(head.actionID);
      const pack = location ? heads.get(location.pack) : null;
      if (!location || !pack) continue;
      const map = bits.get(location.pack) ?? new Uint8Array(Math.ceil(pack.heads.length / 8));
      bits.set(location.pack, map);
      map[location.index >> 3] = (map[location.index >> 3] ?? 0) | (1 << (location.index & 7));
      if (pack.heads[location.index]?.contentID !== head.contentID)
        contentIDs[head.actionID] = head.contentID;
    }
    const { traceId, startedAt, argv, directory, goflags, mainModules, environment } = snapshot;
    const packs = Object.fromEntries(
      [...bits].map(([name, map]) => [name, Buffer.from(map).toString('base64')]),
    );
    const modules = mainModules === undefined ? {} : { mainModules };
    return { traceId, startedAt, argv, directory, goflags, ...modules, environment, packs, contentIDs };
  }

  async function snapshots(before?: string): Promise<readonly KeySnapshot[]> {
    await readHeads();
    const found: KeySnapshot[] = [];
    for (const name of await filesWith(LIST_END)) {
      const list = await readList(name);
      if (!list || (before !== undefined && list.startedAt >= before)) continue;
      const { packs: _packs, contentIDs: _contentIDs, ...rest } = list;
      found.push({ ...rest, keys: keysOf(list) });
    }
    return found.sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
  }

  function keysOf(list: KeyList): readonly KeyHead[] {
    const keys: KeyHead[] = [];
    for (const [name, text] of Object.entries(list.packs)) {
      const map = Buffer.from(text, 'base64');
      heads.get(name)?.heads.forEach(({ actionID, name: keyName, contentID }, index) => {
        if (((map[index >> 3] ?? 0) & (1 << (index & 7))) === 0) return;
        const other = Object.hasOwn(list.contentIDs, actionID) ? list.contentIDs[actionID] : contentID;
        keys.push({ actionID, name: keyName, contentID: other ?? null });
      });
    }
    return keys;
  }

  function inputsOf(actionID: string): readonly string[] | null {
    const location = locations.get(actionID);
    const body = location ? bodyOf(location.pack) : null;
    return location && body ? inputsAt(body, location.index) : null;
  }

  /** On demand, because most packs are never needed. */
  function bodyOf(name: string): PackBody | null {
    const done = bodies.get(name);
    if (done !== undefined) return done;
    bodies.set(name, null);
    const base = heads.get(name)?.base ?? null;
    const baseBody = base === null ? null : bodyOf(base);
    const bytes = base !== null && !baseBody ? null : readPack(name);
    const body = bytes ? decodeBody(bytes, baseBody) : null;
    bodies.set(name, body);
    return body;
  }

  function readPack(name: string): Buffer | null {
    // Another process may have pruned it meanwhile.
    return ifStoredSync(packPath(name), () => readFileSync(packPath(name)));
  }

  async function readHeads(): Promise<void> {
    for (const file of await filesWith(PACK_END)) {
      const name = file.slice(0, -PACK_END.length);
      if (heads.has(name)) continue;
      const bytes = await ifStored(packPath(name), readFile(packPath(name)));
      remember(name, bytes ? decodeHeads(bytes) : null);
    }
  }

  function remember(name: string, pack: PackHeads | null): void {
    heads.set(name, pack);
    pack?.heads.forEach(({ actionID }, index) => {
      if (!locations.has(actionID)) locations.set(actionID, { pack: name, index });
    });
  }

  async function forget(traceId: string): Promise<void> {
    for (const name of await filesWith(LIST_END)) {
      const list = await readList(name);
      if (list?.traceId === traceId) await rm(join(folder, name), { force: true });
    }
  }

  async function prune(traceIds: readonly string[]): Promise<void> {
    const present = new Set(traceIds);
    await readHeads();
    const used = new Set<string>();
    const lists = [...(await filesWith(LIST_END))].sort().reverse();
    for (const [index, name] of lists.entries()) {
      const list = await readList(name);
      const gone = !list || index >= MOST_LISTS || (list.traceId !== null && !present.has(list.traceId));
      if (gone && (await ageOf(join(folder, name))) > 60_000) await rm(join(folder, name), { force: true });
      else
        for (const pack of Object.keys(list?.packs ?? {})) used.add(pack).add(heads.get(pack)?.base ?? pack);
    }
    for (const file of await filesWith(PACK_END)) {
      const name = file.slice(0, -PACK_END.length);
      if (!used.has(name) && (await ageOf(packPath(name))) > UNUSED_AFTER_MS)
        await rm(packPath(name), { force: true });
    }
    for (const file of await filesWith('.part')) {
      if ((await ageOf(join(folder, file))) > UNUSED_AFTER_MS) await rm(join(folder, file), { force: true });
    }
  }

  async function clear(): Promise<void> {
    for (const end of [LIST_END, PACK_END, '.part']) {
      for (const file of await filesWith(end)) await rm(join(folder, file), { force: true });
    }
    heads.clear();
    bodies.clear();
    locations.clear();
  }

  async function filesWith(end: string): Promise<readonly string[]> {
    const names = (await ifStored(folder, readdir(folder))) ?? [];
    return names.filter((name) => name.endsWith(end));
  }

  async function readList(name: string): Promise<KeyList | null> {
    const path = join(folder, name);
    return parseList((await ifStored(path, readFile(path, 'utf8'))) ?? '');
  }

  function packPath(name: string): string {
    return join(folder, name + PACK_END);
  }

  function listPath(startedAt: string): string {
    const time = startedAt.replaceAll(/[^0-9TZ.-]/g, '-');
    return join(folder, `${time}-${randomBytes(4).toString('hex')}${LIST_END}`);
  }
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
      Array.isArray(list.mainModules ?? []) &&
      typeof list.environment === 'object' &&
      typeof list.packs === 'object' &&
      typeof list.contentIDs === 'object';
    return isWhole ? (list as KeyList) : null;
  } catch {
    return null;
  }
}
