import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweepTempDirs } from '../../../src/platform/sweep-temp-dirs.ts';
import { createTempDir, removeTempDir } from '../../../src/platform/temp-dir.ts';

let parent: string;
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'gbp-sweep-'));
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** Of a process that has ended. */
function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

function folder(name: string): string {
  const path = join(parent, name);
  mkdirSync(path);
  return path;
}

test('directories of a killed recorder are removed, and those that may belong to others stay', async () => {
  const own = createTempDir(parent) ?? '';
  const [, namespace = ''] = /^go-build-pipeline-([0-9a-f]{8})-(\d+)-/.exec(basename(own)) ?? [];
  expect(basename(own)).toMatch(new RegExp(`^go-build-pipeline-${namespace}-${process.pid}-`));
  const dead = deadPid();
  const left = folder(`go-build-pipeline-${namespace}-${dead}-abcdef`);
  // Another machine, another boot, another container: the number means another process there.
  const elsewhere = folder(
    `go-build-pipeline-${namespace === '00000000' ? '11111111' : '00000000'}-${dead}-abcdef`,
  );
  const report = folder('go-build-pipeline-report-abcdef');
  const foreign = folder(`go-build${dead}`);
  expect(await sweepTempDirs(parent)).toBe(1);
  expect(existsSync(left)).toBe(false);
  expect([own, elsewhere, report, foreign].map(existsSync)).toEqual([true, true, true, true]);
  removeTempDir(own);
  expect(existsSync(own)).toBe(false);
});

test('a directory is removed with its files and with folders that others created in it', () => {
  const flat = createTempDir(parent) ?? '';
  writeFileSync(join(flat, 'graph.json'), '[]');
  const deep = createTempDir(parent) ?? '';
  mkdirSync(join(deep, 'folder'));
  writeFileSync(join(deep, 'folder', 'file'), '');
  for (const dir of [flat, deep, join(parent, 'missing')]) removeTempDir(dir);
  expect([flat, deep].map(existsSync)).toEqual([false, false]);
});

test('a missing folder has nothing to remove and gets no directory', async () => {
  const missing = join(parent, 'missing');
  expect(await sweepTempDirs(missing)).toBe(0);
  expect(createTempDir(missing)).toBeNull();
  expect(readdirSync(parent)).not.toContain('missing');
});
