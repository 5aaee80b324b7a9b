import { compareGoVersions, readGoVersion } from './version.ts';

/** The value of GOTOOLCHAIN, read like cmd/go/internal/toolchain since Go 1.21. */
export interface ToolchainSetting {
  /** `go1.22.3` is started instead of the go that was found; null means that one. */
  readonly chosen: string | null;
  /** Whether go.mod, go.work and `pkg@version` may require a newer one (`auto`, `path`, `+auto`). */
  readonly follows: boolean;
}

export function readToolchainSetting(gotoolchain: string): ToolchainSetting {
  if (gotoolchain === '' || gotoolchain === 'auto' || gotoolchain === 'path') {
    return { chosen: null, follows: true };
  }
  const plus = gotoolchain.indexOf('+');
  const name = plus < 0 ? gotoolchain : gotoolchain.slice(0, plus);
  return { chosen: name === 'local' ? null : name, follows: plus >= 0 };
}

/** Whether a go of this version can switch to another toolchain: since 1.21, and if GOTOOLCHAIN permits it. */
export function maySwitchToolchain(goVersion: string | null, gotoolchain: string): boolean {
  if (goVersion === null || compareGoVersions(goVersion, 'go1.21') < 0) return false;
  return readToolchainSetting(gotoolchain).follows;
}

/**
 * Whether the `go` and `toolchain` lines of a go.mod or go.work make `goVersion` switch to another toolchain.
 */
export function asksForNewerToolchain(
  file: { readonly go: { readonly version: string } | null; readonly toolchain: string | null },
  goVersion: string,
): boolean {
  if (file.toolchain === 'default') return false;
  const isNewer = (version: string) => compareGoVersions(version, goVersion) > 0;
  if (file.go !== null && isNewer(file.go.version)) return true;
  if (file.toolchain === null) return false;
  // go refuses a name that it does not know, so which go ran is not known here.
  return readGoVersion(file.toolchain) === null || isNewer(file.toolchain);
}
