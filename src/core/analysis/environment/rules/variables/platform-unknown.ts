import { platformUnknown as cause } from '../../../failure/rules/environment/platform-unknown.ts';
import { before } from '../../check.ts';
import type { EnvironmentFacts } from '../../facts.ts';

export const platformUnknown = before(cause, 'error', (facts) => {
  const { goos, goarch } = facts.target;
  if (!['GOOS', 'GOARCH'].some((name) => facts.setting(name).value !== '')) return null;
  return isKnown(goos, goarch, facts) === false ? `go: unsupported GOOS/GOARCH pair ${goos}/${goarch}` : null;
});

/** By the sources of this Go: since 1.21 a list of pairs, before that only their names. null if it has none. */
function isKnown(goos: string, goarch: string, { installation, files }: EnvironmentFacts): boolean | null {
  if (installation === null) return null;
  const text = (...parts: readonly string[]) =>
    files.text(files.resolve(installation.directory, 'src', ...parts));
  const pairs = text('internal', 'platform', 'zosarch.go');
  if (pairs !== null) return pairs.includes(`{"${goos}", "${goarch}"}`);
  const names = text('go', 'build', 'syslist.go');
  if (names === null || !names.includes('"amd64"')) return null;
  return names.includes(`"${goos}"`) && names.includes(`"${goarch}"`);
}
