import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
// The newest patch of every supported minor version.
import versions from './go-versions.json' with { type: 'json' };

/** For tests of minutes: a sample in the full run, all versions in `npm run test:go-versions`. */
export const SOME_VERSIONS: readonly string[] | null =
  process.env['npm_lifecycle_event'] === 'test:go-versions' ? null : ['1.20', '1.24', '1.27'];

/**
 * Tests for each version, or for the newest patch of some minor ones (`1.24`). A version that is not available is
 * skipped by name; under CI it fails by name.
 */
export function describeEachGo(
  tests: (version: string, requireInstalled: () => void) => void,
  minors: readonly string[] | null = null,
): void {
  const wanted = versions.filter(
    (version) => minors === null || minors.includes(version.replace(/\.\d+$/, '')),
  );
  describe.each(wanted)('go %s', (version) => {
    const installed = isInstalled(version);
    if (!installed && process.env['CI'] !== 'true') {
      test.skip(`go ${version} is not here: GOTOOLCHAIN=go${version} go version`, () => {});
      return;
    }
    tests(version, () =>
      expect(installed, `go ${version} cannot be had: GOTOOLCHAIN=go${version} go version`).toBe(true),
    );
  });
}

function isInstalled(version: string): boolean {
  const { stdout } = spawnSync('go', ['version'], {
    env: { ...process.env, GOTOOLCHAIN: `go${version}` },
    encoding: 'utf8',
  });
  return stdout?.includes(`go${version} `) ?? false;
}
