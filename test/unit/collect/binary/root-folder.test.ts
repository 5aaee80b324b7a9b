import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rootFolder } from '../../../../src/collect/binary/root-folder.ts';
import { loadObstacles } from '../../../../src/core/analysis/binary/targets/dynamic-loader.ts';
import type { RootFiles } from '../../../../src/core/analysis/binary/targets/root-files.ts';
import { sourceOf } from '../../../../src/core/binary/byte-source.ts';
import { readElfObject } from '../../../../src/core/binary/elf/elf-object.ts';
import { CRAFTED } from '../../../support/crafted-binaries.ts';

let folder: string;
let root: RootFiles;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'root-folder-'));
  mkdirSync(join(folder, 'root/usr/lib'), { recursive: true });
  mkdirSync(join(folder, 'root/empty'));
  writeFileSync(join(folder, 'secret'), 'outside');
  writeFileSync(join(folder, 'root/usr/lib/libc.so.6'), CRAFTED.elf());
  root = rootFolder(join(folder, 'root'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const link = (target: string, path: string) => symlinkSync(target, join(folder, 'root', path));

test.skipIf(process.platform === 'win32')('links start from the root and never lead out of it', () => {
  link('usr/lib', 'lib');
  link('/usr/lib', 'lib64');
  link('../../../../secret', 'up');
  link(join(folder, 'secret'), 'absolute');
  link('loop', 'loop');
  expect(['/lib/libc.so.6', '/lib64/libc.so.6'].map((path) => root.kind(path))).toEqual(['file', 'file']);
  expect(['/up', '/absolute', '/loop', '/../secret', '/nothing'].map((path) => root.kind(path))).toEqual(
    Array(5).fill(null),
  );
  expect(root.read('/up', ({ size }) => size)).toBeNull();
  expect(['/', '/usr', '/empty', '/lib', '/lib/libc.so.6'].map((path) => root.hasEntries(path))).toEqual([
    true,
    true,
    false,
    true,
    false,
  ]);
});

test.skipIf(process.platform === 'win32')('a program finds its libraries as its loader does', () => {
  const program = readElfObject(sourceOf(CRAFTED.elf()));
  if (program === null) throw new Error('no program');
  const obstacles = () => loadObstacles(program, root).map(({ id }) => id);
  expect(obstacles()).toEqual(['no-interpreter']);
  mkdirSync(join(folder, 'root/lib64'));
  // Not a program: a loader that cannot be read is none.
  writeFileSync(join(folder, 'root/lib64/ld-linux-x86-64.so.2'), 'text');
  expect(obstacles()).toEqual(['no-interpreter']);
  writeFileSync(join(folder, 'root/lib64/ld-linux-x86-64.so.2'), CRAFTED.elf());
  // A library without versions is taken as it is.
  expect(obstacles()).toEqual([]);
  rmSync(join(folder, 'root/usr/lib/libc.so.6'));
  expect(obstacles()).toEqual(['no-library']);
});
