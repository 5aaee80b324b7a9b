import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeAtomically } from '../../../src/platform/atomic-write.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atomic '));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the new content replaces the old one, and nothing else is left', async () => {
  const file = join(folder, 'a');
  writeFileSync(file, 'old');
  await writeAtomically(file, 'new', 0o600);
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['a']);
});

test('a failed write keeps the old content and leaves no partial file', async () => {
  mkdirSync(join(folder, 'a'));
  await expect(writeAtomically(join(folder, 'a'), 'new', 0o600)).rejects.toThrow();
  expect(readdirSync(folder)).toEqual(['a']);
});

test.skipIf(process.platform === 'win32')('the umask of the user limits the permissions', async () => {
  const file = join(folder, 'a');
  const umask = process.umask(0o027);
  try {
    await writeAtomically(file, 'x', 0o666);
  } finally {
    process.umask(umask);
  }
  expect(statSync(file).mode & 0o777).toBe(0o640);
});

test('writing installs no signal handlers', async () => {
  const before = process.eventNames();
  const writing = writeAtomically(join(folder, 'a'), 'x', 0o600);
  const during = process.eventNames();
  await writing;
  expect(during).toEqual(before);
});
