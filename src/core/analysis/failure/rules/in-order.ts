import { cCodeFails } from './code/c-code-fails.ts';
import { cgoOff } from './code/cgo-off.ts';
import { declaredInExcludedFile } from './code/declared-in-excluded-file.ts';
import { embedNotBuilt } from './code/embed-not-built.ts';
import { notGenerated } from './code/not-generated.ts';
import { experimentUnknown } from './environment/experiment-unknown.ts';
import { gobinRefused } from './environment/gobin-refused.ts';
import { goflagsRefused } from './environment/goflags-refused.ts';
import { killed } from './environment/killed.ts';
import { noBuildCache } from './environment/no-build-cache.ts';
import { noCCompiler } from './environment/no-c-compiler.ts';
import { noSpace } from './environment/no-space.ts';
import { notExecutable } from './environment/not-executable.ts';
import { platformUnknown } from './environment/platform-unknown.ts';
import { raceWithoutCgo } from './environment/race-without-cgo.ts';
import { tempDirectory } from './environment/temp-directory.ts';
import { wrongPlatform } from './environment/wrong-platform.ts';
import { checksumMismatch } from './module/checksum-mismatch.ts';
import { proxyOff } from './module/proxy-off.ts';
import { replaceInDependency } from './module/replace-in-dependency.ts';
import { vcsStatus } from './module/vcs-status.ts';
import { gorootMissing } from './toolchain/goroot-missing.ts';
import { gorootWithoutGo } from './toolchain/goroot-without-go.ts';
import { moduleFileNewer } from './toolchain/module-file-newer.ts';
import { toolchainUnavailable } from './toolchain/toolchain-unavailable.ts';
import { versionMismatch } from './toolchain/version-mismatch.ts';

/**
 * The causes that are not about main packages, most decisive first: the first rule whose message is anywhere in
 * go's text. A fault of the environment shows itself in every package, so it precedes faults of the code.
 */
export const FAILURE_RULES = [
  gorootMissing,
  versionMismatch,
  gorootWithoutGo,
  goflagsRefused,
  experimentUnknown,
  platformUnknown,
  noBuildCache,
  tempDirectory,
  noSpace,
  killed,
  toolchainUnavailable,
  moduleFileNewer,
  raceWithoutCgo,
  gobinRefused,
  vcsStatus,
  noCCompiler,
  cCodeFails,
  cgoOff,
  embedNotBuilt,
  declaredInExcludedFile,
  replaceInDependency,
  checksumMismatch,
  notGenerated,
  proxyOff,
  wrongPlatform,
  notExecutable,
] as const;

export type FailureRule = (typeof FAILURE_RULES)[number];
