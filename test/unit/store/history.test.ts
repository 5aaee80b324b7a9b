// cspell:ignore entr
import { execFile, execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DescribeTrace, type History, newIdSuffix, openHistory } from '../../../src/store/history.ts';
import { type HistoryFacts, readIndex, writeIndex } from '../../../src/store/history-entry.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'history of ann '));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('added traces are listed newest first and read back unchanged', async () => {
  const history = openHistory(folder, describe);
  await add(history, 'build 1');
  await add(history, 'build 2');
  const entries = await history.list();
  expect(entries.map((entry) => entry.argv)).toEqual([['build 2'], ['build 1']]);
  expect(await history.readText(entries[0]?.id ?? '')).toBe(JSON.stringify(facts('build 2')));
});

test('an empty or missing history is an empty list and is not created by reading it', async () => {
  expect(await openHistory(join(folder, 'not', 'there'), describe).list()).toEqual([]);
  expect(existsSync(join(folder, 'not'))).toBe(false);
});

test('nobody else may read the traces', async () => {
  mkdirSync(join(folder, 'history'), { mode: 0o755 });
  const history = openHistory(folder, describe);
  const { id } = await add(history, 'secret');
  await history.writeReport(id, '<!doctype html>');
  const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
  expect(mode(join(folder, 'history'))).toBe('700');
  expect(mode(join(folder, 'history', 'index.json'))).toBe('600');
  expect(mode(history.tracePath(id))).toBe('600');
  expect(mode(history.reportPath(id))).toBe('600');
});

test('only the last traces and their reports are kept', async () => {
  const history = openHistory(folder, describe, { traces: 3, bytes: 1e9 });
  for (const name of ['1', '2', '3', '4', '5']) {
    const { id } = await add(history, name);
    await history.writeReport(id, name);
  }
  await history.prune();
  expect((await history.list()).map((entry) => entry.argv[0])).toEqual(['5', '4', '3']);
  expect(readdirSync(join(folder, 'reports'))).toHaveLength(3);
});

test('adding a trace deletes nothing; a history well over its limit reports it until it is pruned', async () => {
  const history = openHistory(folder, describe, { traces: 10, bytes: 1e9 });
  for (let n = 0; n < 12; n++) await add(history, String(n));
  const state = async () => ({
    traces: (await history.list()).length,
    over: await history.isOver(0),
    farOver: await history.isOver(0.2),
  });
  expect(await state()).toEqual({ traces: 12, over: true, farOver: false });
  await add(history, 'one more');
  expect(await state()).toEqual({ traces: 13, over: true, farOver: true });
  await history.prune();
  expect(await state()).toEqual({ traces: 10, over: false, farOver: false });
});

test('reports count toward the size, and the newest trace alone is never over the limit', async () => {
  const history = openHistory(folder, describe, { traces: 10, bytes: 100_000 });
  await history.writeReport((await add(history, 'old')).id, 'x'.repeat(99_000));
  expect(await history.isOver(0)).toBe(false);
  await history.writeReport((await add(history, 'new')).id, 'x'.repeat(110_000));
  expect([await history.isOver(1), await history.isOver(2)]).toEqual([true, false]);
  await history.prune();
  expect((await history.list()).map((entry) => entry.argv[0])).toEqual(['new']);
  expect(await history.isOver(0)).toBe(false);
});

test('the size of traces and reports together is bounded, but the newest always stays', async () => {
  const history = openHistory(folder, describe, { traces: 50, bytes: 3000 });
  const first = await add(history, '1');
  await history.writeReport(first.id, 'x'.repeat(4000));
  await history.prune();
  expect((await history.list()).length).toBe(1);
  await add(history, '2');
  await history.prune();
  expect((await history.list()).map((entry) => entry.argv[0])).toEqual(['2']);
  expect(existsSync(history.reportPath(first.id))).toBe(false);
});

test.each([
  ['cut off', '{"version":1,"entr'],
  ['empty', ''],
  ['of another shape', '{"version":1,"entries":[{"id":7},null]}'],
  ['of a later version', '{"version":2}'],
])('an index that is %s is rebuilt from the files', async (_how, index) => {
  const history = openHistory(folder, describe);
  await add(history, '1');
  await add(history, '2');
  const before = await history.list();
  writeFileSync(join(folder, 'history', 'index.json'), index);
  expect(await history.list()).toEqual(before);
  rmSync(join(folder, 'history', 'index.json'));
  expect(await openHistory(folder, () => null).list()).toEqual([]);
});

test('a damaged trace is not listed, is not deleted, and does not hide others', async () => {
  const history = openHistory(folder, describe);
  await add(history, '1');
  const torn = join(folder, 'history', '2026-11-21T06-11-40.000Z-abcdef.gotrace.json.gz');
  writeFileSync(torn, 'torn');
  writeFileSync(join(folder, 'history', 'notes.txt'), 'of the user');
  expect((await history.list()).map((entry) => entry.argv[0])).toEqual(['1']);
  expect(existsSync(torn)).toBe(true);
});

test('clearing removes only our own files', async () => {
  const history = openHistory(folder, describe);
  const { id } = await add(history, '1');
  await history.writeReport(id, 'page');
  writeFileSync(join(folder, 'history', 'notes.txt'), 'of the user');
  expect(await history.clear()).toBe(1);
  expect(await history.list()).toEqual([]);
  expect(readdirSync(join(folder, 'history'))).toEqual(['notes.txt']);
  expect(readdirSync(join(folder, 'reports'))).toEqual([]);
});

test('one trace can be removed with its report, and the others stay', async () => {
  const history = openHistory(folder, describe);
  const { id } = await add(history, '1');
  await history.writeReport(id, 'page');
  await add(history, '2');
  expect(await history.remove(id)).toBe(true);
  expect((await history.list()).map((entry) => entry.argv[0])).toEqual(['2']);
  expect(readdirSync(join(folder, 'reports'))).toEqual([]);
  expect(readdirSync(join(folder, 'history')).filter((name) => name.startsWith(id))).toEqual([]);
  expect(await history.remove(id)).toBe(false);
});

test('removing an invalid trace ID changes nothing', async () => {
  const history = openHistory(folder, describe);
  writeFileSync(join(folder, 'notes.gotrace.json.gz'), 'of the user');
  expect(await history.remove('../notes')).toBe(false);
  expect(existsSync(join(folder, 'notes.gotrace.json.gz'))).toBe(true);
});

test.runIf(process.platform !== 'win32')('a read-only folder is listed, and adding to it fails', async () => {
  const history = openHistory(folder, describe);
  await add(history, '1');
  rmSync(join(folder, 'history', 'index.json'));
  await withoutRootRights(folder, async () => {
    chmodSync(join(folder, 'history'), 0o500);
    expect((await history.list()).length).toBe(1);
    await expect(add(history, '2')).rejects.toThrow('EACCES');
    expect(readdirSync(join(folder, 'history'))).toHaveLength(1);
  });
});

test('several processes can write at the same time without losing traces', async () => {
  const writer = join(folder, 'writer.mjs');
  await build({
    stdin: { contents: WRITER, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: writer,
  });
  const writers = ['a', 'b', 'c', 'd'];
  await Promise.all(
    writers.map((name) =>
      promisify(execFile)(process.execPath, [writer, folder, JSON.stringify(facts(name))]),
    ),
  );
  const names = (await openHistory(folder, describe).list()).map((entry) => entry.argv[0]);
  const expected = writers.flatMap((name) => Array.from({ length: 10 }, (_, i) => `${name}${i}`));
  expect([...names].sort()).toEqual(expected.sort());
  expect(readdirSync(join(folder, 'history')).filter((name) => name.endsWith('.part'))).toEqual([]);
});

const WRITER = `
  import { openHistory } from '../../../src/store/history.ts';
  const [folder, facts] = process.argv.slice(2);
  const history = openHistory(folder, JSON.parse);
  for (let i = 0; i < 10; i++) {
    const entry = JSON.parse(facts);
    entry.argv[0] += i;
    await history.add(JSON.stringify(entry), entry);
  }
`;

/** Root can write anywhere, so as root the work is done as user nobody, who owns the folder. */
async function withoutRootRights(path: string, work: () => Promise<void>): Promise<void> {
  if (process.geteuid?.() !== 0) return work();
  const nobody = 65534;
  execFileSync('chown', ['-R', String(nobody), path]);
  process.seteuid?.(nobody);
  try {
    await work();
  } finally {
    process.seteuid?.(0);
  }
}

function add(history: History, name: string) {
  return history.add(JSON.stringify(facts(name)), facts(name));
}

function facts(name: string): HistoryFacts {
  return {
    startedAt: '2026-11-21T06:11:40.000Z',
    argv: [name],
    directory: '/work',
    goVersion: 'go1.26.8',
    wallMs: 1200,
    exitCode: 0,
    signal: null,
    interrupted: false,
    rebuilt: 1,
    fromCache: 2,
  };
}

const describe: DescribeTrace = (text) => JSON.parse(text) as HistoryFacts;

test('an index of an older version without build times is still read', () => {
  const older = { id: '2026-01-01T00-00-00.000Z-abcdef', sizeBytes: 7, ...facts('build') };
  const newer = { ...older, id: '2026-01-02T00-00-00.000Z-abcdef', buildMs: 300 };
  expect(readIndex(writeIndex([newer, older]))).toEqual([newer, older]);
});

test('a trace is found by the ID announced before it was saved, even without an index', async () => {
  const history = openHistory(folder, describe);
  const idSuffix = newIdSuffix();
  expect(await history.find(idSuffix)).toBe(null);
  await add(history, 'before');
  const { id } = await history.add(JSON.stringify(facts('marked')), facts('marked'), idSuffix);
  await add(history, 'after');
  rmSync(join(folder, 'history', 'index.json'));
  expect(await history.find(idSuffix)).toBe(id);
  expect(JSON.parse(await history.readText(id))).toEqual(facts('marked'));
  expect((await history.list()).map(({ argv }) => argv[0])).toEqual(['after', 'marked', 'before']);
  await history.remove(id);
  expect(await history.find(idSuffix)).toBe(null);
});
