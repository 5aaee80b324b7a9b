import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { GO_MOD, GoWorkspace, type RunOptions, steady } from '../support/go-workspace.ts';

describe('a command that needs the network or version control prints the same when traced', () => {
  let workspace: GoWorkspace | undefined;
  const undo: (() => void)[] = [];
  afterEach(() => {
    workspace?.remove();
    for (const step of undo.splice(0)) step();
  });

  const IDENTITY = {
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@b.c',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@b.c',
    GIT_CONFIG_NOSYSTEM: '1',
  };

  async function git(space: GoWorkspace, cwd: string, env: NodeJS.ProcessEnv, ...lines: string[]) {
    for (const line of lines) {
      const { code, stderr } = await space.start('git', line.split(' '), { cwd, env });
      expect(code, stderr).toBe(0);
    }
  }

  /** Compares the command alone and traced, each with its own module cache. */
  async function same(space: GoWorkspace, argv: readonly string[], options: RunOptions) {
    const cache = (name: string) => ({
      GOMODCACHE: path.join(space.temp, '..', `${path.basename(space.dir)}-mod`, name),
      GOFLAGS: '-modcacherw -mod=mod',
    });
    space.stamp();
    const plain = await space.plain(argv, { ...options, env: { ...options.env, ...cache('a') } });
    space.stamp();
    const traced = await space.traced(argv, { ...options, env: { ...options.env, ...cache('b') } });
    const alike = (text: string) => steady(text).replaceAll(/-mod[\\/][ab]/g, '-mod/N');
    expect({ out: alike(traced.stdout), err: alike(traced.stderr), code: traced.code }).toEqual({
      out: alike(plain.stdout),
      err: alike(plain.stderr),
      code: plain.code,
    });
    return { plain, traced };
  }

  const USES_DEP = 'package main\n\nimport "github.com/me/dep"\n\nfunc main() { println(dep.D) }\n';

  test('for a module directly from its git repository', async () => {
    workspace = new GoWorkspace({
      'go.mod': `${GO_MOD}\nrequire github.com/me/dep v1.0.0\n`,
      'main.go': USES_DEP,
      'repo/go.mod': 'module github.com/me/dep\n\ngo 1.20\n',
      'repo/dep.go': 'package dep\n\nvar D = 1\n',
    });
    const config = path.join(workspace.dir, 'gitconfig');
    writeFileSync(config, `[url "${workspace.dir}/repo"]\n\tinsteadOf = https://github.com/me/dep\n`);
    const env = { ...IDENTITY, GIT_CONFIG_GLOBAL: config };
    await git(
      workspace,
      path.join(workspace.dir, 'repo'),
      env,
      'init -q',
      'add .',
      'commit -qm x',
      'tag v1.0.0',
    );
    const options = { env: { ...env, GOPROXY: 'direct', GONOSUMDB: '*', GONOSUMCHECK: '1', GOFLAGS: '' } };
    await workspace.plain(['go', 'build', 'runtime']);
    const { plain, traced } = await same(workspace, ['go', 'build', '-v', '.'], options);
    expect(plain.stderr).toContain('go: downloading github.com/me/dep v1.0.0\n');
    expect(traced.code, traced.stderr).toBe(0);
  });

  test('for a repository and a proxy without the module', async () => {
    workspace = new GoWorkspace({
      'go.mod': `${GO_MOD}\nrequire github.com/me/dep v1.0.0\n`,
      'main.go': USES_DEP,
    });
    const config = path.join(workspace.dir, 'gitconfig');
    writeFileSync(config, `[url "${workspace.dir}/nowhere"]\n\tinsteadOf = https://github.com/me/dep\n`);
    const env = { ...IDENTITY, GIT_CONFIG_GLOBAL: config, GONOSUMDB: '*' };
    const direct = await same(workspace, ['go', 'build', '.'], { env: { ...env, GOPROXY: 'direct' } });
    expect(direct.plain.code).toBe(1);
    const server = createServer((_, response) => response.writeHead(410).end('gone: ünï\nsecond line\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    undo.push(() => server.close());
    const GOPROXY = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const proxied = await same(workspace, ['go', 'build', '.'], { env: { ...env, GOPROXY } });
    expect(proxied.plain.stderr).toContain('410 Gone');
  });

  test('for a revision stamped into the binary, and for a repository that cannot be queried', async () => {
    workspace = new GoWorkspace({ 'go.mod': GO_MOD, 'main.go': 'package main\n\nfunc main() {}\n' });
    await git(workspace, workspace.dir, IDENTITY, 'init -q', 'add .', 'commit -qm x');
    const argv = ['go', 'build', '-buildvcs=true', '-o', 'out', '.'];
    const good = await same(workspace, argv, { env: IDENTITY });
    expect(good.traced.code).toBe(0);
    const info = await workspace.plain(['go', 'version', '-m', 'out']);
    expect(info.stdout).toContain('vcs.revision=');
    writeFileSync(path.join(workspace.dir, '.git', 'HEAD'), 'nonsense');
    const broken = await same(workspace, [...argv.slice(0, 2), '-v', ...argv.slice(2)], { env: IDENTITY });
    expect(broken.plain.stderr).toContain('error obtaining VCS status');
  });

  test('for folders that go.mod ignores', async () => {
    workspace = new GoWorkspace({
      'go.mod': 'module ex.com/m\n\ngo 1.25\n\nignore ./node_modules\n',
      'main.go': 'package main\n\nfunc main() {}\n',
    });
    mkdirSync(path.join(workspace.dir, 'node_modules'));
    const { traced } = await same(workspace, ['go', 'build', './...'], {});
    expect(traced.stderr).toBe('');
  });
});
