import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';

/** The newest patch of every minor version that is promised. */
const GO_VERSIONS = ['1.20.14', '1.21.13', '1.22.12', '1.23.12', '1.24.13', '1.25.9', '1.26.8', '1.27.3'];

/** Tests under each version. One that cannot be had here is skipped by name; under CI it fails by name. */
export function describeEachGo(tests: (version: string, requireInstalled: () => void) => void): void {
  describe.each(GO_VERSIONS)('go %s', (version) => {
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
