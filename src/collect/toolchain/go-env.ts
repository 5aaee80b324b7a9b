import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { FoundGo } from '../../core/go/go-command.ts';
import { parseGoMod } from '../../core/go/mod-file.ts';
import { asksForNewerToolchain, readToolchainSetting } from '../../core/go/toolchain.ts';
import { isGoSince, readGoVersion } from '../../core/go/version.ts';
import type { GoToolchain } from '../../core/model/trace.ts';
import { readText } from '../../platform/read-text.ts';
import { run } from '../../platform/run.ts';
import { valueIn } from '../../platform/variables.ts';
import { goEnvFile, readAssignments, readGoVariable } from './go-variables.ts';
import { findModuleFiles } from './module-files.ts';

/**
 * The go that ran, its target, and the settings that the user changed. A process is started only if go may have
 * switched to another toolchain, and only after the command: next to a build that finds everything in the
 * cache, `go env` would cost noticeable time. `seenVersion` is the compiler's `-goversion`.
 */
export async function readGoToolchain(question: {
  readonly go: FoundGo;
  readonly directory: string;
  readonly env: NodeJS.ProcessEnv;
  readonly seenVersion: string | null;
  /** `go run pkg@version`: another module's go.mod decides. */
  readonly elsewhere: boolean;
}): Promise<GoToolchain> {
  const { go, directory, env, seenVersion, elsewhere } = question;
  const known = go.goroot === null ? null : readFromFiles(go, go.goroot, env);
  const version = seenVersion ?? (mayHaveSwitched(go, directory, env, elsewhere) ? null : go.version);
  if (known && version) return { ...known, version };
  const asked = await askGoEnv(go, directory, env);
  return seenVersion === null ? asked : { ...asked, version: seenVersion };
}

function readFromFiles(go: FoundGo, goroot: string, env: NodeJS.ProcessEnv): GoToolchain | null {
  const host = hostOf(goroot);
  if (host === null) return null;
  const goos = readGoVariable('GOOS', env, goroot) || host.goos;
  const goarch = readGoVariable('GOARCH', env, goroot) || host.goarch;
  const isDefault = (name: string, value: string) =>
    (name === 'GOOS' && value === host.goos) || (name === 'GOARCH' && value === host.goarch);
  const changed = changedNames(env)
    .map((name): [string, string] => [name, readGoVariable(name, env, goroot)])
    .filter(([name, value]) => !isDefault(name, value));
  const changedEnv = Object.fromEntries(changed.map(([name, value]) => [name, redact(name, value)]));
  return { version: go.version, goos, goarch, changedEnv };
}

/** A toolchain has its tools for the host in `pkg/tool/GOOS_GOARCH`. */
function hostOf(goroot: string): { readonly goos: string; readonly goarch: string } | null {
  try {
    const names = readdirSync(path.join(goroot, 'pkg', 'tool')).filter((name) =>
      /^[a-z0-9]+_[a-z0-9]+$/.test(name),
    );
    const [goos, goarch] = names.length === 1 ? (names[0] ?? '').split('_') : [];
    return goos && goarch ? { goos, goarch } : null;
  } catch {
    return null;
  }
}

/**
 * Whether only go can say which toolchain ran, because GOTOOLCHAIN or the module's files may have switched it.
 */
function mayHaveSwitched(
  go: FoundGo,
  directory: string,
  env: NodeJS.ProcessEnv,
  elsewhere: boolean,
): boolean {
  // A development version has no number of its own.
  if (readGoVersion(go.version)?.isDevelopment !== false) return true;
  if (isGoSince(go.version, 21) === false) return false;
  const { chosen, follows } = readToolchainSetting(readGoVariable('GOTOOLCHAIN', env, go.goroot));
  if (chosen !== null && chosen !== go.version) return true;
  if (!follows) return false;
  if (elsewhere) return true;
  const variable = (name: string) => readGoVariable(name, env, go.goroot);
  const { file } = findModuleFiles({
    directory,
    gowork: variable('GOWORK'),
    go111module: variable('GO111MODULE'),
    goroot: go.goroot,
  });
  if (file === null) return false;
  try {
    const text = readText(file);
    return text !== null && asksForNewerToolchain(parseGoMod(text), go.version);
  } catch {
    // A file that cannot be read could not be read by go either, which reported it.
    return false;
  }
}

/** Runs `go env`. Never throws. */
async function askGoEnv(go: FoundGo, cwd: string, env: NodeJS.ProcessEnv): Promise<GoToolchain> {
  const changed = changedNames(env);
  const names = [...new Set(['GOVERSION', 'GOOS', 'GOARCH', 'GOHOSTOS', 'GOHOSTARCH', ...changed])];
  const { stdout, exitCode } = await run(go.path, ['env', '-json', ...names], {
    cwd,
    env,
    timeoutMs: 30_000,
    group: 'ours',
  });
  const values = parseStrings(exitCode === 0 ? stdout : '');
  const isDefault = (name: string) =>
    !values[name] ||
    (name === 'GOOS' && values['GOOS'] === values['GOHOSTOS']) ||
    (name === 'GOARCH' && values['GOARCH'] === values['GOHOSTARCH']);
  return {
    version: values['GOVERSION'] || null,
    goos: values['GOOS'] || null,
    goarch: values['GOARCH'] || null,
    changedEnv: Object.fromEntries(
      changed.filter((name) => !isDefault(name)).map((name) => [name, redact(name, values[name] ?? '')]),
    ),
  };
}

/**
 * The variables of `go env` that a user may set; GOGCCFLAGS and the like are computed (and start a C compiler).
 */
const SETTABLE = `AR CC CGO_CFLAGS CGO_CPPFLAGS CGO_CXXFLAGS CGO_ENABLED CGO_FFLAGS CGO_LDFLAGS CXX FC GCCGO
  GO111MODULE GO386 GOAMD64 GOARCH GOARM GOARM64 GOAUTH GOBIN GOCACHE GOCACHEPROG GODEBUG GOENV GOEXPERIMENT
  GOFIPS140 GOFLAGS GOINSECURE GOMIPS GOMIPS64 GOMODCACHE GONOPROXY GONOSUMDB GOOS GOPATH GOPPC64 GOPRIVATE
  GOPROXY GORISCV64 GOROOT GOSUMDB GOTMPDIR GOTOOLCHAIN GOTOOLDIR GOVCS GOWASM GOWORK PKG_CONFIG`.split(
  /\s+/,
);

function changedNames(env: NodeJS.ProcessEnv): string[] {
  const file = goEnvFile(env);
  const stored = file === null ? new Map<string, string>() : readAssignments(file);
  return SETTABLE.filter((name) => valueIn(env, name) || stored.get(name)).sort();
}

/** Credentials never enter a trace. */
function redact(name: string, value: string): string {
  if (name === 'GOAUTH') return value.replace(/(\S+)[^;]*/g, '$1 …');
  return value.replace(/([a-z][a-z0-9+.-]*:\/\/)[^/\s,|]*@/gi, '$1…@');
}

function parseStrings(json: string): Readonly<Record<string, string>> {
  try {
    const parsed: unknown = JSON.parse(json);
    if (typeof parsed !== 'object' || parsed === null) return {};
    return Object.fromEntries(Object.entries(parsed).filter(([, value]) => typeof value === 'string'));
  } catch {
    return {};
  }
}
