import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readText, readTextLater } from '../../../src/platform/read-text.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-text-'));
  writeFileSync(join(folder, 'file'), '\uFEFFtext');
  mkdirSync(join(folder, 'directory'));
  if (process.platform !== 'win32') symlinkSync('loop', join(folder, 'loop'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  ['at once', async (file: string) => readText(file)],
  ['later', readTextLater],
])('reading %s', (_, read) => {
  test('returns the text without a byte order mark', async () => {
    expect(await read(join(folder, 'file'))).toBe('text');
  });

  test.each(['missing', 'missing/below', 'file/below'])('finds nothing at %s', async (name) => {
    expect(await read(join(folder, name))).toBeNull();
  });

  test('does not take a directory for nothing', async () => {
    await expect(read(join(folder, 'directory'))).rejects.toMatchObject({ code: 'EISDIR' });
  });

  test.skipIf(process.platform === 'win32')('does not take a link to itself for nothing', async () => {
    await expect(read(join(folder, 'loop'))).rejects.toMatchObject({ code: 'ELOOP' });
  });
});
