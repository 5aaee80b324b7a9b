import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openHistory } from '../../../src/store/history.ts';
import { openKeyStore } from '../../../src/store/key-store.ts';
import { openTestRuns } from '../../../src/store/test-runs.ts';
import { refusalLater } from '../../support/spoken-error.ts';

// Permissions would not work, because root reads everything. A folder in place of a file, a file in place of a
// folder and a link to itself fail for everybody.
let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'unreadable '));
});
afterEach(() => rmSync(cache, { recursive: true, force: true }));

const ID = '2026-01-02T03-04-05.678Z-0a1b2c';
const history = () => openHistory(cache, () => null);

describe('a missing store is an empty store', () => {
  test('for traces, keys and test runs', async () => {
    expect(await history().list()).toEqual([]);
    expect([...(await openKeyStore(cache).known())]).toEqual([]);
    expect(await openKeyStore(cache).snapshots()).toEqual([]);
    expect(await openTestRuns(cache).earlier('p', '/d')).toEqual([]);
  });
});

test('a file in place of the cache folder is an empty store', async () => {
  const inFile = join(cache, 'file', 'cache');
  writeFileSync(join(cache, 'file'), '');
  expect(await openHistory(inFile, () => null).list()).toEqual([]);
  expect(await openKeyStore(inFile).snapshots()).toEqual([]);
});

describe('an error of the operating system is reported with its path', () => {
  test('a file in place of the folder of traces', async () => {
    writeFileSync(join(cache, 'history'), '');
    expect(await refusalLater(history().list())).toBe(
      `${join(cache, 'history')} cannot be read: part of its path is not a directory.`,
    );
  });

  test.skipIf(process.platform === 'win32')('an index of traces that is a link to itself', async () => {
    mkdirSync(join(cache, 'history'));
    symlinkSync('index.json', join(cache, 'history', 'index.json'));
    expect(await refusalLater(history().list())).toContain('cannot be read: its symbolic links form a loop.');
  });

  test.skipIf(process.platform === 'win32')(
    'a trace that is a link to itself, when it is removed',
    async () => {
      mkdirSync(join(cache, 'history'));
      symlinkSync(`${ID}.gotrace.json.gz`, join(cache, 'history', `${ID}.gotrace.json.gz`));
      expect(await refusalLater(history().remove(ID))).toContain(
        'cannot be read: its symbolic links form a loop.',
      );
    },
  );

  test.skipIf(process.platform === 'win32')(
    'a trace that is missing from the index, because leaving it out would shift @2',
    async () => {
      mkdirSync(join(cache, 'history'));
      const file = join(cache, 'history', `${ID}.gotrace.json.gz`);
      symlinkSync(`${ID}.gotrace.json.gz`, file);
      expect(await refusalLater(history().list())).toBe(
        `${file} cannot be read: its symbolic links form a loop.`,
      );
    },
  );

  test('a damaged trace is not listed and is reported when it is read', async () => {
    mkdirSync(join(cache, 'history'));
    const file = join(cache, 'history', `${ID}.gotrace.json.gz`);
    writeFileSync(file, Buffer.from([0x1f, 0x8b, 8, 0]));
    expect(await history().list()).toEqual([]);
    expect(await refusalLater(history().readText(ID))).toContain(
      `${file} is not a trace: its compressed data is damaged`,
    );
  });

  test('a file in place of the folder of keys', async () => {
    writeFileSync(join(cache, 'keys'), '');
    const path = join(cache, 'keys');
    const { known, snapshots } = openKeyStore(cache);
    for (const read of [known, snapshots])
      expect(await refusalLater(read())).toBe(`${path} cannot be read: part of its path is not a directory.`);
  });

  test('a pack or a list of keys that is a folder', async () => {
    mkdirSync(join(cache, 'keys', 'one.keys'), { recursive: true });
    expect(await refusalLater(openKeyStore(cache).known())).toContain(
      'one.keys cannot be read: it is a directory.',
    );
    rmSync(join(cache, 'keys', 'one.keys'), { recursive: true });
    mkdirSync(join(cache, 'keys', 'one.keylist.json'));
    expect(await refusalLater(openKeyStore(cache).snapshots())).toContain(
      'one.keylist.json cannot be read: it is a directory.',
    );
  });

  test('a file in place of the folder of test runs', async () => {
    writeFileSync(join(cache, 'test-runs'), '');
    expect(await refusalLater(openTestRuns(cache).clear())).toContain(
      'cannot be read: part of its path is not a directory.',
    );
  });
});
