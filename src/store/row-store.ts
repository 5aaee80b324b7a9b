import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type BuildRow, buildRowSchema } from '../core/model/build-row.ts';
import { ifStored } from './stored.ts';

/**
 * A row of each traced command, kept long after its trace: one line of JSON in a file per month.
 *
 * Several processes may add rows at once without a lock. A line is written by one call to the end of the file; a
 * process that dies leaves half a line, which readers skip. A row that two processes added counts once.
 */
export interface RowStore {
  /** Oldest first. Lines that are damaged, or of a later version, are left out. */
  rows(): Promise<readonly BuildRow[]>;
  add(rows: readonly BuildRow[]): Promise<void>;
  /** Removes the months over the limits, never the current one. */
  prune(nowMs: number): Promise<void>;
  clear(): Promise<void>;
}

export interface RowLimits {
  readonly months: number;
  readonly bytes: number;
}

export const ROW_LIMITS: RowLimits = { months: 24, bytes: 200 * 1024 * 1024 };

// Only files with such names are ours.
const MONTH = /^\d{4}-\d\d\.ndjson$/;

export function openRowStore(cacheFolder: string, limits: RowLimits = ROW_LIMITS): RowStore {
  const folder = join(cacheFolder, 'rows');
  return { rows, add, prune, clear };

  async function rows(): Promise<readonly BuildRow[]> {
    const byId = new Map<string, BuildRow>();
    for (const name of await months()) {
      const file = join(folder, name);
      const text = await ifStored(file, readFile(file, 'utf8'));
      for (const row of readRows(text ?? '')) byId.set(row.id, row);
    }
    return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async function add(added: readonly BuildRow[]): Promise<void> {
    const lines = new Map<string, string>();
    for (const row of added) {
      const name = `${row.id.slice(0, 7)}.ndjson`;
      if (!MONTH.test(name)) continue;
      lines.set(name, `${lines.get(name) ?? ''}${JSON.stringify(row)}\n`);
    }
    if (lines.size === 0) return;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const [name, text] of lines) await append(join(folder, name), text);
  }

  async function prune(nowMs: number): Promise<void> {
    const oldest = monthsBefore(nowMs, limits.months);
    const [current = '', ...earlier] = (await months()).reverse();
    let room = limits.bytes - (await sizeOf(join(folder, current)));
    for (const name of earlier) {
      const file = join(folder, name);
      room -= await sizeOf(file);
      if (room < 0 || name.slice(0, 7) < oldest) await rm(file, { force: true });
    }
  }

  async function clear(): Promise<void> {
    for (const name of await months()) await rm(join(folder, name), { force: true });
  }

  /** Oldest first. */
  async function months(): Promise<string[]> {
    const names = (await ifStored(folder, readdir(folder))) ?? [];
    return names.filter((name) => MONTH.test(name)).sort();
  }
}

function readRows(text: string): readonly BuildRow[] {
  return text.split('\n').flatMap((line) => {
    const row = line === '' ? null : v.safeParse(buildRowSchema, parseJson(line));
    return row?.success ? [row.output] : [];
  });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

async function append(file: string, text: string): Promise<void> {
  const handle = await open(file, 'a+', 0o600);
  try {
    // What a process that died left is not to swallow the next row.
    const { size } = await handle.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await handle.read(last, 0, 1, size - 1);
    const isBroken = size > 0 && last[0] !== 0x0a;
    await handle.appendFile(isBroken ? `\n${text}` : text);
  } finally {
    await handle.close();
  }
}

async function sizeOf(file: string): Promise<number> {
  return (await ifStored(file, stat(file)))?.size ?? 0;
}

/** As `2026-11`. */
function monthsBefore(nowMs: number, months: number): string {
  const now = new Date(nowMs);
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months)).toISOString().slice(0, 7);
}
