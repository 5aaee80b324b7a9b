import { compareGoVersions, readGoVersion } from './version.ts';

/** What GOTOOLCHAIN says, as cmd/go/internal/toolchain reads it since Go 1.21. */
export interface ToolchainSetting {
  /** `go1.22.3`: starts instead of the go that was found; null for that one. */
  readonly chosen: string | null;
  /** go.mod, go.work and `pkg@version` may ask for a newer one (`auto`, `path`, `+auto`). */
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

/** Whether a go of this version looks for another one when it must: not before 1.21, and where GOTOOLCHAIN lets it. */
export function maySwitchToolchain(goVersion: string | null, gotoolchain: string): boolean {
  if (goVersion === null || compareGoVersions(goVersion, 'go1.21') < 0) return false;
  return readToolchainSetting(gotoolchain).follows;
}

/** Whether the lines `go` and `toolchain` of a go.mod or go.work lead `goVersion` to another toolchain. */
export function asksForNewerToolchain(
  file: { readonly go: { readonly version: string } | null; readonly toolchain: string | null },
  goVersion: string,
): boolean {
  if (file.toolchain === 'default') return false;
  const isNewer = (version: string) => compareGoVersions(version, goVersion) > 0;
  if (file.go !== null && isNewer(file.go.version)) return true;
  if (file.toolchain === null) return false;
  // go refuses a name that it does not know; only go itself can say what became of the command.
  return readGoVersion(file.toolchain) === null || isNewer(file.toolchain);
}
