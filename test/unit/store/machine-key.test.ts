import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { machineKey } from '../../../src/store/machine-key.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'key '));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the key is made once, stays the same, and is for its user alone', async () => {
  const cache = join(folder, 'cache');
  const keys = await Promise.all([machineKey(cache), machineKey(cache), machineKey(cache)]);
  expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
  expect(await machineKey(cache)).toEqual(keys[0]);
  expect((statSync(join(cache, 'redaction.key')).mode & 0o777).toString(8)).toBe('600');
});

test('where it cannot be kept there is one all the same', async () => {
  writeFileSync(join(folder, 'file'), '');
  expect(await machineKey(join(folder, 'file', 'cache'))).toHaveLength(32);
});
