import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DAMAGED, MISSING, scanBuildCache } from '../../../../src/collect/cache/scan-build-cache.ts';
import { ENTRY_KINDS } from '../../../../src/core/analysis/cache/entry-kind.ts';
import { compiledArchive } from '../../../support/compiled-archive.ts';

const folder = mkdtempSync(join(tmpdir(), 'gobp-scan-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hash = (start: string): string => start.padEnd(64, '0');
function put(name: string, content: string | Buffer): void {
  mkdirSync(join(folder, name.slice(0, 2)), { recursive: true });
  writeFileSync(join(folder, name.slice(0, 2), name), content);
}
const note = (action: string, output: string): string =>
  `v1 ${action} ${output} ${'7'.padStart(20)} ${'1764500000123456789'.padStart(20)}\n`;

test('every entry has its kind, its package and its output; links and other files are not entries', async () => {
  put(`${hash('00a')}-a`, note(hash('00a'), hash('ffd')));
  put(`${hash('00b')}-a`, note(hash('00b'), hash('ffd')));
  put(`${hash('01c')}-a`, note(hash('01c'), hash('ab')));
  put(`${hash('02d')}-a`, 'v1 cut');
  put(`${hash('ffd')}-d`, compiledArchive({ importPath: 'net', files: [], isStd: true }));
  put(`${hash('ffe')}-d`, 'go index v2\n');
  put('ff-notes.txt', 'mine');
  symlinkSync('/etc/hostname', join(folder, 'ff', `${hash('ff1')}-d`));

  const progress: number[] = [];
  const { actions, outputs, packages, others, unreadable } = await scanBuildCache(folder, {
    onProgress: ({ done }) => progress.push(done),
  });

  const read = Array.from({ length: outputs.hashes.length }, (_, at) => [
    outputs.hashes.hex(at),
    ENTRY_KINDS[outputs.kinds.at(at)],
    packages[outputs.packages.at(at)]?.importPath ?? null,
    outputs.references.at(at),
  ]);
  expect(read.sort()).toEqual([
    [hash('ffd'), 'package', 'net', 2],
    [hash('ffe'), 'index', null, 0],
  ]);
  const states = Array.from({ length: actions.hashes.length }, (_, at) => actions.outputs.at(at));
  expect(states.filter((state) => state === MISSING)).toHaveLength(1);
  expect(states.filter((state) => state === DAMAGED)).toHaveLength(1);
  expect(others.count).toBe(2);
  expect(unreadable).toBe(0);
  expect(progress.at(-1)).toBe(256);
});

test('a cancelled scan ends with the reason', async () => {
  const cancel = new AbortController();
  const scan = scanBuildCache(folder, {
    onProgress: () => cancel.abort(new Error('enough')),
    signal: cancel.signal,
  });
  await expect(scan).rejects.toThrow('enough');
});
