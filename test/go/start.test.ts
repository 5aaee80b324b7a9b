import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../support/built-cli.ts';
import { type Finished, GoWorkspace } from '../support/go-workspace.ts';

let workspace: GoWorkspace;
let checkout: string;

/** A clone in a path with blanks and with an empty home, which uses the npm packages of this checkout. */
beforeAll(() => {
  workspace = new GoWorkspace({
    'mod/go.mod': 'module ex.com/tool\n\ngo 1.20\n',
    'mod/lib/lib.go': 'package lib\n',
    'mod/cmd/tool/main.go': 'package main\n\nfunc main() { panic("built, not run") }\n',
    'mod/cmd/ignored/gen.go': '//go:build ignore\n\npackage main\n\nfunc main() {}\n',
    'library/go.mod': 'module ex.com/library\n\ngo 1.20\n',
    'library/l.go': 'package library\n',
    'empty/readme.txt': 'no Go here',
  });
  checkout = path.join(workspace.dir, 'check out');
  mkdirSync(checkout);
  for (const name of [
    'scripts',
    'src',
    'webview',
    'media',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ]) {
    cpSync(path.join(ROOT, name), path.join(checkout, name), { recursive: true });
  }
  // The clone has its own folder of links, so that an npm ci there could remove only the links.
  const packages = path.join(checkout, 'node_modules');
  mkdirSync(packages);
  for (const name of readdirSync(path.join(ROOT, 'node_modules')).filter((one) => !one.startsWith('.'))) {
    symlinkSync(path.join(ROOT, 'node_modules', name), path.join(packages, name));
  }
  writeFileSync(path.join(packages, '.package-lock.json'), '{}');
  mkdirSync(path.join(workspace.dir, 'home'));
});
afterAll(() => workspace.remove());

const start = (argv: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Finished> =>
  workspace.start(process.execPath, [path.join(checkout, 'scripts', 'start.mjs'), ...argv], {
    cwd: checkout,
    env: { HOME: path.join(workspace.dir, 'home'), XDG_CACHE_HOME: '', CI: 'true', ...env },
  });

test('for a given folder the main package is built but not run, and nothing is written there', async () => {
  const folder = path.join(workspace.dir, 'mod');
  const { stdout, stderr, code } = await start([folder]);
  expect({ code, stderr: stderr.includes('panic') }).toEqual({ code: 0, stderr: false });
  expect(stdout).toContain(`Building ./cmd/tool in ${folder}:`);
  const report = /^ {2}(\S.*\.html)$/m.exec(stdout)?.[1] ?? '';
  expect(readFileSync(report, 'utf8')).toContain('<title>tool · go build ');
  expect(readdirSync(folder).sort()).toEqual(['cmd', 'go.mod', 'lib']);
  expect(readdirSync(path.dirname(report))).toEqual(['mod.html']);
});

test('a library is built completely, and a folder without Go is rejected with one sentence', async () => {
  const library = await start([path.join(workspace.dir, 'library')]);
  expect(library.code).toBe(0);
  expect(library.stdout).toContain('No main package in');
  expect(library.stderr).toContain('go build ./...');
  // A folder that is not inside a module.
  const empty = path.join(workspace.temp, 'empty');
  mkdirSync(empty);
  const refused = await start([empty]);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(/There is no Go module in .*empty/);
  const missing = await start([path.join(empty, 'nowhere')]);
  expect(missing).toMatchObject({ code: 1 });
  expect(missing.stderr).toMatch(/^The folder .*nowhere does not exist; give one with Go code/m);
});

test('without go, the install hint and the bundled example report are shown', async () => {
  const bare = path.join(workspace.temp, 'bare');
  mkdirSync(bare);
  const { stdout, code } = await start([], { PATH: bare });
  expect(code).toBe(0);
  expect(stdout).toContain('No go command on PATH: install Go from https://go.dev/dl/');
  const report = /^ {2}(\S.*example\.html)$/m.exec(stdout)?.[1] ?? '';
  const sample = execFileSync(
    process.execPath,
    [
      path.join(checkout, 'dist/cli.cjs'),
      'show',
      path.join(checkout, 'media/sample-recording.gotrace.json.gz'),
      '--json',
    ],
    { encoding: 'utf8' },
  );
  expect(JSON.parse(sample)).toMatchObject({ command: ['go', 'run', './cmd/harbour'], misses: 7, linked: 1 });
  expect(readFileSync(report, 'utf8')).toContain('<title>harbour · go run ./cmd/harbour</title>');
  rmSync(bare, { recursive: true });
});
