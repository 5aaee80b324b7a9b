import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeModule } from '../../support/file-proxy.ts';
import { Lab } from '../../support/why-lab.ts';

const gocache = mkdtempSync(join(tmpdir(), 'gbp-why-cache-'));
const labs: Lab[] = [];
afterAll(() => {
  for (const lab of labs) lab.dispose();
  rmSync(gocache, { recursive: true, force: true, maxRetries: 3 });
});

function newLab(name: string, files: Readonly<Record<string, string>>): Lab {
  const lab = new Lab({ gocache });
  labs.push(lab);
  lab.write('go.mod', `module ex.com/${name}\n\ngo 1.20\n`);
  for (const [file, text] of Object.entries(files)) lab.write(file, text);
  return lab;
}

test('a file that -overlay replaces, adds or leaves out is not called edited', async () => {
  const lab = newLab('overlays', {
    'lib/lib.go': 'package lib\n\nconst V = 1\n',
    'one.txt': 'package lib\n\nconst V = 2\n',
    'two.txt': 'package lib\n\nconst V = 3\n',
    'three.txt': 'package lib\n\nconst W = 3\n',
    'one.json': '{"Replace": {"lib/lib.go": "one.txt"}}',
    'two.json': '{"Replace": {"lib/lib.go": "two.txt"}}',
    'added.json': '{"Replace": {"lib/new.go": "three.txt"}}',
    'hidden.json': '{"Replace": {"lib/other.go": ""}}',
  });
  const at = (file: string): string => join(lab.directory, file);
  const why = async (...flags: readonly string[]) => {
    const { trace, why: found, output } = await lab.trace(['build', ...flags, './lib']);
    expect(trace.exitCode, output).toBe(0);
    return found.causes.flatMap(({ reasons }) =>
      reasons.map(({ id, subject, old, new: now, files }) => [
        ...[id, subject],
        ...(id === 'overlay' ? [old, now] : files),
      ]),
    );
  };
  await why();
  expect(await why('-overlay=one.json')).toEqual([['overlay', 'lib.go', null, at('one.txt')]]);
  expect(await why('-overlay', 'two.json')).toEqual([['overlay', 'lib.go', at('one.txt'), at('two.txt')]]);
  lab.append('two.txt', '\nconst More = 1\n');
  expect(await why('-overlay=two.json')).toEqual([['overlayEdited', 'lib.go', at('two.txt')]]);
  lab.append('lib/lib.go', '\nconst Own = 1\n');
  expect(await why()).toEqual([['overlay', 'lib.go', at('two.txt'), null]]);
  lab.append('lib/lib.go', '\nconst Last = 1\n');
  expect(await why()).toEqual([['fileEdited', 'lib.go']]);
  expect(await why('-overlay=added.json')).toEqual([['overlay', 'new.go', null, at('three.txt')]]);
  lab.write('lib/other.go', 'package lib\n\nconst Other = 1\n');
  expect(await why('-overlay=added.json')).toEqual([['fileAdded', 'other.go']]);
  lab.append('lib/lib.go', '\nconst VeryLast = 1\n');
  await why();
  lab.append('lib/other.go', '\nconst Another = 1\n');
  expect(await why('-overlay=hidden.json')).toEqual([['overlay', 'other.go', null, '']]);
  // Without the folder in the key.
  await why('-trimpath', '-overlay=one.json');
  expect(await why('-trimpath', '-overlay=two.json')).toEqual([
    ['overlay', 'lib.go', at('one.txt'), at('two.txt')],
  ]);
});

test('go mod vendor moves no folder: dependencies are read from vendor', async () => {
  const lab = newLab('vendoring', {
    'main.go':
      'package main\n\nimport (\n\t"dep.org/dep"\n\t"dep.org/near"\n)\n\nfunc main() { println(dep.V(), near.V()) }\n',
    '../near/go.mod': 'module dep.org/near\n\ngo 1.20\n',
    '../near/near.go': 'package near\n\nfunc V() int { return 1 }\n',
  });
  lab.env.GOPROXY = writeModule(join(lab.root, 'proxy'), 'dep.org/dep', 'v1.0.0', {
    'go.mod': 'module dep.org/dep\n\ngo 1.20\n',
    'dep.go': 'package dep\n\nfunc V() int { return 2 }\n',
  });
  Object.assign(lab.env, { GONOSUMDB: '*', GOFLAGS: '-modcacherw', GOMODCACHE: join(lab.root, 'modcache') });
  lab.append(
    'go.mod',
    '\nrequire (\n\tdep.org/dep v1.0.0\n\tdep.org/near v1.0.0\n)\n\nreplace dep.org/near => ../near\n',
  );
  await lab.go(['mod', 'tidy']);
  for (const flags of [[], ['-trimpath']]) {
    const build = ['build', ...flags, '-o', join(lab.root, 'out'), '.'];
    await lab.trace(build);
    await lab.go(['mod', 'vendor']);
    expect((await lab.trace(build)).roots).toEqual(['*: vendored']);
    lab.remove('vendor');
    const dropped = [...build.slice(0, 1), '-ldflags=-s', ...build.slice(1)];
    await lab.trace(dropped);
    await lab.go(['mod', 'vendor']);
    expect((await lab.trace(dropped)).roots).toEqual(['*: vendored']);
    lab.remove('vendor');
    // And back, for a link that only vendor mode had.
    await lab.go(['mod', 'vendor']);
    const back = ['build', ...flags, '-ldflags=-w', '-o', join(lab.root, 'out'), '.'];
    await lab.trace(back);
    lab.remove('vendor');
    const { why, roots } = await lab.trace(back);
    expect(roots).toEqual(['*: vendored']);
    expect(why.causes.flatMap(({ reasons }) => reasons.map((one) => one.new))).toEqual(['off']);
  }
});
