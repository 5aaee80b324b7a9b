import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readMainEnv } from '../../../../src/collect/main-package/env.ts';
import { findGo } from '../../../../src/collect/toolchain/find-go.ts';
import { removeFolder } from '../../../support/remove-folder.ts';

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'goroot-')));
afterAll(() => removeFolder(root));

/** Nothing starts this go: its version comes from its VERSION file. */
function install(name: string, version: string): string {
  const goroot = path.join(root, name);
  mkdirSync(path.join(goroot, 'bin'), { recursive: true });
  writeFileSync(path.join(goroot, 'VERSION'), `${version}\ntime 2026-01-01T00:00:00Z\n`);
  writeFileSync(path.join(goroot, 'bin', process.platform === 'win32' ? 'go.exe' : 'go'), '', {
    mode: 0o755,
  });
  return goroot;
}

const release = install('release', 'go1.26.8');
const development = install('devel', 'devel go1.28-abcdef Mon Jan 1');
const experiments = install('experiments', 'go1.27.3 X:nodwarf5');
mkdirSync(path.join(root, 'links'));
if (process.platform !== 'win32') symlinkSync(path.join(release, 'bin/go'), path.join(root, 'links/go'));

const bin = (goroot: string) => ({ PATH: path.join(goroot, 'bin') });

const CASES: readonly (readonly [name: string, env: NodeJS.ProcessEnv, goroot: string, version: string])[] = [
  ['a release', bin(release), release, 'go1.26.8'],
  ['a development tree', bin(development), development, 'devel go1.28-abcdef Mon Jan 1'],
  ['a version with experiments', bin(experiments), experiments, 'go1.27.3'],
  ['a relative PATH', { PATH: path.join('release', 'bin') }, release, 'go1.26.8'],
  ['a GOROOT beside PATH', { ...bin(release), GOROOT: experiments }, experiments, 'go1.27.3'],
  ['a GOROOT that is none', { ...bin(release), GOROOT: path.join(root, 'gone') }, release, 'go1.26.8'],
];
const LINK = ['a link', { PATH: path.join(root, 'links') }, release, 'go1.26.8'] as const;

test.each(process.platform === 'win32' ? CASES : [...CASES, LINK])(
  'tracing and the search for main packages find the same go for %s',
  async (_, env, goroot, version) => {
    const found = await findGo('go', root, env);
    expect([found.goroot, found.version]).toEqual([goroot, version]);
    const scanned = readMainEnv(env, root);
    expect([scanned.goroot, scanned.goVersion]).toEqual([goroot, version]);
  },
);
