import { chmod, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UNFINISHED, writeAtomically } from '../platform/atomic-write.ts';
import { ifStored } from './stored.ts';

export interface HistoryLimits {
  readonly traces: number;
  /** Traces and their reports together. */
  readonly bytes: number;
}

/** The files of the history: one for each trace, and its report in another folder. Knows nothing of their content. */
export interface HistoryFiles {
  /** IDs of the traces, newest first. */
  ids(): Promise<readonly string[]>;
  tracePath(id: string): string;
  reportPath(id: string): string;
  writeTrace(id: string, packed: Uint8Array): Promise<void>;
  writeReport(id: string, html: string): Promise<void>;
  /** Of the trace alone; 0 if it is gone. */
  sizeOf(id: string): Promise<number>;
  isOver(share: number): Promise<boolean>;
  prune(): Promise<void>;
  remove(id: string): Promise<boolean>;
  /** Returns the number of traces. */
  clear(): Promise<number>;
}

const TRACE_END = '.gotrace.json.gz';
const REPORT_END = '.html';
// Only files with such names are ours: `clear` and pruning touch no others.
const ID = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z-[0-9a-f]{6,12}$/;
const ABANDONED_AFTER_MS = 60 * 60 * 1000;

export function openHistoryFiles(traces: string, reports: string, limits: HistoryLimits): HistoryFiles {
  const tracePath = (id: string): string => join(traces, id + TRACE_END);
  const reportPath = (id: string): string => join(reports, id + REPORT_END);
  const ids = (): Promise<readonly string[]> => idsIn(traces, TRACE_END);

  return {
    ids,
    tracePath,
    reportPath,
    async writeTrace(id, packed) {
      await makeFolder(traces);
      await writeAtomically(tracePath(id), packed, 0o600);
    },
    async writeReport(id, html) {
      await makeFolder(reports);
      await writeAtomically(reportPath(id), html, 0o600);
    },
    sizeOf: (id) => sizeOf(tracePath(id)),
    isOver,
    prune,
    remove,
    clear,
  };

  async function isOver(share: number): Promise<boolean> {
    const all = await ids();
    if (all.length <= 1) return false;
    if (all.length > limits.traces * (1 + share)) return true;
    const sizes = await Promise.all(all.map(sizeWithReport));
    return sizes.reduce((sum, size) => sum + size, 0) > limits.bytes * (1 + share);
  }

  async function prune(): Promise<void> {
    const all = await ids();
    const [newest] = all;
    let room = limits.bytes;
    const left = new Set<string>();
    for (const id of all) {
      room -= await sizeWithReport(id);
      if (id === newest || (left.size < limits.traces && room >= 0)) left.add(id);
    }
    await removeAll(all.filter((id) => !left.has(id)).map(tracePath));
    const pages = (await idsIn(reports, REPORT_END)).filter((id) => !left.has(id));
    await Promise.all(pages.map((id) => removeIfTraceIsGone(id)));
    await removeUnfinished(traces, ABANDONED_AFTER_MS);
    await removeUnfinished(reports, ABANDONED_AFTER_MS);
  }

  async function remove(id: string): Promise<boolean> {
    // Anything else could be a path out of the folder.
    if (!ID.test(id)) return false;
    const existed = (await ifStored(tracePath(id), stat(tracePath(id)))) !== null;
    await removeAll([tracePath(id), reportPath(id)]);
    return existed;
  }

  async function clear(): Promise<number> {
    const all = await ids();
    await removeAll(all.map(tracePath));
    await removeAll((await idsIn(reports, REPORT_END)).map(reportPath));
    await removeUnfinished(traces, 0);
    await removeUnfinished(reports, 0);
    return all.length;
  }

  async function sizeWithReport(id: string): Promise<number> {
    return (await sizeOf(tracePath(id))) + (await sizeOf(reportPath(id)));
  }

  /** Another process may have added the trace after we listed the folder. */
  async function removeIfTraceIsGone(id: string): Promise<void> {
    if ((await sizeOf(tracePath(id))) === 0) await rm(reportPath(id), { force: true });
  }
}

/** Newest first: the names begin with the time. */
async function idsIn(folder: string, end: string): Promise<string[]> {
  const names = (await ifStored(folder, readdir(folder))) ?? [];
  const ids = names.filter((name) => name.endsWith(end)).map((name) => name.slice(0, -end.length));
  return ids.filter((id) => ID.test(id)).sort((a, b) => (a < b ? 1 : -1));
}

async function removeAll(files: readonly string[]): Promise<void> {
  await Promise.all(files.map((file) => rm(file, { force: true })));
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
