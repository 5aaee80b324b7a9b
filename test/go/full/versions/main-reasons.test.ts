import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { MAIN_CASES } from '../../../support/main-cases.ts';
import { checkMainCase } from '../../../support/main-lab.ts';

// The default go is held to the same table in test/go/full; these are where go's words changed.
const VERSIONS = ['1.20.14', '1.22.12', '1.24.13', '1.27.3'];

/** Where a version lies; null when it cannot be had here: skipped by name, and under CI failed by name. */
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
