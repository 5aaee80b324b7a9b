import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type UserErrorCode, UserFacingError } from '../core/model/errors.ts';
import { UNFINISHED, writeAtomically } from '../platform/atomic-write.ts';
import { type HistoryEntry, type HistoryFacts, readIndex, writeIndex } from './history-entry.ts';
import { ifStored } from './stored.ts';
import { readTextFile } from './trace-file.ts';

/** Extracts what the list shows from a trace's text; null if it is not a trace that we can read. */
export type DescribeTrace = (text: string) => HistoryFacts | null;

export interface HistoryLimits {
  readonly traces: number;
  /** Traces and their reports together. */
  readonly bytes: number;
}

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

const TRACE_END = '.gotrace.json.gz';
const REPORT_END = '.html';
// Only files with such names are ours: `clear` and pruning touch no others.
const ID = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z-[0-9a-f]{6,12}$/;
const ABANDONED_AFTER_MS = 60 * 60 * 1000;

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
  const tracePath = (id: string): string => join(traces, id + TRACE_END);
  const reportPath = (id: string): string => join(reports, id + REPORT_END);

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
    remove,
    clear,
  };

  async function list(): Promise<readonly HistoryEntry[]> {
    const files = await idsIn(traces, TRACE_END);
    const known = await knownEntries();
    const entries: HistoryEntry[] = [];
    let isStale = known.size !== files.length;
    for (const id of files) {
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
    await makeFolder(traces);
    const id = newId(idSuffix);
    const packed = await promisify(gzip)(text, { level: 4 });
    await writeAtomically(tracePath(id), packed, 0o600);
    const entry = { id, sizeBytes: packed.length, ...facts };
    // The trace is safe now; the next reader repairs an incorrect index.
    const known = await knownEntries().catch(() => new Map<string, HistoryEntry>());
    const entries = [...known.values(), entry].sort(newestFirst);
    await writeAtomically(index, writeIndex(entries), 0o600).catch(() => undefined);
    return entry;
  }

  async function find(idSuffix: string): Promise<string | null> {
    return (await idsIn(traces, TRACE_END)).find((id) => id.endsWith(`-${idSuffix}`)) ?? null;
  }

  async function readText(id: string): Promise<string> {
    return readTextFile(tracePath(id), 'trace');
  }

  async function writeReport(id: string, html: string): Promise<string> {
    await makeFolder(reports);
    await writeAtomically(reportPath(id), html, 0o600);
    return reportPath(id);
  }

  async function remove(id: string): Promise<boolean> {
    // Anything else could be a path out of the folder.
    if (!ID.test(id)) return false;
    const existed = (await ifStored(tracePath(id), stat(tracePath(id)))) !== null;
    await rm(tracePath(id), { force: true });
    await rm(reportPath(id), { force: true });
    // The next reader repairs the index from the files.
    return existed;
  }

  async function clear(): Promise<number> {
    const ids = await idsIn(traces, TRACE_END);
    await Promise.all(ids.map((id) => rm(tracePath(id), { force: true })));
    const pages = await idsIn(reports, REPORT_END);
    await Promise.all(pages.map((id) => rm(reportPath(id), { force: true })));
    await rm(index, { force: true });
    await removeUnfinished(traces, 0);
    await removeUnfinished(reports, 0);
    return ids.length;
  }

  async function isOver(share: number): Promise<boolean> {
    const ids = await idsIn(traces, TRACE_END);
    if (ids.length <= 1) return false;
    if (ids.length > limits.traces * (1 + share)) return true;
    const sizes = await Promise.all(ids.map(sizeWithReport));
    return sizes.reduce((sum, size) => sum + size, 0) > limits.bytes * (1 + share);
  }

  async function prune(): Promise<void> {
    const ids = await idsIn(traces, TRACE_END);
    const [newest] = ids;
    let room = limits.bytes;
    let remaining = 0;
    const gone: string[] = [];
    for (const id of ids) {
      room -= await sizeWithReport(id);
      if (id === newest || (remaining < limits.traces && room >= 0)) remaining++;
      else gone.push(id);
    }
    await Promise.all(gone.map((id) => rm(tracePath(id), { force: true })));
    const left = new Set(ids.filter((id) => !gone.includes(id)));
    const pages = (await idsIn(reports, REPORT_END)).filter((id) => !left.has(id));
    await Promise.all(pages.map((id) => removeIfTraceIsGone(id)));
    await removeUnfinished(traces, ABANDONED_AFTER_MS);
    await removeUnfinished(reports, ABANDONED_AFTER_MS);
  }

  async function sizeWithReport(id: string): Promise<number> {
    return (await sizeOf(tracePath(id))) + (await sizeOf(reportPath(id)));
  }

  /** Another process may have added the trace after we listed the folder. */
  async function removeIfTraceIsGone(id: string): Promise<void> {
    if ((await sizeOf(tracePath(id))) === 0) await rm(reportPath(id), { force: true });
  }

  async function knownEntries(): Promise<Map<string, HistoryEntry>> {
    const text = await ifStored(index, readFile(index, 'utf8'));
    return new Map(readIndex(text ?? '').map((entry) => [entry.id, entry]));
  }

  /** null for a damaged or removed file; an unreadable one must stay in the list. */
  async function describeFile(id: string): Promise<HistoryEntry | null> {
    try {
      const facts = describe(await readText(id));
      return facts === null ? null : { id, sizeBytes: await sizeOf(tracePath(id)), ...facts };
    } catch (error) {
      if (error instanceof UserFacingError && UNREADABLE.has(error.code)) throw error;
      return null;
    }
  }
}

/** Newest first: the names begin with the time. */
async function idsIn(folder: string, end: string): Promise<string[]> {
  const names = (await ifStored(folder, readdir(folder))) ?? [];
  const ids = names.filter((name) => name.endsWith(end)).map((name) => name.slice(0, -end.length));
  return ids.filter((id) => ID.test(id)).sort((a, b) => (a < b ? 1 : -1));
}

async function removeUnfinished(folder: string, olderThanMs: number): Promise<void> {
  const names = (await ifStored(folder, readdir(folder))) ?? [];
  for (const name of names.filter((one) => one.endsWith(UNFINISHED))) {
    const file = join(folder, name);
    const seen = await ifStored(file, stat(file));
    if (seen !== null && Date.now() - seen.mtimeMs >= olderThanMs) await rm(file, { force: true });
  }
}

/** Traces show what somebody works on: no other user of the machine may read them. */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { mode } = await stat(folder);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) await chmod(folder, 0o700);
}

async function sizeOf(file: string): Promise<number> {
  return (await ifStored(file, stat(file)))?.size ?? 0;
}

let lastTime = 0;

/** By the time of saving: after a long-running server ends, its trace is the last one, as its user expects. */
function newId(idSuffix: string): string {
  lastTime = Math.max(Date.now(), lastTime + 1);
  return `${new Date(lastTime).toISOString().replaceAll(':', '-')}-${idSuffix}`;
}

const newestFirst = (a: HistoryEntry, b: HistoryEntry): number => (a.id < b.id ? 1 : -1);
