import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { machineKey } from '../../../src/store/machine-key.ts';
import { refusalLater } from '../../support/spoken-error.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'key '));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the key is created once, stays the same, and is readable only by its user', async () => {
  const cache = join(folder, 'cache');
  const keys = await Promise.all([machineKey(cache), machineKey(cache), machineKey(cache)]);
  expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
  expect(await machineKey(cache)).toEqual(keys[0]);
  expect((statSync(join(cache, 'redaction.key')).mode & 0o777).toString(8)).toBe('600');
});

test('a key that cannot be saved is still usable for the process', async () => {
  writeFileSync(join(folder, 'file'), '');
  expect(await machineKey(join(folder, 'file', 'cache'))).toHaveLength(32);
});

test('an existing key that cannot be read is an error and is not replaced', async () => {
  const file = join(folder, 'redaction.key');
  mkdirSync(file);
  expect(await refusalLater(machineKey(folder))).toBe(`${file} cannot be read: it is a directory.`);
  expect(statSync(file).isDirectory()).toBe(true);
});

test.skipIf(process.platform === 'win32')('a key that is a link to itself is not a missing key', async () => {
  symlinkSync('redaction.key', join(folder, 'redaction.key'));
  expect(await refusalLater(machineKey(folder))).toContain('cannot be read: its symbolic links form a loop.');
});

test('a damaged key is replaced once, and the new one is kept', async () => {
  writeFileSync(join(folder, 'redaction.key'), 'half');
  const key = await machineKey(folder);
  expect(key).toHaveLength(32);
  expect(await machineKey(folder)).toEqual(key);
});
