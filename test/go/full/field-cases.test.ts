import { chmodSync, mkdirSync, rmSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { CliUser } from '../../support/built-cli.ts';
import { GO_MOD, GoWorkspace } from '../../support/go-workspace.ts';

/** Builds of real users whose answers were wrong, or missing. */

let workspace: GoWorkspace;
let user: CliUser;
afterEach(() => workspace.remove());

function start(files: Readonly<Record<string, string>>): void {
  workspace = new GoWorkspace(files);
  user = new CliUser(workspace);
}

const MINUTE_MS = 60_000;

function setTime(name: string, minutesAgo: number): void {
  const time = new Date(Date.now() - minutesAgo * MINUTE_MS);
  utimesSync(path.join(workspace.dir, name), time, time);
}

const MAIN = 'package main\n\nfunc main() {}\n';
const trace = (...argv: readonly string[]) => user.run(['trace', ...argv]);

test('a C header below the package: what the key does not cover, and since when the output is cached', async () => {
  start({
    'go.mod': GO_MOD,
    'main.go': 'package main\n\n// #include "hdr/b.h"\nimport "C"\n\nfunc main() { println(C.b()) }\n',
    'hdr/b.h': 'static int b(void) { return 1; }\n',
  });
  setTime('hdr/b.h', 5);
  await trace('--quiet', 'go', 'build', '-o', 'x', '.');
  workspace.write({ 'hdr/b.h': 'static int b(void) { return 2; }\n' });
  const { stderr } = await trace('go', 'build', '-o', 'x', '.');
  expect(stderr).toMatch(/ → link up to date → /);
  expect(stderr).toMatch(/^note .*came from the cache, but hdr\/b\.h is newer than its output there/m);
  const { stdout } = await user.run(['explain', 'ex.com/m']);
  expect(stdout).toContain('  C headers outside its folder: hdr/b.h (newer than the cached output)\n');
  const { package: name, beyondKey } = JSON.parse(
    (await user.run(['explain', '--json', '@last', 'ex.com/m'])).stdout,
  );
  expect(name).toBe('ex.com/m');
  expect(beyondKey).toEqual({
    importPath: 'ex.com/m',
    cachedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    usesC: true,
    headers: [{ file: 'hdr/b.h', newer: true }],
    pkgConfig: [],
    generators: [],
  });
});

test('pkg-config answers differently: what the key does not cover', async () => {
  start({
    'go.mod': GO_MOD,
    'main.go':
      'package main\n\n// #cgo pkg-config: thing\n// static int a(void) { return A; }\nimport "C"\n\nfunc main() { println(C.a()) }\n',
    pkgconf: '#!/bin/sh\ncase "$*" in *--cflags*) cat flags;; *) echo;; esac\n',
    flags: '-DA=1\n',
  });
  chmodSync(path.join(workspace.dir, 'pkgconf'), 0o755);
  user.env.PKG_CONFIG = path.join(workspace.dir, 'pkgconf');
  await trace('--quiet', 'go', 'build', '-o', 'x', '.');
  workspace.write({ flags: '-DA=2\n' });
  await trace('go', 'build', '-o', 'x', '.');
  const { stdout } = await user.run(['explain', 'ex.com/m']);
  expect(stdout).toContain('  what pkg-config answers for thing\n');
});

test('a warmed cache without -trimpath does not help a build with it', async () => {
  start({
    'x/go.mod': GO_MOD,
    'x/main.go': MAIN,
    'y/go.mod': GO_MOD.replace('ex.com/m', 'ex.com/y'),
    'y/main.go': MAIN,
  });
  const build = (folder: string, cache: string, ...argv: readonly string[]) =>
    user.run(['trace', 'go', 'build', ...argv], {
      cwd: path.join(workspace.dir, folder),
      env: { GOCACHE: path.join(workspace.temp, cache) },
    });
  await build('x', 'A', '-trimpath', '-o', 'x', '.');
  await build('y', 'B', 'runtime');
  const { stderr } = await build('y', 'B', '-trimpath', '-o', 'y', '.');
  expect(stderr).toMatch(/^ {2}the whole build {3}now with -trimpath → \d+ packages/m);
  expect(stderr).not.toContain('GOCACHE');
});

test('a program that is written into the folder that it embeds', async () => {
  start({
    'go.mod': GO_MOD,
    'main.go': 'package main\n\nimport "embed"\n\n//go:embed all:assets\nvar FS embed.FS\n\nfunc main() {}\n',
    'assets/a.txt': 'a\n',
  });
  const argv = ['go', 'build', '-o', 'assets/app', '.'];
  await trace('--quiet', ...argv);
  const { stderr } = await trace(...argv);
  expect(stderr).toContain(
    'the build writes assets/app, which is an input of this package (embedded at main.go:5)',
  );
  const { stdout, code } = await user.run(['verify-cache', ...argv]);
  expect(stdout).toMatch(/embedded assets\/app changed: this command writes that file itself/);
  expect(code).toBe(1);
});

test('a flag for the whole build, of which only the main package is compiled', async () => {
  start({ 'go.mod': GO_MOD, 'main.go': MAIN });
  const build = ['go', 'build', '-o', 'x'];
  for (const flag of ['-trimpath', '-race']) await workspace.plain([...build, flag, '.']);
  for (const flag of ['-trimpath', '-race']) {
    await trace('--quiet', ...build, '.');
    workspace.stamp();
    const { stderr } = await trace(...build, flag, '.');
    expect(stderr).toContain(`  the whole build   now with ${flag} → 1 package and the link`);
    expect(stderr).toMatch(/^ {2}m \(main\) +edited main\.go → the link/m);
  }
});

test('a program that another build had replaced is linked again, and that is said', async () => {
  start({ 'go.mod': GO_MOD, 'main.go': MAIN });
  const build = ['go', 'build', '-o', 'x'];
  await trace('--quiet', ...build, '.');
  await trace('--quiet', ...build, '-ldflags=-s', '.');
  const linked = async () => /^linked again: .*/m.exec((await trace(...build, '.')).stderr)?.[0];
  expect(await linked()).toBe(
    'linked again: the last command that wrote x built another program, and go does not cache linked programs',
  );
  rmSync(path.join(workspace.dir, 'x'));
  expect(await linked()).toBe('linked again: x was missing, or not as go had written it');
  const { stderr } = await trace('go', 'build', '-o', 'elsewhere', '.');
  expect(stderr).toMatch(/^linked again: no earlier trace wrote elsewhere, and go does not cache/m);
  expect((await trace('go', 'build', '-o', 'elsewhere', '.')).stderr).toMatch(/→ link up to date →/);
});

test('a test whose file has another time and the same content', async () => {
  start({
    'go.mod': GO_MOD,
    'a.go': 'package m\n',
    'a_test.go':
      'package m\n\nimport (\n\t"os"\n\t"testing"\n)\n\nfunc TestRead(t *testing.T) {\n\tif _, err := os.ReadFile("testdata/in.txt"); err != nil {\n\t\tt.Fatal(err)\n\t}\n}\n',
    'testdata/in.txt': 'hi\n',
  });
  setTime('testdata/in.txt', 5);
  setTime('testdata', 5);
  await trace('--quiet', 'go', 'test', '.');
  setTime('testdata/in.txt', 4);
  const { stderr } = await trace('go', 'test', '.');
  expect(stderr).toContain('the time of testdata/in.txt changed, not its content (read by the tests)');
  expect((await user.run(['explain'])).stdout).toContain('git restore-mtime');
  // The first go vet has more checks than go test; nobody changed a flag.
  const vet = await trace('go', 'vet', '.');
  expect(vet.stderr).toContain('now with all checks of go vet, not only those of go test');
  const { stdout } = await user.run(['compare', '@2', '@1']);
  expect(stdout).not.toContain('testdata');
});

test('a comparison names all programs, with the link of each', async () => {
  start({ 'go.mod': GO_MOD, 'cmd/a/main.go': MAIN, 'cmd/b/main.go': MAIN });
  mkdirSync(path.join(workspace.dir, 'bin'));
  const sides = ['go', 'build', '-o', 'bin/', './cmd/...', '--', 'go', 'build', '-o', 'bin/', '-ldflags=-s'];
  const { stdout } = await user.run(['compare', '--', ...sides, './cmd/...']);
  expect(stdout).toMatch(/^programs +a, b$/m);
  for (const label of ['program', 'sha256', 'main ID', 'link ID'])
    for (const name of ['a', 'b']) expect(stdout).toMatch(new RegExp(`^${label} ${name} +\\S+`, 'm'));
  expect(stdout).toContain('linker flags none → -s → 2 links');
});
