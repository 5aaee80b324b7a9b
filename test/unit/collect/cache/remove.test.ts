import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { requireBuildCache, requireModuleCache } from '../../../../src/collect/cache/owned-cache.ts';
import { removeEntries } from '../../../../src/collect/cache/remove-entries.ts';
import { removeModule } from '../../../../src/collect/cache/remove-module.ts';
import { removeTrash } from '../../../../src/collect/cache/remove-trash.ts';
import { newTrash, restoreTrash } from '../../../../src/collect/cache/trash.ts';
import { refusalOf } from '../../../support/spoken-error.ts';

let root: string;
let folder: string;
let outside: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'gobp-clean-')));
  folder = join(root, 'cache');
  outside = join(root, 'outside');
  mkdirSync(outside);
  writeFileSync(join(outside, 'mine.txt'), 'mine');
  for (let at = 0; at < 256; at++)
    mkdirSync(join(folder, at.toString(16).padStart(2, '0')), { recursive: true });
  writeFileSync(
    join(folder, 'README'),
    'This directory holds cached build artifacts from the Go build system.\n',
  );
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const NEVER = new AbortController().signal;
const nameOf = (start: string, suffix: 'a' | 'd'): string => `${start.padEnd(64, '0')}-${suffix}`;
function put(name: string): { readonly name: string; readonly usedMs: number } {
  const path = join(folder, name.slice(0, 2), name);
  writeFileSync(path, 'content');
  return { name, usedMs: lstatSync(path).mtimeMs };
}
const isThere = (name: string): boolean => existsSync(join(folder, name.slice(0, 2), name));
const remove = (entries: Parameters<typeof removeEntries>[1], trash: string | null = null) =>
  removeEntries(requireBuildCache(folder, []), entries, { trash, signal: NEVER });

describe('a folder is refused', () => {
  const refusal = (path: string, kept: readonly string[] = []) =>
    refusalOf(() => requireBuildCache(path, kept));

  test('without the README of go', async () => {
    writeFileSync(join(folder, 'README'), 'My project\n');
    expect(refusal(folder)).toContain('it lacks README');
  });

  test('if one of the 256 directories is missing, or a symbolic link', async () => {
    rmSync(join(folder, 'a7'), { recursive: true });
    expect(refusal(folder)).toContain('00 … ff');
    symlinkSync(outside, join(folder, 'a7'));
    expect(refusal(folder)).toContain('00 … ff');
  });

  test('if the home or current directory is in it, also through a symbolic link', async () => {
    const link = join(root, 'link');
    symlinkSync(folder, link);
    expect(refusal(link, [join(folder, '3f')])).toContain('contains your home');
    expect(refusal(folder, [folder])).toContain('contains your home');
    expect(requireBuildCache(link, [root]).folder).toBe(folder);
  });

  test('if it is the root, relative, off, or not there', async () => {
    expect(refusal('/')).toContain('contains your home');
    for (const path of ['cache', 'off', '', join(root, 'none'), join(folder, 'README')])
      expect(refusal(path)).toContain('There is no cache to change');
  });

  test('as a module cache without cache/download', async () => {
    expect(refusalOf(() => requireModuleCache(folder, []))).toContain('cache/download');
  });
});

test('only entries with the names of go, unchanged since the plan, are removed', async () => {
  const good = put(nameOf('00a', 'a'));
  const used = put(nameOf('00b', 'd'));
  utimesSync(join(folder, '00', used.name), new Date(), new Date(used.usedMs + 5_000));
  writeFileSync(join(folder, '00', 'notes.txt'), 'mine');
  const strange = ['notes.txt', '../README', '..', '00', `../../outside/${nameOf('00', 'a')}`];
  const removed = await remove([good, used, ...strange.map((name) => ({ name, usedMs: 0 }))]);
  expect([removed.files, removed.skipped, removed.failed]).toEqual([1, 6, 0]);
  expect([isThere(good.name), isThere(used.name)]).toEqual([false, true]);
  expect(readdirSync(join(folder, '00')).sort()).toEqual([used.name, 'notes.txt'].sort());
});

test('symbolic links are neither followed nor removed, as an entry, in a program, or as a directory', async () => {
  const link = nameOf('01a', 'd');
  symlinkSync(join(outside, 'mine.txt'), join(folder, '01', link));
  const program = nameOf('01b', 'd');
  mkdirSync(join(folder, '01', program));
  symlinkSync(join(outside, 'mine.txt'), join(folder, '01', program, 'app'));
  const moved = put(nameOf('02a', 'a'));
  const cache = requireBuildCache(folder, []);
  rmSync(join(folder, '02'), { recursive: true });
  writeFileSync(join(outside, moved.name), 'mine');
  symlinkSync(outside, join(folder, '02'));
  const entries = [link, program, moved.name].map((name) => ({
    name,
    usedMs: lstatSync(join(folder, name.slice(0, 2), name)).mtimeMs,
  }));
  expect(await removeEntries(cache, entries, { trash: null, signal: NEVER })).toMatchObject({
    files: 0,
    skipped: 3,
  });
  expect(readdirSync(outside).sort()).toEqual([moved.name, 'mine.txt'].sort());
});

test('a program is removed with its directory; the bytes of a file with another hard link stay', async () => {
  const program = nameOf('03a', 'd');
  mkdirSync(join(folder, '03', program));
  writeFileSync(join(folder, '03', program, 'app'), 'x'.repeat(10_000));
  const linked = put(nameOf('03b', 'd'));
  linkSync(join(folder, '03', linked.name), join(outside, 'copy'));
  const usedMs = lstatSync(join(folder, '03', program)).mtimeMs;
  const { files, bytes } = await remove([{ name: program, usedMs }, linked]);
  expect(files).toBe(2);
  expect(bytes).toBeGreaterThanOrEqual(10_000);
  expect(bytes).toBeLessThan(30_000);
  expect(readdirSync(join(folder, '03'))).toEqual([]);
});

test('the trash is restored, except for what go stored again, or removed', async () => {
  const cache = requireBuildCache(folder, []);
  const first = put(nameOf('04a', 'a'));
  const second = put(nameOf('04b', 'd'));
  const trash = newTrash(cache, 1_764_500_000_000);
  expect(await remove([first, second], trash)).toMatchObject({ files: 2 });
  expect([isThere(first.name), isThere(second.name)]).toEqual([false, false]);
  put(first.name);
  expect(restoreTrash(cache, trash)).toBe(1);
  expect(isThere(second.name)).toBe(true);
  expect(await removeTrash(cache, NEVER)).toMatchObject({ files: 1, failed: 0 });
  expect(existsSync(dirname(trash))).toBe(false);
});

describe('a module', () => {
  const one = { module: 'github.com/Ann/mod', version: 'v1.0.0' };
  let modules: string;
  const tree = () => join(modules, 'github.com', '!ann', 'mod@v1.0.0');
  const download = () => join(modules, 'cache', 'download', 'github.com', '!ann', 'mod', '@v');
  beforeEach(() => {
    modules = join(root, 'mod');
    mkdirSync(join(tree(), 'sub'), { recursive: true });
    mkdirSync(download(), { recursive: true });
    writeFileSync(join(tree(), 'sub', 'a.go'), 'package sub\n');
    for (const extension of ['info', 'mod', 'zip', 'ziphash'])
      writeFileSync(join(download(), `v1.0.0.${extension}`), 'x');
  });

  test('loses its files and its zip file, not what go needs to choose versions; a link inside is not followed', async () => {
    symlinkSync(outside, join(tree(), 'link'));
    expect(await removeModule(requireModuleCache(modules, []), one, NEVER)).toBeGreaterThan(0);
    expect(existsSync(tree())).toBe(false);
    expect(readdirSync(download()).sort()).toEqual(['v1.0.0.info', 'v1.0.0.mod']);
    expect(readdirSync(outside)).toEqual(['mine.txt']);
  });

  test('that is interrupted is marked as not complete, as go does it', async () => {
    const cancel = new AbortController();
    const removing = removeModule(requireModuleCache(modules, []), one, cancel.signal);
    cancel.abort();
    await removing;
    expect(existsSync(join(download(), 'v1.0.0.partial'))).toBe(true);
    expect(existsSync(join(tree(), 'sub', 'a.go'))).toBe(true);
  });

  test('stays if its path leaves the cache, or leads through a symbolic link', async () => {
    const cache = requireModuleCache(modules, []);
    expect(await removeModule(cache, { module: '../outside', version: 'v1.0.0' }, NEVER)).toBe(0);
    expect(await removeModule(cache, { module: 'a', version: '../../outside' }, NEVER)).toBe(0);
    rmSync(join(modules, 'github.com'), { recursive: true });
    mkdirSync(join(outside, '!ann', 'mod@v1.0.0'), { recursive: true });
    writeFileSync(join(outside, '!ann', 'mod@v1.0.0', 'mine.go'), 'mine');
    symlinkSync(outside, join(modules, 'github.com'));
    await removeModule(cache, one, NEVER);
    expect(existsSync(join(outside, '!ann', 'mod@v1.0.0', 'mine.go'))).toBe(true);
  });
});
