// cspell:ignore unstub
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LiveServer } from '../../../../src/host/live/live-server.ts';
import { removeFolder } from '../../../support/remove-folder.ts';

const open = () => {
  throw new Error('Nobody calls here.');
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gbp-live-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  removeFolder(folder);
});

test.skipIf(process.platform === 'win32')(
  'a temporary folder with a long name is not used for a socket, and another one is found',
  async () => {
    const long = path.join(folder, 'x'.repeat(90));
    mkdirSync(long);
    vi.stubEnv('TMPDIR', long);
    const server = new LiveServer();
    const { address } = await server.expect(open, 'once');
    // The length that every system accepts, including the terminating zero.
    expect(Buffer.byteLength(address)).toBeLessThan(104);
    expect(address.startsWith(long)).toBe(false);
    server.dispose();
  },
);

test.skipIf(process.platform === 'win32')('a server that could not listen tries again', async () => {
  const blocked = path.join(folder, 'file');
  writeFileSync(blocked, '');
  vi.stubEnv('TMPDIR', blocked);
  const server = new LiveServer();
  await expect(server.expect(open, 'once')).rejects.toThrow();
  vi.stubEnv('TMPDIR', folder);
  expect((await server.expect(open, 'once')).address.startsWith(folder)).toBe(true);
  server.dispose();
});

test.skipIf(process.platform === 'win32')(
  'a new socket is created if the temporary files were deleted',
  async () => {
    vi.stubEnv('TMPDIR', folder);
    const server = new LiveServer();
    const before = await server.expect(open, 'often');
    const [again, other] = await Promise.all([server.expect(open, 'once'), server.expect(open, 'once')]);
    expect([again.address, other.address]).toEqual([before.address, before.address]);
    rmSync(path.dirname(before.address), { recursive: true });
    expect(before.isOpen()).toBe(false);
    const after = await server.expect(open, 'once');
    expect(after.address).not.toBe(before.address);
    expect(existsSync(after.address)).toBe(true);
    server.dispose();
    expect(existsSync(path.dirname(after.address))).toBe(false);
  },
);
