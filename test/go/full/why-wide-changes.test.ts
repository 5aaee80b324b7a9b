import { afterAll, beforeAll, expect, test } from 'vitest';
import { LAB_FILES } from '../../support/flag-changes.ts';
import { PlannedLab } from '../../support/planned-lab.ts';

/** A few of the changes in full/why-flags.test.ts. */
const BUILD = ['build', '-o', 'x', '.'];
const lab = new PlannedLab(LAB_FILES);
let before: Awaited<ReturnType<PlannedLab['plan']>>;
beforeAll(async () => {
  before = await lab.plan(BUILD);
});
afterAll(() => lab.dispose());

test.each([
  ['-trimpath', '-trimpath', 'now with -trimpath'],
  ['-buildmode=pie', '-buildmode=pie', 'buildmode exe → pie'],
])('%s is a change of the whole build, although most of it came from the cache', async (_, flag, text) => {
  const now = await lab.plan(['build', flag, '-o', 'x', '.']);
  const [total, ...causes] = lab.summary(now, 'all but main', [before]);
  expect(total).toMatch(/^rebuilt 1 of \d+: 1 due to 1 wider change$/);
  expect(causes).toEqual([`  the whole build   ${text} → 1 package and the link`]);
  expect(lab.summary(now, 'everything', [before])).toEqual([
    'linked again: 1 cause',
    `  the whole build   ${text} → the link`,
  ]);
});

test('a platform brings its default CGO_ENABLED along', async () => {
  const now = await lab.plan(BUILD, { GOOS: 'plan9', GOARCH: 'arm' });
  expect(lab.causes(now, 'all but main', [before])).toEqual([
    expect.stringMatching(/^the whole build: GOOS \w+ → plan9, GOARCH \w+ → arm$/),
  ]);
});

test('a cache that was warmed without -trimpath is no help with it, whatever another GOCACHE has', async () => {
  const elsewhere = await lab.plan(['build', '-trimpath', '-o', 'x', '.'], {}, 'other cache');
  const warmed = await lab.plan(['build', 'runtime'], {}, 'this cache');
  const now = await lab.plan(['build', '-trimpath', '-o', 'x', '.'], {}, 'this cache');
  const causes = lab.causes(now, 'nothing', [elsewhere, warmed]);
  expect(causes).toContainEqual(expect.stringMatching(/: now with -trimpath$/));
  // Without the warm-up there is nothing of it in this cache, and the cache is the cause.
  expect(lab.summary(now, 'nothing', [elsewhere]).join('\n')).toMatch(
    /the whole build {3}different GOCACHE: other cache → this cache/,
  );
});
