import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeEachGo, SOME_VERSIONS } from '../../../support/go-versions.ts';
import { Lab, type Traced } from '../../../support/why-lab.ts';

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

  function newLab(files: Readonly<Record<string, string>>): Lab {
    const lab = new Lab({ gocache, env: { GOTOOLCHAIN: `go${version}`, GOFLAGS: '-buildvcs=auto' } });
    labs.push(lab);
    lab.write('go.mod', 'module ex.com/own\n\ngo 1.20\n');
    for (const [file, text] of Object.entries(files)) lab.write(file, text);
    return lab;
  }

  function commit(lab: Lab, message: string): void {
    for (const line of ['init -q', 'add .', `commit -q -m ${message}`])
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...line.split(' ')], {
        cwd: lab.directory,
      });
  }

  const noteIDs = ({ trace }: Traced): readonly string[] => trace.notes.map((note) => note.id);
  const reasonsOf = ({ why }: Traced): readonly (readonly string[])[] =>
    why.causes.flatMap(({ reasons }) => reasons.map(({ id, subject, files }) => [id, subject, ...files]));

  test('the program that a build writes into a clean repository is named as what modified it', async () => {
    const lab = newLab({ 'main.go': 'package main\n\nfunc main() { println(1) }\n' });
    commit(lab, 'one');
    const build = ['build', '.'];
    const first = await lab.trace(build);
    expect(first.trace.notes).toEqual([{ id: 'output-modifies', args: { files: ['own'] } }]);
    const again = await lab.trace(build);
    expect(noteIDs(again)).toEqual([]);
    expect(reasonsOf(again)).toEqual([['vcsStamp', 'vcs.modified', 'own']]);
    expect(again.why.explained).toBe(again.why.withBaseline);
    // An edit right after the first build of a commit is explained by itself.
    lab.write('.gitignore', 'other\n');
    lab.remove('own');
    commit(lab, 'two');
    await lab.trace(build);
    lab.append('main.go', '// edited\n');
    const edited = await lab.trace(build);
    expect(reasonsOf(edited)).toEqual([['fileEdited', 'main.go']]);
    expect(edited.why.explained).toBe(edited.why.withBaseline);
    // With the program ignored, or elsewhere, nothing is modified by it; something else may be.
    lab.write('.gitignore', 'own\n');
    commit(lab, 'three');
    expect(noteIDs(await lab.trace(build))).toEqual([]);
    expect((await lab.trace(build)).why.nodes).toEqual([]);
    lab.write('notes.txt', 'not committed\n');
    expect(reasonsOf(await lab.trace(build))).toEqual([['vcsStamp', 'vcs.modified']]);
  });

  test('a program that is written into a folder that it embeds is named as its own input', async () => {
    const lab = newLab({
      'main.go':
        'package main\n\nimport "embed"\n\n//go:embed all:assets\nvar files embed.FS\n\nfunc main() { println(files) }\n',
      'assets/a.txt': 'a\n',
    });
    const main = lab.read('main.go').replace('println(files)', '_ = files');
    lab.write('main.go', main);
    for (const flags of [[], ['-trimpath']]) {
      const place = flags.length === 0 ? ['main.go:5'] : [];
      const build = ['build', ...flags, '-buildvcs=false', '-o', 'assets/app', '.'];
      const first = await lab.trace(build);
      expect(noteIDs(first)).toEqual(['embeds-output']);
      const again = await lab.trace(build);
      expect(noteIDs(again)).toEqual(['embeds-output']);
      expect(reasonsOf(again)).toEqual([['ownOutput', 'assets/app', ...place]]);
      expect(again.why.explained).toBe(again.why.withBaseline);
      expect(again.why.withBaseline).toBe(2);
      lab.remove('assets/app');
    }
    const elsewhere = ['build', '-buildvcs=false', '-o', join(lab.root, 'app'), '.'];
    await lab.trace(elsewhere);
    expect(noteIDs(await lab.trace(elsewhere))).toEqual([]);
  });
}, SOME_VERSIONS);
