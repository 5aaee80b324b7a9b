import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GoWorkspace } from '../../support/go-workspace.ts';
import {
  buildProgram,
  canChangeRoot,
  compareTarget,
  type TargetComparison,
  writeTargetModule,
} from '../../support/target-oracle/compare.ts';
import { DebianPackages } from '../../support/target-oracle/debian-packages.ts';
import { ORACLE_PROGRAMS } from '../../support/target-oracle/programs.ts';
import { makeRoots } from '../../support/target-oracle/roots.ts';

/** A fixed part of `npm run target-oracle`. */
const SAMPLE = ORACLE_PROGRAMS.filter(({ sample }) => sample === true);

// It takes Linux, root and apt; where they must be there, their absence is a failure.
describe.skipIf(!canChangeRoot() && process.env['CI'] !== 'true')('inspect --target', () => {
  let workspace: GoWorkspace;
  const results = new Map<string, readonly TargetComparison[]>();
  beforeAll(() => {
    workspace = new GoWorkspace({}, { GOFLAGS: '-buildvcs=false', GOWORK: 'off' });
    const { dir, env } = workspace;
    // Its glibc is older than what programs ask for that are built on newer ones.
    const packages = new DebianPackages('bullseye', dir);
    const roots = makeRoots(dir, new Map([['bullseye', packages]]), true);
    writeTargetModule(dir);
    for (const program of SAMPLE) {
      const file = buildProgram(program, dir, env, null);
      results.set(
        program.name,
        roots.map((root) => compareTarget(file, program.name, root)),
      );
    }
  });
  afterAll(() => workspace.remove());

  test.each(SAMPLE.map(({ name }) => name))(
    '%s starts where it is said to, and has what it is said to have',
    (name) => {
      const found = results.get(name) ?? [];
      expect(found.flatMap(({ differences }) => differences)).toEqual([]);
      expect(found.reduce((sum, { compared }) => sum + compared, 0)).toBeGreaterThan(2);
    },
  );
});
