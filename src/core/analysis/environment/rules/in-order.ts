import { binNotOnPath } from './disk/bin-not-on-path.ts';
import { cacheReadOnly } from './disk/cache-read-only.ts';
import { gobinRefused } from './disk/gobin-refused.ts';
import { lowSpace } from './disk/low-space.ts';
import { networkCache } from './disk/network-cache.ts';
import { noBuildCache } from './disk/no-build-cache.ts';
import { notExecutable } from './disk/not-executable.ts';
import { programShadowed } from './disk/program-shadowed.ts';
import { tempDirectory } from './disk/temp-directory.ts';
import { checksumsOff } from './modules/checksums-off.ts';
import { credentials } from './modules/credentials.ts';
import { directWithoutGit } from './modules/direct-without-git.ts';
import { privatePattern } from './modules/private-pattern.ts';
import { proxyOff } from './modules/proxy-off.ts';
import { proxyRefused } from './modules/proxy-refused.ts';
import { vcsStatus } from './modules/vcs-status.ts';
import { goTooNew } from './toolchain/go-too-new.ts';
import { goUnsupported } from './toolchain/go-unsupported.ts';
import { gorootMissing } from './toolchain/goroot-missing.ts';
import { gorootSet } from './toolchain/goroot-set.ts';
import { gorootWithoutGo } from './toolchain/goroot-without-go.ts';
import { gotooldirSet } from './toolchain/gotooldir-set.ts';
import { moduleFileNewer } from './toolchain/module-file-newer.ts';
import { noGo } from './toolchain/no-go.ts';
import { toolNotExecutable } from './toolchain/tool-not-executable.ts';
import { toolchainDownload } from './toolchain/toolchain-download.ts';
import { toolchainUnavailable } from './toolchain/toolchain-unavailable.ts';
import { twoGos } from './toolchain/two-gos.ts';
import { versionMismatch } from './toolchain/version-mismatch.ts';
import { cgoOffSilently } from './variables/cgo-off-silently.ts';
import { experimentUnknown } from './variables/experiment-unknown.ts';
import { godebugUnknown } from './variables/godebug-unknown.ts';
import { goflagsRefused } from './variables/goflags-refused.ts';
import { goflagsUnquoted } from './variables/goflags-unquoted.ts';
import { gopathRefused } from './variables/gopath-refused.ts';
import { modFlag } from './variables/mod-flag.ts';
import { moduleMode } from './variables/module-mode.ts';
import { noCCompiler } from './variables/no-c-compiler.ts';
import { outsideWorkspace } from './variables/outside-workspace.ts';
import { platformUnknown } from './variables/platform-unknown.ts';
import { processorLevel } from './variables/processor-level.ts';
import { wrongPlatform } from './variables/wrong-platform.ts';

/**
 * What the doctor looks for. Within a severity, findings are shown in this order: what stops every command, what stops
 * some, what changes a result, and what is good to know.
 */
export const ENVIRONMENT_CHECKS = [
  noGo,
  gorootMissing,
  versionMismatch,
  gorootWithoutGo,
  toolNotExecutable,
  toolchainUnavailable,
  moduleFileNewer,
  goTooNew,
  goflagsRefused,
  experimentUnknown,
  platformUnknown,
  moduleMode,
  gopathRefused,
  outsideWorkspace,
  modFlag,
  noCCompiler,
  noBuildCache,
  tempDirectory,
  notExecutable,
  gobinRefused,
  proxyRefused,
  vcsStatus,
  wrongPlatform,
  processorLevel,
  goflagsUnquoted,
  cacheReadOnly,
  lowSpace,
  programShadowed,
  proxyOff,
  directWithoutGit,
  privatePattern,
  credentials,
  godebugUnknown,
  cgoOffSilently,
  toolchainDownload,
  twoGos,
  gorootSet,
  gotooldirSet,
  goUnsupported,
  networkCache,
  binNotOnPath,
  checksumsOff,
] as const;

export type EnvironmentCheck = (typeof ENVIRONMENT_CHECKS)[number];
