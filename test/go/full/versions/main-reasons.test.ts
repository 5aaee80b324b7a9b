import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { MAIN_CASES } from '../../../support/main-cases.ts';
import { checkMainCase } from '../../../support/main-lab.ts';

// test/go/full checks the same table with the default go; these are versions in which messages of go changed.
const VERSIONS = ['1.20.14', '1.22.12', '1.24.13', '1.27.3'];

/** The folder of a version; null if it is not available here, which skips the tests, or fails them in CI. */
function gorootOf(version: string): string | null {
  const { stdout, status } = spawnSync('go', ['env', 'GOROOT'], {
    env: { ...process.env, GOTOOLCHAIN: `go${version}` },
    encoding: 'utf8',
  });
  return status === 0 ? stdout.trim() : null;
}

for (const version of VERSIONS) {
  const goroot = gorootOf(version);
  const minor = Number(version.split('.')[1]);
  describe.skipIf(goroot === null && process.env.CI !== 'true')(
    `messages of go ${version} are understood`,
    () => {
      test('is installed', () => expect(goroot).not.toBeNull());
      const cases = MAIN_CASES.filter(({ since = 0 }) => since <= minor);
      test.each(cases.map((one) => [one.name, one] as const))('%s', async (_, one) => {
        await checkMainCase(one, goroot);
      });
    },
  );
}
