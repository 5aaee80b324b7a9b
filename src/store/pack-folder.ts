import { readFileSync } from 'node:fs';
import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { InputsOf, KeyRecord } from '../core/model/keys.ts';
import { UNFINISHED, writeAtomically } from '../platform/atomic-write.ts';
import { decodeBody, decodeHeads, encodePack, inputsAt, type PackBody, type PackHeads } from './key-pack.ts';
import { ifStored, ifStoredSync } from './stored.ts';

/** Where a key is: the name of its pack, and its index in the pack. */
export interface KeyLocation {
  readonly pack: string;
  readonly index: number;
}

/** The packs of a key store: every key once, with its inputs. Files never change; what was read is cached. */
export interface PackFolder {
  /** Reads the heads of new packs; returns every action ID with its location. */
  locations(): Promise<ReadonlyMap<string, KeyLocation>>;
  /** The heads that were read; null if the pack is gone or damaged. */
  headsOf(name: string): PackHeads | null;
  /** Reads packs on demand. */
  inputsOf: InputsOf;
  write(records: readonly KeyRecord[]): Promise<void>;
  /** Keeps these packs from being removed as unused for a while. */
  markUsed(names: readonly string[]): Promise<void>;
  /** Removes packs that nobody uses or used recently. */
  removeUnused(used: ReadonlySet<string>): Promise<void>;
  clear(): Promise<void>;
}

const PACK_END = '.keys';
/** A pack that was used recently may belong to a list that another process is about to write. */
const UNUSED_AFTER_MS = 60 * 60 * 1000;

export function openPackFolder(folder: string): PackFolder {
  const heads = new Map<string, PackHeads | null>();
  const bodies = new Map<string, PackBody | null>();
  const known = new Map<string, KeyLocation>();

  return { locations, headsOf, inputsOf, write, markUsed, removeUnused, clear };

  async function locations(): Promise<ReadonlyMap<string, KeyLocation>> {
    for (const file of await filesIn(folder, PACK_END)) {
      const name = file.slice(0, -PACK_END.length);
      if (heads.has(name)) continue;
      const bytes = await ifStored(pathOf(name), readFile(pathOf(name)));
      remember(name, bytes ? decodeHeads(bytes) : null);
    }
    return known;
  }

  function headsOf(name: string): PackHeads | null {
    return heads.get(name) ?? null;
  }

  function inputsOf(actionID: string): readonly string[] | null {
    const location = known.get(actionID);
    const body = location ? bodyOf(location.pack) : null;
    return location && body ? inputsAt(body, location.index) : null;
  }

  async function write(records: readonly KeyRecord[]): Promise<void> {
    const shared = bestBase(records, heads);
    const body = shared === null ? null : bodyOf(shared);
    const base = shared !== null && body ? { name: shared, lines: body.lines } : null;
    const { name, bytes } = encodePack(records, base);
    await writeAtomically(pathOf(name), bytes, 0o600);
    remember(name, { base: base?.name ?? null, heads: records });
  }

  async function markUsed(names: readonly string[]): Promise<void> {
    const now = new Date();
    const used = [...withBases(names)];
    await Promise.all(used.map((name) => utimes(pathOf(name), now, now).catch(() => undefined)));
  }

  async function removeUnused(names: ReadonlySet<string>): Promise<void> {
    await locations();
    const used = withBases(names);
    for (const file of await filesIn(folder, PACK_END)) {
      if (!used.has(file.slice(0, -PACK_END.length))) await removeIfOld(join(folder, file));
    }
    for (const file of await filesIn(folder, UNFINISHED)) await removeIfOld(join(folder, file));
  }

  async function clear(): Promise<void> {
    for (const end of [PACK_END, UNFINISHED])
      for (const file of await filesIn(folder, end)) await rm(join(folder, file), { force: true });
    heads.clear();
    bodies.clear();
    known.clear();
  }

  function withBases(names: Iterable<string>): ReadonlySet<string> {
    return new Set([...names].flatMap((name) => [name, headsOf(name)?.base ?? name]));
  }

  /** On demand, because most packs are never needed. */
  function bodyOf(name: string): PackBody | null {
    const done = bodies.get(name);
    if (done !== undefined) return done;
    bodies.set(name, null);
    const base = headsOf(name)?.base ?? null;
    const baseBody = base === null ? null : bodyOf(base);
    // Another process may have pruned it meanwhile.
    const bytes =
      base !== null && !baseBody ? null : ifStoredSync(pathOf(name), () => readFileSync(pathOf(name)));
    const body = bytes ? decodeBody(bytes, baseBody) : null;
    bodies.set(name, body);
    return body;
  }

  function remember(name: string, pack: PackHeads | null): void {
    heads.set(name, pack);
    pack?.heads.forEach(({ actionID }, index) => {
      if (!known.has(actionID)) known.set(actionID, { pack: name, index });
    });
  }

  function pathOf(name: string): string {
    return join(folder, name + PACK_END);
  }
}

/** The pack that shares the most key names, among those without a base. */
function bestBase(
  records: readonly KeyRecord[],
  heads: ReadonlyMap<string, PackHeads | null>,
): string | null {
  const names = new Set(records.map((record) => record.name));
  let best: { readonly name: string; readonly shared: number } | null = null;
  for (const [name, pack] of heads) {
    if (!pack || pack.base !== null) continue;
    const shared = pack.heads.filter((head) => names.has(head.name)).length;
    if (shared > (best?.shared ?? 0)) best = { name, shared };
  }
  return best?.name ?? null;
}

async function filesIn(folder: string, end: string): Promise<readonly string[]> {
  const names = (await ifStored(folder, readdir(folder))) ?? [];
  return names.filter((name) => name.endsWith(end));
}

async function removeIfOld(path: string): Promise<void> {
  const found = await ifStored(path, stat(path));
  if (found && Date.now() - found.mtimeMs > UNUSED_AFTER_MS) await rm(path, { force: true });
}
