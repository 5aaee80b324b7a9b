import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type UserErrorCode, UserFacingError } from '../core/model/errors.ts';
import { writeAtomically } from '../platform/atomic-write.ts';
import { type HistoryEntry, type HistoryFacts, readIndex, writeIndex } from './history-entry.ts';
import { type HistoryLimits, openHistoryFiles } from './history-files.ts';
import { ifStored } from './stored.ts';
import { readTextFile } from './trace-file.ts';

/** Extracts what the list shows from a trace's text; null if it is not a trace that we can read. */
export type DescribeTrace = (text: string) => HistoryFacts | null;

/**
 * The last traces of this user: one compressed file per trace, its report next to it, and an index.
 *
 * Several processes may use it at once without a lock. A trace's file appears atomically (written to another
 * name, then renamed) under a unique name, and the folder is authoritative: the index only avoids reading every
 * file. An index that lost an entry to another writer, or is damaged, is repaired from the files when it is
 * read.
 */
export interface History {
  /** Newest first. */
  list(): Promise<readonly HistoryEntry[]>;
  /** Saves a trace. `idSuffix` (see `newIdSuffix`) becomes the end of its ID. Old traces stay until `prune`. */
  add(text: string, facts: HistoryFacts, idSuffix?: string): Promise<HistoryEntry>;
  /** The ID of the trace that was saved with this suffix; null while there is none. */
  find(idSuffix: string): Promise<string | null>;
  /** Rejects with a user-facing error if the trace is gone, damaged or unreadable. */
  readText(id: string): Promise<string>;
  tracePath(id: string): string;
  /** The path of a trace's report, whether or not it was written. */
  reportPath(id: string): string;
  writeReport(id: string, html: string): Promise<string>;
  /** Whether it exceeds a limit by more than this share of it, so that `prune` would remove something. */
  isOver(share: number): Promise<boolean>;
  /** Removes the oldest traces over the limits, never the newest, and reports without a trace. */
  prune(): Promise<void>;
  /** Removes one trace with its report; false if there was none. */
  remove(id: string): Promise<boolean>;
  /** The number of traces removed. */
  clear(): Promise<number>;
}

export const DEFAULT_LIMITS: HistoryLimits = { traces: 50, bytes: 200 * 1024 * 1024 };

const UNREADABLE: ReadonlySet<UserErrorCode> = new Set<UserErrorCode>(['cannot-read', 'file-is-folder']);

/** Identifies a trace that is not saved yet: it is part of the file name, so a damaged index cannot lose it. */
export function newIdSuffix(): string {
  return randomBytes(6).toString('hex');
}

export function openHistory(
  cacheFolder: string,
  describe: DescribeTrace,
  limits: HistoryLimits = DEFAULT_LIMITS,
): History {
  const traces = join(cacheFolder, 'history');
  const reports = join(cacheFolder, 'reports');
  const index = join(traces, 'index.json');
  const files = openHistoryFiles(traces, reports, limits);
  const { tracePath, reportPath, isOver, prune } = files;

  return {
    list,
    add,
    find,
    readText,
    tracePath,
    reportPath,
    writeReport,
    isOver,
    prune,
    // The next reader repairs the index from the files.
    remove: files.remove,
    clear,
  };

  async function list(): Promise<readonly HistoryEntry[]> {
    const ids = await files.ids();
    const known = await knownEntries();
    const entries: HistoryEntry[] = [];
    let isStale = known.size !== ids.length;
    for (const id of ids) {
      const entry = known.get(id) ?? (await describeFile(id));
      if (entry === null) continue;
      if (!known.has(id)) isStale = true;
      entries.push(entry);
    }
    // A read-only folder still shows its list.
    if (isStale) await writeAtomically(index, writeIndex(entries), 0o600).catch(() => undefined);
    return entries;
  }

  async function add(text: string, facts: HistoryFacts, idSuffix = newIdSuffix()): Promise<HistoryEntry> {
    const id = newId(idSuffix);
    const packed = await promisify(gzip)(text, { level: 4 });
    await files.writeTrace(id, packed);
    const entry = { id, sizeBytes: packed.length, ...facts };
    // The trace is safe now; the next reader repairs an incorrect index.
    const known = await knownEntries().catch(() => new Map<string, HistoryEntry>());
    const entries = [...known.values(), entry].sort(newestFirst);
    await writeAtomically(index, writeIndex(entries), 0o600).catch(() => undefined);
    return entry;
  }

  async function find(idSuffix: string): Promise<string | null> {
    return (await files.ids()).find((id) => id.endsWith(`-${idSuffix}`)) ?? null;
  }

  async function readText(id: string): Promise<string> {
    return readTextFile(tracePath(id), 'trace');
  }

  async function writeReport(id: string, html: string): Promise<string> {
    await files.writeReport(id, html);
    return reportPath(id);
  }

  async function clear(): Promise<number> {
    const removed = await files.clear();
    await rm(index, { force: true });
    return removed;
  }

  async function knownEntries(): Promise<Map<string, HistoryEntry>> {
    const text = await ifStored(index, readFile(index, 'utf8'));
    return new Map(readIndex(text ?? '').map((entry) => [entry.id, entry]));
  }

  /** null for a damaged or removed file; an unreadable one must stay in the list. */
  async function describeFile(id: string): Promise<HistoryEntry | null> {
    try {
      const facts = describe(await readText(id));
      return facts === null ? null : { id, sizeBytes: await files.sizeOf(id), ...facts };
    } catch (error) {
      if (error instanceof UserFacingError && UNREADABLE.has(error.code)) throw error;
      return null;
    }
  }
}

let lastTime = 0;

/** By the time of saving: after a long-running server ends, its trace is the last one, as its user expects. */
function newId(idSuffix: string): string {
  lastTime = Math.max(Date.now(), lastTime + 1);
  return `${new Date(lastTime).toISOString().replaceAll(':', '-')}-${idSuffix}`;
}

const newestFirst = (a: HistoryEntry, b: HistoryEntry): number => (a.id < b.id ? 1 : -1);
