import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findGo } from '../../src/collect/toolchain/find-go.ts';
import { removeFolder } from '../support/remove-folder.ts';

const env = { ...process.env, GOROOT: '' };
const real = await findGo('go', process.cwd(), env);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gbp-wrapped-'));
});
afterEach(() => removeFolder(folder));

function wrapper(...lines: readonly string[]): string {
  const file = path.join(folder, 'go');
  writeFileSync(file, ['#!/bin/sh', ...lines, ''].join('\n'), { mode: 0o755 });
  return file;
}

test('a wrapper that is slow to print its version does not block other work', async () => {
  const flag = path.join(folder, 'go on');
  const file = wrapper(`while [ ! -e '${flag}' ]; do sleep 0.05; done`, `exec '${real.path}' "$@"`);
  const found = findGo(file, folder, env);
  // Reached only if nothing blocks.
  setTimeout(() => writeFileSync(flag, ''), 1);
  const [, , version = ''] = execFileSync(real.path, ['version'], {
    encoding: 'utf8',
    env: { ...env, GOTOOLCHAIN: 'local' },
  }).split(' ');
  expect(await found).toEqual({ path: file, goroot: null, version });
});

test('a file that is not go, is too old, or does not exist is refused', async () => {
  for (const [file, code] of [
    [wrapper('echo "hello"'), 'not-go'],
    [path.join(folder, 'nothing'), 'go-not-found'],
  ] as const) {
    await expect(findGo(file, folder, env)).rejects.toMatchObject({ code });
  }
  const old = wrapper('echo "go version go1.19.13 linux/amd64"');
  await expect(findGo(old, folder, env)).rejects.toMatchObject({ code: 'go-too-old' });
});
