import { asksForNewerToolchain, readToolchainSetting } from '../../go/toolchain.ts';
import { compareGoVersions, isGoSince, readGoVersion, toolchainFor } from '../../go/version.ts';
import type { EnvironmentFacts } from './facts.ts';

/** The toolchain to which go switches (`go1.26.0`); null if it does the work itself. */
export function wantedToolchain({
  setting,
  go,
  work,
  module,
}: Pick<EnvironmentFacts, 'setting' | 'go' | 'work' | 'module'>): string | null {
  if (go.version === null || isGoSince(go.version, 21) !== true) return null;
  const { chosen, follows } = readToolchainSetting(setting('GOTOOLCHAIN').value);
  const has = chosen ?? go.version;
  const file = (work ?? module)?.content;
  if (follows && file !== undefined && asksForNewerToolchain(file, has)) {
    const wanted = [file.toolchain, file.go === null ? null : toolchainFor(file.go.version)]
      .filter((one) => one !== null && readGoVersion(one) !== null)
      .sort((a, b) => compareGoVersions(b ?? '', a ?? ''))[0];
    return wanted ?? null;
  }
  return chosen === null || chosen === go.version ? null : chosen;
}
