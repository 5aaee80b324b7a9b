// cspell:ignore mytool
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readGoToolchain } from '../../../../src/collect/toolchain/go-env.ts';

describe('the toolchain of a recording is found without starting go', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'go-env-'));
    mkdirSync(path.join(dir, 'goroot', 'pkg', 'tool', 'linux_amd64'), { recursive: true });
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  /** There is no go command, so an answer that needs one has no version. */
  const read = (env: NodeJS.ProcessEnv, goMod: string, seenVersion: string | null = null) => {
    writeFileSync(path.join(dir, 'go.mod'), goMod);
    return readGoToolchain({
      go: { path: path.join(dir, 'no-go'), goroot: path.join(dir, 'goroot'), version: 'go1.26.8' },
      directory: dir,
      env: { GOENV: 'off', ...env },
      seenVersion,
      elsewhere: false,
    });
  };

  test('a go.mod that this go satisfies causes no switch', async () => {
    expect(await read({}, 'module m\n\ngo 1.26\n')).toEqual({
      version: 'go1.26.8',
      goos: 'linux',
      goarch: 'amd64',
      changedEnv: { GOENV: 'off' },
    });
  });

  test('a newer go or toolchain line may cause a switch, so go is asked', async () => {
    expect((await read({}, 'module m\n\ngo 1.27.0\n')).version).toBeNull();
    expect((await read({}, 'module m\n\ngo 1.20\n\ntoolchain go1.27.3\n')).version).toBeNull();
    expect((await read({ GOTOOLCHAIN: 'local' }, 'module m\n\ngo 1.27.0\n')).version).toBe('go1.26.8');
    expect((await read({ GOTOOLCHAIN: 'go1.22.12' }, 'module m\n\ngo 1.20\n')).version).toBeNull();
  });

  test('a go.work that cannot be read causes no error here, because go reports it', async () => {
    expect((await read({ GOWORK: dir }, 'module m\n')).version).toBe('go1.26.8');
  });

  test('the version in the compiler command takes precedence over files', async () => {
    const { version, goos } = await read({ GOTOOLCHAIN: 'go1.22.12' }, 'module m\n', 'go1.22.12');
    expect({ version, goos }).toEqual({ version: 'go1.22.12', goos: 'linux' });
  });

  test('settings of the user are listed without credentials', async () => {
    const env = {
      GOPROXY: 'https://me:sec@ret@proxy.example,direct',
      GOAUTH: 'mytool --token=secret',
      GOOS: 'linux',
      GOARCH: 'arm64',
    };
    expect(await read(env, 'module m\n')).toMatchObject({
      goarch: 'arm64',
      changedEnv: { GOPROXY: 'https://…@proxy.example,direct', GOAUTH: 'mytool …', GOARCH: 'arm64' },
    });
    expect((await read(env, 'module m\n')).changedEnv).not.toHaveProperty('GOOS');
  });
});
