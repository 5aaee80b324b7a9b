import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildBinary, writeOracleModule } from '../../support/binary-oracle/build.ts';
import { ORACLE_BUILDS } from '../../support/binary-oracle/builds.ts';
import { compareBinaries, type OracleResult } from '../../support/binary-oracle/compare.ts';
import { compareSizes, MOST_OFF, unstrippedOf } from '../../support/binary-oracle/compare-sizes.ts';
import { GoWorkspace } from '../../support/go-workspace.ts';

/** A fixed part of `npm run binary-oracle`. */
const SAMPLE = ORACLE_BUILDS.filter(({ sample }) => sample === true);

let workspace: GoWorkspace;
let files: readonly string[];
let results: readonly OracleResult[];
beforeAll(() => {
  workspace = new GoWorkspace({}, { GOFLAGS: '-buildvcs=false', GOWORK: 'off' });
  writeOracleModule(workspace.dir);
  files = SAMPLE.map((build) => buildBinary(build, workspace.dir, workspace.env));
  results = compareBinaries(files, workspace.env);
});
afterAll(() => workspace.remove());

test.each(SAMPLE.map(({ name }, index) => [name, index] as const))(
  '%s: what inspect reads is what go and its debug packages read',
  (_name, index) => {
    const result = results[index];
    expect(result?.differences).toEqual([]);
    expect(result?.compared).toBeGreaterThan(0);
  },
);

test.each(SAMPLE.map(({ name }, index) => [name, index] as const))(
  '%s: code by package is what go tool nm says, also in stripped programs',
  (_name, index) => {
    const { offNm, offUnstripped, namedShare } = compareSizes(
      files[index] ?? '',
      unstrippedOf(files[index] ?? '', files),
      workspace.env,
    );
    expect(offNm ?? 0).toBeLessThanOrEqual(MOST_OFF.nm);
    expect(offUnstripped ?? 0).toBeLessThanOrEqual(MOST_OFF.unstripped);
    expect(namedShare).toBeGreaterThan(0);
  },
);

test('go reads the build info of most of them, and not of archives and wasm', () => {
  const unread = SAMPLE.filter((_, index) => results[index]?.readByGo === false).map(({ name }) => name);
  expect(unread).toEqual(['js-wasm', 'c-archive', 'archive']);
});
