import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestRunRecord } from '../core/model/test-cache.ts';
import { writeAtomically } from '../platform/atomic-write.ts';
import { ifStored } from './stored.ts';

/**
 * The last runs of each test package in each directory, for comparison with the next run. One file each,
 * written atomically; if two processes write at once, the later one wins.
 */
export interface TestRunStore {
  /** Newest first. */
  earlier(packageName: string, directory: string): Promise<readonly TestRunRecord[]>;
  add(runs: readonly TestRunRecord[]): Promise<void>;
  clear(): Promise<void>;
}

/** Per package: with different flags, or before and after an edit that was undone. */
const MOST_RUNS = 6;
const MOST_FILES = 2_000;
const END = '.json';

export function openTestRuns(cacheFolder: string): TestRunStore {
  const folder = join(cacheFolder, 'test-runs');
  return { earlier, add, clear };

  async function earlier(packageName: string, directory: string): Promise<readonly TestRunRecord[]> {
    const file = fileOf(packageName, directory);
    return parseRuns((await ifStored(file, readFile(file, 'utf8'))) ?? '');
  }

  async function add(runs: readonly TestRunRecord[]): Promise<void> {
    if (runs.length === 0) return;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const run of runs) {
      const before = await earlier(run.package, run.directory);
      const others = before.filter((one) => !isSame(one, run));
      const stored = [run, ...others].slice(0, MOST_RUNS);
      await writeAtomically(fileOf(run.package, run.directory), JSON.stringify(stored), 0o600);
    }
    await prune();
  }

  async function prune(): Promise<void> {
    const names = await list();
    if (names.length <= MOST_FILES) return;
    const aged = await Promise.all(
      names.map(async (name) => ({
        name,
        at: (await ifStored(join(folder, name), stat(join(folder, name))))?.mtimeMs ?? 0,
      })),
    );
    aged.sort((a, b) => a.at - b.at);
    for (const { name } of aged.slice(0, names.length - MOST_FILES))
      await rm(join(folder, name), { force: true });
  }

  async function clear(): Promise<void> {
    for (const name of await list()) await rm(join(folder, name), { force: true });
  }

  async function list(): Promise<readonly string[]> {
    return ((await ifStored(folder, readdir(folder))) ?? []).filter((name) => name.endsWith(END));
  }

  function fileOf(packageName: string, directory: string): string {
    const hash = createHash('sha256').update(`${packageName}\n${directory}`).digest('hex');
    return join(folder, hash.slice(0, 32) + END);
  }
}

/** The same binary, flags and inputs: the newer one replaces the older. */
function isSame(one: TestRunRecord, other: TestRunRecord): boolean {
  if (one.program !== other.program || one.words !== other.words) return false;
  return JSON.stringify(one.inputs) === JSON.stringify(other.inputs);
}

function parseRuns(text: string): readonly TestRunRecord[] {
  try {
    const runs: unknown = JSON.parse(text);
    return Array.isArray(runs) ? runs.filter(isRun) : [];
  } catch {
    return [];
  }
}

function isRun(value: unknown): value is TestRunRecord {
  const run = value as Partial<TestRunRecord> | null;
  return (
    typeof run?.startedAt === 'string' &&
    typeof run.program === 'string' &&
    typeof run.words === 'string' &&
    Array.isArray(run.args) &&
    Array.isArray(run.argv) &&
    typeof (run.goVersion ?? '') === 'string' &&
    (run.inputs === null || Array.isArray(run.inputs))
  );
}
