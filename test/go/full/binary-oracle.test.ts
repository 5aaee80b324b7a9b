import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildBinary, writeOracleModule } from '../../support/binary-oracle/build.ts';
import { ORACLE_BUILDS } from '../../support/binary-oracle/builds.ts';
import { compareBinaries, type OracleResult } from '../../support/binary-oracle/compare.ts';
import { GoWorkspace } from '../../support/go-workspace.ts';

/** A fixed part of `npm run binary-oracle`. */
const SAMPLE = ORACLE_BUILDS.filter(({ sample }) => sample === true);

let workspace: GoWorkspace;
let results: readonly OracleResult[];
beforeAll(() => {
  workspace = new GoWorkspace({}, { GOFLAGS: '-buildvcs=false', GOWORK: 'off' });
  writeOracleModule(workspace.dir);
  const files = SAMPLE.map((build) => buildBinary(build, workspace.dir, workspace.env));
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

test('go reads the build info of most of them, and not of archives and wasm', () => {
  const unread = SAMPLE.filter((_, index) => results[index]?.readByGo === false).map(({ name }) => name);
  expect(unread).toEqual(['js-wasm', 'c-archive', 'archive']);
});
