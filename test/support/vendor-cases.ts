import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { readMainEnv } from '../../src/collect/main-package/env.ts';
import { findModules, moduleFacts } from '../../src/collect/main-package/module.ts';
import { SourceReader } from '../../src/collect/main-package/source.ts';
import { moduleQuestion, readModuleContext } from '../../src/collect/toolchain/modules.ts';
import { parseGoCommandLine } from '../../src/core/go/command-line.ts';
import { GoWorkspace } from './go-workspace.ts';

/** `unused` is required but missing in modules.txt: go reports that wherever it reads the vendor directory. */
const REQUIRES =
  'require (\n\texample.com/dep v1.0.0\n\texample.com/unused v1.0.0\n)\nreplace example.com/dep => ./dep\nreplace example.com/unused => ./unused\n';
const MODULE = {
  'go.mod': `module example.com/m\n\ngo 1.20\n${REQUIRES}`,
  'main.go': 'package main\n\nimport _ "example.com/dep"\n\nfunc main() {}\n',
  'dep/go.mod': 'module example.com/dep\n',
  'dep/dep.go': 'package dep\n',
  'unused/go.mod': 'module example.com/unused\n',
};
const TXT = '# example.com/dep v1.0.0 => ./dep\n## explicit\nexample.com/dep\n';
const VENDOR = { 'vendor/modules.txt': TXT, 'vendor/example.com/dep/dep.go': 'package dep\n' };
const WORK = { 'go.work': 'go 1.20\n\nuse .\n' };

export interface VendorCase {
  readonly files: Readonly<Record<string, string>>;
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly prepare?: (directory: string) => void;
}

const old = (line: string) => ({ 'go.mod': `module example.com/m\n\n${line}\n${REQUIRES}` });
export const VENDOR_CASES: Readonly<Record<string, VendorCase>> = {
  'no vendor': { files: {} },
  'an empty vendor directory': { files: {}, prepare: (dir) => mkdirSync(path.join(dir, 'vendor')) },
  'a vendor directory without modules.txt': { files: { 'vendor/note.txt': '' } },
  'vendor is a file': { files: { vendor: '' } },
  'vendor is a link to a directory': {
    files: { 'elsewhere/modules.txt': TXT },
    prepare: (dir) => symlinkSync(path.join(dir, 'elsewhere'), path.join(dir, 'vendor'), 'junction'),
  },
  'a filled vendor directory': { files: VENDOR },
  'go 1.13': { files: { ...VENDOR, ...old('go 1.13') } },
  'go 1.14': { files: { ...VENDOR, ...old('go 1.14') } },
  'no go line': { files: { ...VENDOR, ...old('') } },
  'go 1.13 and -mod=vendor': { files: { ...VENDOR, ...old('go 1.13') }, flags: ['-mod=vendor'] },
  '-mod=mod': { files: VENDOR, flags: ['-mod=mod'] },
  '-mod readonly': { files: VENDOR, flags: ['-mod', 'readonly'] },
  'GOFLAGS=-mod=mod': { files: VENDOR, env: { GOFLAGS: '-mod=mod' } },
  'GOFLAGS=-mod=mod and -mod=vendor': {
    files: VENDOR,
    env: { GOFLAGS: '-mod=mod' },
    flags: ['-mod=vendor'],
  },
  'a workspace': { files: { ...VENDOR, ...WORK } },
  'a workspace vendored': { files: { ...VENDOR, ...WORK, 'vendor/modules.txt': `## workspace\n${TXT}` } },
  'a workspace with an empty vendor directory': {
    files: WORK,
    prepare: (dir) => mkdirSync(path.join(dir, 'vendor')),
  },
  'a workspace and GOWORK=off': { files: { ...VENDOR, ...WORK }, env: { GOWORK: 'off' } },
  'a workspace vendored and GOWORK=off': {
    files: { ...VENDOR, ...WORK, 'vendor/modules.txt': `## workspace\n${TXT}` },
    env: { GOWORK: 'off' },
  },
  'GOWORK=auto': { files: { ...VENDOR, ...WORK }, env: { GOWORK: 'auto' } },
};

/** Checks that both of our readers agree with go on whether it takes packages from the vendor directory. */
export async function checkVendorMode(
  version: string,
  { files, flags = [], env = {}, prepare }: VendorCase,
): Promise<void> {
  const toolchain = { GOTOOLCHAIN: `go${version}`, GOPROXY: 'off' };
  const workspace = new GoWorkspace({ ...MODULE, ...files }, { ...toolchain, ...env });
  prepare?.(workspace.dir);
  const list = ['go', 'list', ...flags, '-deps', '-f', '{{.ImportPath}} {{.Dir}}', '.'];
  const { stdout, stderr, code } = await workspace.plain(list);
  const vendors =
    stderr.includes('inconsistent vendoring') || /^example\.com\/dep .*[\\/]vendor[\\/]/m.test(stdout);
  expect(vendors || code === 0, stderr).toBe(true);

  const line = parseGoCommandLine(['go', 'build', ...flags, '.'], (env['GOFLAGS'] ?? '').split(' '));
  const question = moduleQuestion(line, workspace.dir, workspace.env, {
    goroot: null,
    version: `go${version}`,
  });
  const { mode, modules } = readModuleContext(question);
  const isWorkspace = 'go.work' in files && env['GOWORK'] !== 'off';
  expect(mode).toBe(isWorkspace ? 'workspace' : vendors ? 'vendor' : 'module');
  expect(modules.some(({ path: name }) => name === 'example.com/unused')).toBe(!vendors);

  if (isWorkspace || flags.length > 0 || env['GOFLAGS']) return;
  const mainEnv = readMainEnv(workspace.env, workspace.dir);
  const reader = new SourceReader();
  const view = findModules(workspace.dir, mainEnv, reader);
  const { vendor } = moduleFacts(view, workspace.dir, workspace.dir, mainEnv, reader);
  expect(vendor !== null).toBe(vendors);
}
