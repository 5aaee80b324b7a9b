import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { viewTrace } from '../../../../src/core/view/trace/view-trace.ts';
import { describeEachGo, SOME_VERSIONS } from '../../../support/go-versions.ts';
import { Lab } from '../../../support/why-lab.ts';

describeEachGo((version, requireInstalled) => {
  let gocache: string;
  const labs: Lab[] = [];
  beforeAll(() => {
    requireInstalled();
    gocache = mkdtempSync(join(tmpdir(), 'gbp-why-cache-'));
  });
  afterAll(() => {
    for (const lab of labs) lab.dispose();
    if (gocache) rmSync(gocache, { recursive: true, force: true, maxRetries: 3 });
  });

  function newLab(): Lab {
    const lab = new Lab({ gocache, env: { GOTOOLCHAIN: `go${version}` } });
    labs.push(lab);
    lab.write('go.mod', 'module ex.com/app\n\ngo 1.20\n');
    lab.write('main.go', 'package main\n\nimport "ex.com/app/lib"\n\nfunc main() { println(lib.Value()) }\n');
    lab.write('lib/lib.go', 'package lib\n\nfunc Value() int { return 1 }\n');
    lab.write(
      'lib/lib_test.go',
      'package lib\n\nimport (\n\t"os"\n\t"testing"\n)\n\nfunc TestValue(t *testing.T) {\n\tt.Log(Value(), os.Getenv("WORD"))\n\tif _, err := os.ReadFile("testdata/in.txt"); err != nil {\n\t\tt.Fatal(err)\n\t}\n}\n',
    );
    lab.write('lib/testdata/in.txt', 'in\n');
    // go keeps no result of a test that read a file younger than two seconds.
    const old = new Date('2026-01-02T03:04:05Z');
    utimesSync(join(lab.directory, 'lib/testdata/in.txt'), old, old);
    return lab;
  }

  test('an edit is followed from its file to the link', async () => {
    const lab = newLab();
    await lab.trace(['build', './...']);
    expect((await lab.trace(['build', './...'])).rebuilt).toEqual([]);
    lab.append('lib/lib.go', '\nfunc More() {}\n');
    const { why, roots, rebuilt, compiled, cascade } = await lab.trace(['build', '-o', 'app', '.']);
    expect(roots).toContain('ex.com/app/lib: fileEdited lib.go');
    expect(rebuilt).toEqual(compiled);
    expect(cascade).toEqual(['ex.com/app', 'link ex.com/app']);
    expect(why.explained).toBe(why.withBaseline);
  });

  test('go run after go build is one cause: it leaves out debug information and stamps', async () => {
    const lab = newLab();
    for (const line of ['init -q', 'add .', 'commit -q -m one'])
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...line.split(' ')], {
        cwd: lab.directory,
      });
    const stamped = { env: { GOFLAGS: '-mod=mod -buildvcs=auto' } };
    const build = ['build', '-o', join(lab.root, 'app'), '.'];
    await lab.trace(build, stamped);
    expect(await lab.go(['version', '-m', join(lab.root, 'app')])).toContain('vcs.modified=false');
    expect((await lab.trace(['run', '.'], stamped)).roots).toEqual(['*: kind run']);
    // In a folder with an edit, the changed modified stamp follows from the edit.
    lab.edit('lib/lib.go', (text) => `${text}\nfunc More() {}\n`);
    expect((await lab.trace(build, stamped)).roots).toEqual(['ex.com/app/lib: fileEdited lib.go']);
    const { trace, why } = await lab.trace(['run', '.'], stamped);
    const view = viewTrace(trace, { explanation: why });
    const marked = view.rows.filter((row) => row.origin).map((row) => row.key);
    expect(marked).toHaveLength(view.why?.counts.roots ?? -1);
  });

  test('tests and vets that ran again have reasons', async () => {
    const lab = newLab();
    const args = ['test', './...'];
    await lab.trace(args);
    expect((await lab.trace(args)).tested).toEqual([]);
    expect((await lab.trace(args, { env: { WORD: 'w' } })).tested).toEqual([
      'ex.com/app/lib: testVariable WORD',
    ]);
    lab.append('lib/testdata/in.txt', 'more\n');
    const old = new Date('2026-02-03T04:05:06Z');
    utimesSync(join(lab.directory, 'lib/testdata/in.txt'), old, old);
    expect((await lab.trace(args)).tested).toEqual(['ex.com/app/lib: testFile testdata/in.txt']);
    expect((await lab.trace(['test', '-count=1', './lib'])).tested).toEqual([
      'ex.com/app/lib: testNotCacheable -test.count=1',
    ]);
    lab.edit('lib/lib.go', (text) => text.replace('return 1', 'return 2'));
    const edited = await lab.trace(args);
    expect(edited.tested).toEqual(['ex.com/app/lib: because of fileEdited lib.go']);
    expect(edited.why.nodes.filter(({ mode }) => mode === 'vet').length).toBeGreaterThan(0);
    expect(edited.why.explained).toBe(edited.why.withBaseline);
  });
}, SOME_VERSIONS);
