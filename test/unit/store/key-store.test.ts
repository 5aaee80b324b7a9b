import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { KeySnapshot } from '../../../src/core/model/keys.ts';
import { openKeyStore } from '../../../src/store/key-store.ts';

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'gbp-keys-'));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function snapshot(minute: number, keys: Readonly<Record<string, string | null>>): KeySnapshot {
  return {
    traceId: `trace-${minute}`,
    startedAt: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
    argv: ['go', 'build'],
    directory: '/src',
    goflags: [],
    environment: { GOCACHE: '/cache' },
    keys: Object.entries(keys).map(([actionID, contentID]) => ({
      actionID,
      name: `build ${actionID}`,
      contentID,
    })),
  };
}

const inputs = (id: string): readonly string[] => [
  'go1.26.8',
  'compile',
  `import "${id}"`,
  'import fmt abc',
  'packagefile fmt=abc',
  `file ${id}.go x`,
];

test('stored keys are read back, also in another process', async () => {
  const folder = newFolder();
  await openKeyStore(folder).add(snapshot(1, { a: 'ca', b: null }), inputs);
  const store = openKeyStore(folder);
  expect(await store.snapshots()).toEqual([snapshot(1, { a: 'ca', b: null })]);
  expect(store.inputsOf('a')).toEqual(inputs('a'));
  expect(store.inputsOf('nobody')).toBeNull();
});

test('each key is stored once, and the newest trace comes first', async () => {
  const folder = newFolder();
  const store = openKeyStore(folder);
  await store.add(snapshot(1, { a: 'ca', b: 'cb' }), inputs);
  await store.add(snapshot(2, { a: 'ca', c: 'cc' }), inputs);
  await store.add(snapshot(3, { a: 'ca', c: 'cc' }), inputs);
  expect(readdirSync(join(folder, 'keys')).filter((name) => name.endsWith('.keys'))).toHaveLength(2);
  expect(await store.snapshots()).toEqual([
    snapshot(3, { a: 'ca', c: 'cc' }),
    snapshot(2, { a: 'ca', c: 'cc' }),
    snapshot(1, { a: 'ca', b: 'cb' }),
  ]);
  expect((await store.snapshots(snapshot(2, {}).startedAt)).map((one) => one.traceId)).toEqual(['trace-1']);
});

test('the same key with another output keeps both', async () => {
  const store = openKeyStore(newFolder());
  await store.add(snapshot(1, { a: 'one' }), inputs);
  await store.add(snapshot(2, { a: 'two' }), inputs);
  expect((await store.snapshots()).map((one) => one.keys[0]?.contentID)).toEqual(['two', 'one']);
});

test('many writers at once lose nothing', async () => {
  const folder = newFolder();
  await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      openKeyStore(folder).add(snapshot(index, { shared: 's', [`own${index}`]: 'o' }), inputs),
    ),
  );
  const store = openKeyStore(folder);
  const all = await store.snapshots();
  expect(all).toHaveLength(12);
  for (const one of all) {
    expect(one.keys).toHaveLength(2);
    for (const { actionID } of one.keys) expect(store.inputsOf(actionID)).toEqual(inputs(actionID));
  }
});

test('a damaged pack counts as missing, and its keys can be stored again', async () => {
  const folder = newFolder();
  await openKeyStore(folder).add(snapshot(1, { a: 'ca' }), inputs);
  const [pack] = readdirSync(join(folder, 'keys')).filter((name) => name.endsWith('.keys'));
  truncateSync(join(folder, 'keys', pack ?? ''), 9);
  const store = openKeyStore(folder);
  expect((await store.known()).size).toBe(0);
  await store.add(snapshot(2, { a: 'ca' }), inputs);
  expect(openKeyStore(folder).inputsOf('a')).toBeNull();
  const again = openKeyStore(folder);
  await again.known();
  expect(again.inputsOf('a')).toEqual(inputs('a'));
});

test('no other user can read the store', async () => {
  const folder = newFolder();
  await openKeyStore(folder).add(snapshot(1, { a: 'ca' }), inputs);
  for (const name of readdirSync(join(folder, 'keys'))) {
    expect(statSync(join(folder, 'keys', name)).mode & 0o077).toBe(0);
  }
});

test('keys that belong only to removed traces are removed', async () => {
  const folder = newFolder();
  const store = openKeyStore(folder);
  await store.add(snapshot(1, { a: 'ca' }), inputs);
  await store.add(snapshot(2, { a: 'ca', b: 'cb' }), inputs);
  await store.add(snapshot(3, { z: 'cz' }), inputs);
  const old = new Date(Date.now() - 2 * 60 * 60 * 1000);
  for (const name of readdirSync(join(folder, 'keys'))) utimesSync(join(folder, 'keys', name), old, old);
  await store.prune(['trace-2']);
  const left = openKeyStore(folder);
  expect((await left.snapshots()).map((one) => one.traceId)).toEqual(['trace-2']);
  expect(left.inputsOf('a')).toEqual(inputs('a'));
  expect(left.inputsOf('b')).toEqual(inputs('b'));
  expect(left.inputsOf('z')).toBeNull();
});

test('a removed trace is no longer a baseline, and keys of other traces stay', async () => {
  const folder = newFolder();
  const store = openKeyStore(folder);
  await store.add(snapshot(1, { a: 'ca' }), inputs);
  await store.add(snapshot(2, { a: 'ca', b: 'cb' }), inputs);
  await store.forget('trace-2');
  const left = openKeyStore(folder);
  expect(await left.snapshots()).toEqual([snapshot(1, { a: 'ca' })]);
  expect(left.inputsOf('a')).toEqual(inputs('a'));
});

test('clearing leaves nothing', async () => {
  const folder = newFolder();
  const store = openKeyStore(folder);
  await store.add(snapshot(1, { a: 'ca' }), inputs);
  await store.clear();
  expect(readdirSync(join(folder, 'keys'))).toEqual([]);
  expect(await store.snapshots()).toEqual([]);
});
