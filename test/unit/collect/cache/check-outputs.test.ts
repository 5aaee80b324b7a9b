import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkOutputs } from '../../../../src/collect/cache/check-outputs.ts';
import { scanBuildCache } from '../../../../src/collect/cache/scan-build-cache.ts';

const folder = mkdtempSync(join(tmpdir(), 'gobp-check-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sum = (content: string): string => createHash('sha256').update(content).digest('hex');
function put(name: string, content: string): void {
  mkdirSync(join(folder, name.slice(0, 2)), { recursive: true });
  writeFileSync(join(folder, name.slice(0, 2), name), content);
}
function action(start: string, output: string, size: number): void {
  const hash = start.padEnd(64, '0');
  put(
    `${hash}-a`,
    `v1 ${hash} ${output} ${String(size).padStart(20)} ${'1764500000123456789'.padStart(20)}\n`,
  );
}

test('each damaged entry is found, also one of the right size, which go does not notice', async () => {
  action('0a', sum('good'), 4);
  put(`${sum('good')}-d`, 'good');
  action('0b', sum('same size'), 9);
  put(`${sum('same size')}-d`, 'SAME SIZE');
  action('0c', sum('cut'), 3);
  put(`${sum('cut')}-d`, 'c');
  // Nothing unusual: go may trim an output before its entry.
  action('0d', sum('gone'), 4);
  put(`${'0e'.padEnd(64, '0')}-a`, 'v1 nonsense');
  // A program has a directory of its own.
  const program = join(folder, sum('program').slice(0, 2), `${sum('program')}-d`);
  mkdirSync(program, { recursive: true });
  writeFileSync(join(program, 'app'), 'program');

  const damages = await checkOutputs(folder, await scanBuildCache(folder), {});
  expect(damages.map(({ what, path }) => [what, path.slice(-66)]).sort()).toEqual([
    ['content', `${sum('same size')}-d`],
    ['entry', `${'0e'.padEnd(64, '0')}-a`],
    ['size', `${sum('cut')}-d`],
  ]);
});
