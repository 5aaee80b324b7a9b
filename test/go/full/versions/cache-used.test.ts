import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CACHE_PROGRAM } from '../../../support/cache-program.ts';
import { describeEachGo, SOME_VERSIONS } from '../../../support/go-versions.ts';
import { Lab, type Traced } from '../../../support/why-lab.ts';

const gocache = mkdtempSync(join(tmpdir(), 'gbp-why-cache-'));
const maker = new Lab({ gocache });
const program = join(maker.root, 'cache-program');
beforeAll(async () => {
  maker.write('go.mod', 'module ex.com/program\n\ngo 1.20\n');
  maker.write('main.go', CACHE_PROGRAM);
  await maker.go(['build', '-o', program, '.']);
});
afterAll(() => {
  maker.dispose();
  rmSync(gocache, { recursive: true, force: true, maxRetries: 3 });
});

/** The reasons with their values. */
const reasonsOf = ({ why }: Traced): readonly (readonly (string | null)[])[] =>
  why.causes.flatMap(({ reasons }) => reasons.map((one) => [one.id, one.subject, one.old, one.new]));

describeEachGo((version, requireInstalled) => {
  const hasPrograms = Number(version.split('.')[1]) >= 24;
  let lab: Lab;
  beforeAll(() => {
    requireInstalled();
    lab = new Lab({ gocache, env: { GOTOOLCHAIN: `go${version}` } });
    // Without imports, so that each cache needs one package.
    lab.write('go.mod', 'module ex.com/used\n\ngo 1.20\n');
    lab.write('lib/lib.go', `package lib\n\nconst V = "${version}"\n`);
  });
  afterAll(() => lab?.dispose());

  test('a cache that is a program is named, also when it changed or lost a result', async () => {
    const build = ['build', './lib'];
    const first = `${program} ${join(lab.root, 'one')}`;
    const second = `${program} ${join(lab.root, 'two')}`;
    const using = (GOCACHEPROG: string): Promise<Traced> => lab.trace(build, { env: { GOCACHEPROG } });
    await lab.trace(build);
    const changed = await using(first);
    // An older go ignores the variable.
    expect(reasonsOf(changed)).toEqual(hasPrograms ? [['evicted', 'GOCACHEPROG', null, first]] : []);
    if (!hasPrograms) return;
    expect(reasonsOf(await using(first))).toEqual([]);
    expect(reasonsOf(await using(second))).toEqual([['evicted', 'GOCACHEPROG', first, second]]);
    rmSync(join(lab.root, 'two'), { recursive: true });
    expect(reasonsOf(await using(second))).toEqual([['evicted', 'program', null, null]]);
    lab.append('lib/lib.go', '// edited\n');
    expect(reasonsOf(await using(second))).toEqual([
      ['fileEdited', 'lib.go', expect.anything(), expect.anything()],
    ]);
  });

  test('GODEBUG=gocacheverify=1 makes go ignore its cache', async () => {
    const build = ['build', './lib'];
    await lab.trace(build);
    const verified = await lab.trace(build, { env: { GODEBUG: 'gocacheverify=1' } });
    expect(verified.rebuilt).toEqual(['ex.com/used/lib']);
    expect(reasonsOf(verified)).toEqual([['cacheUnusable', 'GODEBUG=gocacheverify=1', null, null]]);
    expect((await lab.trace(build)).rebuilt).toEqual([]);
  });
}, SOME_VERSIONS);
