import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requireBuildCache } from '../../../../src/collect/cache/owned-cache.ts';
import { removeEntries } from '../../../../src/collect/cache/remove-entries.ts';
import { scanBuildCache } from '../../../../src/collect/cache/scan-build-cache.ts';
import { CliUser } from '../../../support/built-cli.ts';
import { describeEachGo, SOME_VERSIONS } from '../../../support/go-versions.ts';
import { GoWorkspace } from '../../../support/go-workspace.ts';

// Without imports from the standard library, so that each cache needs three packages.
const FILES = {
  'go.mod': 'module ex.com/m\n\ngo 1.20\n',
  'a/a.go': 'package a\n\nimport "ex.com/m/b"\n\nconst A = b.B\n',
  'b/b.go': 'package b\n\nimport "ex.com/m/c"\n\nconst B = c.C\n',
  'c/c.go': 'package c\n\nconst C = 1\n',
};

describeEachGo((version, requireInstalled) => {
  let workspace: GoWorkspace;
  let user: CliUser;
  let root: string;
  let gocache: string;
  beforeAll(() => {
    requireInstalled();
    root = mkdtempSync(path.join(tmpdir(), 'gobp-cache-'));
    gocache = path.join(root, 'cache');
    workspace = new GoWorkspace(FILES, { GOCACHE: gocache, GOTOOLCHAIN: `go${version}` });
    user = new CliUser(workspace);
  });
  afterAll(() => {
    workspace?.remove();
    rmSync(root, { recursive: true, force: true });
  });

  /** The packages that go compiles. */
  async function compiled(flags: readonly string[] = []): Promise<readonly string[]> {
    const { stderr, code } = await workspace.start('go', ['build', '-x', ...flags, './...'], {
      env: { GOCACHE: gocache },
    });
    expect(code, stderr).toBe(0);
    return [...stderr.matchAll(/[/\\]compile(?:\.exe)?"? .* -p ex\.com\/m\/(\w)/g)]
      .map((one) => one[1] ?? '')
      .sort();
  }
  async function clean(...words: readonly string[]): Promise<Record<string, unknown>> {
    const { stdout, stderr, code } = await user.run(['cache', 'clean', ...words, '--json']);
    expect(code, stderr + stdout).toBe(0);
    return JSON.parse(stdout) as Record<string, unknown>;
  }

  test('exactly what was announced is compiled again', async () => {
    expect(await compiled()).toEqual(['a', 'b', 'c']);
    expect(await clean('package', 'ex.com/m/b', '--yes')).toMatchObject({
      packages: { steps: 1 },
      cleaned: { failed: 0, left: 0 },
    });
    expect(await compiled()).toEqual(['b']);

    expect(await compiled(['-gcflags=-N'])).toEqual(['a', 'b', 'c']);
    expect(await clean('flags', '-N', '--yes')).toMatchObject({ packages: { steps: 3 } });
    expect([await compiled(), await compiled(['-gcflags=-N'])]).toEqual([[], ['a', 'b', 'c']]);

    await clean('all', '--yes');
    expect(await compiled()).toEqual(['a', 'b', 'c']);
    expect(existsSync(path.join(gocache, 'README'))).toBe(true);
  });

  test('a clean that stops anywhere leaves a cache with which go builds', async () => {
    await compiled();
    const full = path.join(root, 'full');
    cpSync(gocache, full, { recursive: true, preserveTimestamps: true });
    const count = readdirSync(full, { recursive: true }).filter((name) => /-[ad]$/.test(String(name))).length;
    for (const at of [Math.floor(count / 3), count - 1]) {
      rmSync(gocache, { recursive: true });
      cpSync(full, gocache, { recursive: true, preserveTimestamps: true });
      const { actions, outputs } = await scanBuildCache(gocache);
      const entries = [
        ...Array.from({ length: actions.hashes.length }, (_, index) => ({
          name: `${actions.hashes.hex(index)}-a`,
          usedMs: actions.usedMs.at(index),
        })),
        ...Array.from({ length: outputs.hashes.length }, (_, index) => ({
          name: `${outputs.hashes.hex(index)}-d`,
          usedMs: outputs.usedMs.at(index),
        })),
      ].slice(0, at);
      const removed = await removeEntries(requireBuildCache(gocache, []), entries, {
        trash: null,
        signal: new AbortController().signal,
      });
      expect(removed).toMatchObject({ files: at, failed: 0 });
      await compiled();
      expect(await compiled()).toEqual([]);
    }
  });
}, SOME_VERSIONS);
