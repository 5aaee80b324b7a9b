import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type ModuleQuestion,
  moduleQuestion,
  readModuleContext,
} from '../../../../src/collect/toolchain/modules.ts';
import { parseGoCommandLine } from '../../../../src/core/go/command-line.ts';

let root = '';
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'modules-')));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
}

const ask = (folder = '', more: Partial<ModuleQuestion> = {}) =>
  readModuleContext({
    directory: path.join(root, folder),
    mod: null,
    modfile: null,
    gowork: 'off',
    go111module: '',
    goroot: null,
    goVersion: 'go1.26.8',
    ...more,
  });
const main = (name: string, folder = '') => ({
  path: name,
  version: null,
  main: true,
  directory: folder === '' ? root : path.join(root, folder),
});
const other = (name: string, version: string | null) => ({
  path: name,
  version,
  main: false,
  directory: null,
});

describe('the modules of a build', () => {
  test('are unknown if a file that decides about them cannot be read, as go refuses to build then', () => {
    write({ 'go.mod': 'module ex.com/m\n\ngo 1.22\n' });
    mkdirSync(path.join(root, 'vendor', 'modules.txt'), { recursive: true });
    expect(ask()).toEqual({ mode: 'unknown', modules: [] });
  });

  test('come from the nearest go.mod, whether in lines or blocks, quoted or commented', () => {
    write({
      'go.mod': `// Module.
module "ex.com/m" // trailing

go 1.22.1

require ex.com/one v1.0.0
require (
	ex.com/two v2.0.0+incompatible // indirect
	\`ex.com/three\` v0.0.0-20200101000000-abcdefabcdef
)
exclude ex.com/two v1.9.0
retract [v1.0.0, v1.1.0]
replace ex.com/one => ../one
replace ex.com/two v2.0.0+incompatible => ex.com/fork v2.1.0
replace ex.com/three v9.9.9 => ../three
`,
    });
    mkdirSync(path.join(root, 'a/b'), { recursive: true });
    expect(ask('a/b')).toEqual({
      mode: 'module',
      modules: [
        main('ex.com/m'),
        other('ex.com/one', 'v1.0.0 => ../one'),
        other('ex.com/two', 'v2.0.0+incompatible => ex.com/fork v2.1.0'),
        other('ex.com/three', 'v0.0.0-20200101000000-abcdefabcdef'),
      ],
    });
  });

  const workspace = {
    'go.work': 'go 1.21\n\nuse (\n\t./one\n\t./two // comment\n)\nuse ./gone\nreplace ex.com/dep => ./fork\n',
    'one/go.mod':
      'module ex.com/one\nrequire ex.com/dep v1.9.0\nrequire ex.com/two v0.1.0\nrequire ex.com/x v1.0.0-rc.1\n',
    'two/go.mod': 'module ex.com/two\nrequire ex.com/dep v1.10.0\nrequire ex.com/x v1.0.0\n',
  };

  test('of a workspace are all that it uses, with the highest required versions', () => {
    write(workspace);
    expect(ask('one', { gowork: '' })).toEqual({
      mode: 'workspace',
      modules: [
        main('ex.com/one', 'one'),
        main('ex.com/two', 'two'),
        other('ex.com/dep', 'v1.10.0 => ./fork'),
        other('ex.com/x', 'v1.0.0'),
      ],
    });
  });

  test('follow GOWORK, off or a file elsewhere', () => {
    write(workspace);
    expect(ask('one', { gowork: 'off' })).toMatchObject({
      mode: 'module',
      modules: [{ path: 'ex.com/one' }, {}, {}, {}],
    });
    expect(ask('', { gowork: path.join(root, 'go.work') }).mode).toBe('workspace');
  });

  const vendored = {
    'go.mod': 'module ex.com/m\n\ngo 1.20\n\nrequire ex.com/dep v1.2.3\n',
    'vendor/modules.txt':
      '# ex.com/dep v1.2.3\n## explicit; go 1.20\nex.com/dep\n# ex.com/other v1.0.0 => ../other\nex.com/other/pkg\n# ex.com/other => ../other\n',
  };

  test('are the vendored ones if there is a vendor folder, unless -mod says otherwise', () => {
    write(vendored);
    const modules = [
      main('ex.com/m'),
      other('ex.com/dep', 'v1.2.3'),
      other('ex.com/other', 'v1.0.0 => ../other'),
    ];
    expect(ask()).toEqual({ mode: 'vendor', modules });
    expect(ask('', { mod: 'mod' })).toEqual({
      mode: 'module',
      modules: [main('ex.com/m'), other('ex.com/dep', 'v1.2.3')],
    });
  });

  test('are none if the vendor folder is empty, because go reads it all the same', () => {
    write({ 'go.mod': vendored['go.mod'] });
    mkdirSync(path.join(root, 'vendor'));
    expect(ask()).toEqual({ mode: 'vendor', modules: [main('ex.com/m')] });
  });

  test('are read from a vendor folder of a workspace since Go 1.22, when it was made for one', () => {
    const forOne = { ...workspace, 'vendor/modules.txt': '## workspace\n# ex.com/dep v1.9.9\nex.com/dep\n' };
    write(forOne);
    const modules = [main('ex.com/one', 'one'), main('ex.com/two', 'two'), other('ex.com/dep', 'v1.9.9')];
    expect(ask('one', { gowork: '' }).modules).toEqual(modules);
    expect(ask('one', { gowork: '', goVersion: 'go1.21.13' }).modules).toHaveLength(4);
    write({ 'vendor/modules.txt': vendored['vendor/modules.txt'] });
    expect(ask('one', { gowork: '' }).modules).toHaveLength(4);
  });

  test('ignore a vendor folder of an old module, unless -mod=vendor is given', () => {
    write({ ...vendored, 'go.mod': 'module ex.com/m\n\ngo 1.13\n' });
    expect(ask().mode).toBe('module');
    expect(ask('', { mod: 'vendor' }).mode).toBe('vendor');
  });

  test('with -modfile come from the other file, in the same directory', () => {
    write({ 'go.mod': 'module ex.com/m\n', 'alt.mod': 'module ex.com/m\nrequire ex.com/y v1.0.0\n' });
    expect(ask('', { modfile: 'alt.mod' }).modules).toEqual([main('ex.com/m'), other('ex.com/y', 'v1.0.0')]);
  });

  test('are none in GOPATH mode, and unknown without a go.mod', () => {
    expect(ask()).toEqual({ mode: 'unknown', modules: [] });
    expect(ask('', { go111module: 'auto' })).toEqual({ mode: 'gopath', modules: [] });
    write({ 'go.mod': 'module ex.com/m\n' });
    expect(ask('', { go111module: 'off' })).toEqual({ mode: 'gopath', modules: [] });
    expect(ask('', { go111module: 'auto' }).mode).toBe('module');
  });

  test('depend on flags of the command line before those of GOFLAGS', () => {
    const env = { GOWORK: 'off', GOENV: 'off' };
    const line = parseGoCommandLine(
      ['go', 'build', '-mod=mod', '-modfile', 'a.mod', './...'],
      ['-mod=vendor'],
    );
    expect(moduleQuestion(line, '/src', env, null)).toEqual({
      directory: '/src',
      mod: 'mod',
      modfile: 'a.mod',
      gowork: 'off',
      go111module: '',
      goroot: null,
      goVersion: null,
    });
    const inherited = parseGoCommandLine(['go', 'build'], ['-v', '-mod=vendor']);
    expect(moduleQuestion(inherited, '/src', env, null).mod).toBe('vendor');
  });

  test('are read from any file without an error', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom('module a', 'require (', ')', 'use (', 'replace a => b', 'go 1.22'),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        write({
          'go.mod': lines.join('\n'),
          'go.work': lines.join('\n'),
          'vendor/modules.txt': lines.join('\n'),
        });
        for (const gowork of ['', 'off']) expect(ask('', { gowork }).mode).toBeTypeOf('string');
      }),
      { numRuns: 100 },
    );
  });
});

test.skipIf(process.platform === 'win32')('a vendor folder that is a link to itself is ignored', () => {
  write({ 'go.mod': 'module m\ngo 1.26\n' });
  symlinkSync('vendor', path.join(root, 'vendor'));
  expect(ask()).toEqual({ mode: 'module', modules: [main('m')] });
});
