import { createHash } from 'node:crypto';
import path from 'node:path';
import { readTextLater } from '../../platform/read-text.ts';

/** What go keeps of a test that passed: what it read, and when that was recorded. */
export interface CachedTest {
  /** `getenv HOME`, `open testdata/x.txt`, `stat …`, `chdir …`; null if the list is missing or too long. */
  readonly log: readonly string[] | null;
  readonly atMs: number;
}

/** `args`: the lines that go hashes for a result, which count besides the test binary. */
export function testID(salt: string, program: string, args: string): string {
  return createHash('sha256').update(salt).update(`test binary ${program} ${args}`).digest('hex');
}

/**
 * Looks up a test's result in go's cache without writing: `xx/ID-a` says where the list of what it read is (`v1
 * ID OUTPUT SIZE TIME`), and `xx/OUTPUT-d` is that list. null: nothing is stored.
 */
export async function readCachedTest(gocache: string, id: string): Promise<CachedTest | null> {
  const entry = await readTextLater(path.join(gocache, id.slice(0, 2), `${id}-a`));
  const match = entry === null ? null : /^v1 ([0-9a-f]{64}) ([0-9a-f]{64}) +(\d+) +(\d+)\n$/.exec(entry);
  if (match?.[1] !== id) return null;
  const [, , output = '', size = '', time = ''] = match;
  const atMs = Number(BigInt(time) / 1_000_000n);
  if (Number(size) > LONGEST) return { log: null, atMs };
  const text = (await readTextLater(path.join(gocache, output.slice(0, 2), `${output}-d`))) ?? '';
  return { log: text.startsWith(MAGIC) ? readLines(text.slice(MAGIC.length)) : null, atMs };
}

const MAGIC = '# test log\n';
/** Enough for a test that opens 20,000 files. */
const LONGEST = 4 * 1024 * 1024;

function readLines(text: string): readonly string[] {
  return [...new Set(text.split('\n').filter((line) => line !== ''))];
}

/** When `go clean -testcache` was last run; 0: never. */
export async function testCacheCleanedAt(gocache: string): Promise<number> {
  const text = (await readTextLater(path.join(gocache, 'testexpire.txt'))) ?? '';
  const nanoseconds = /^\d{1,20}/.exec(text.trim())?.[0];
  return nanoseconds === undefined ? 0 : Number(BigInt(nanoseconds) / 1_000_000n);
}
