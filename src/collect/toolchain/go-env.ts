import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { GoToolchain } from '../../core/model/trace.ts';
import { valueIn } from '../../platform/variables.ts';
import type { FoundGo } from './find-go.ts';
import { goEnvFile, readAssignments, readGoVariable } from './go-variables.ts';

/**
 * The go that ran, its target, and what the user has set differently. A process is started only when go
 * may have switched to another toolchain, and then after the command: beside a build that finds everything
 * in the cache a `go env` would be felt. `seenVersion` is what the compiler was told (`-goversion`).
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

/** A toolchain carries its tools for the host in `pkg/tool/GOOS_GOARCH`. */
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

/** Source: cmd/go/internal/toolchain, Select. Before 1.21 no go switched. */
function mayHaveSwitched(
  go: FoundGo,
  directory: string,
  env: NodeJS.ProcessEnv,
  elsewhere: boolean,
): boolean {
  const local = readVersion(go.version);
  if (local === null) return true;
  if (compare(local, [1, 21]) < 0) return false;
  const wanted = readGoVariable('GOTOOLCHAIN', env, go.goroot) || 'auto';
  if (wanted === 'local') return false;
  if (wanted !== 'auto' && wanted !== 'path') return wanted !== go.version;
  if (elsewhere) return true;
  const file = toolchainFile(directory, readGoVariable('GOWORK', env, go.goroot));
  if (file === null) return false;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    // go could not read it either, and said so.
    return false;
  }
  const lines = [/^\s*go\s+(\S+)/m.exec(text)?.[1], /^\s*toolchain\s+go(\S+)/m.exec(text)?.[1]];
  return lines.some((line) => {
    const needed = line === undefined ? [] : readVersion(`go${line}`);
    return needed === null || compare(needed, local) > 0;
  });
}

function toolchainFile(directory: string, gowork: string): string | null {
  if (gowork !== '' && gowork !== 'off') return existsSync(gowork) ? gowork : null;
  return (gowork === 'off' ? null : findUpwards(directory, 'go.work')) ?? findUpwards(directory, 'go.mod');
}

function findUpwards(directory: string, name: string): string | null {
  for (let dir = directory; ; dir = path.dirname(dir)) {
    const file = path.join(dir, name);
    if (existsSync(file)) return file;
    if (dir === path.dirname(dir)) return null;
  }
}

/** null for what is no release: a development version is asked. */
function readVersion(version: string): readonly number[] | null {
  const match = /^go(\d+)\.(\d+)(?:\.(\d+))?$/.exec(version);
  return match ? match.slice(1).map((part) => Number(part ?? 0)) : null;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < 3; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Asks go itself. Never throws. */
async function askGoEnv(go: FoundGo, cwd: string, env: NodeJS.ProcessEnv): Promise<GoToolchain> {
  const changed = changedNames(env);
  const names = [...new Set(['GOVERSION', 'GOOS', 'GOARCH', 'GOHOSTOS', 'GOHOSTARCH', ...changed])];
  const answer = await new Promise<string>((resolve) => {
    const options = { cwd, env, encoding: 'utf8', timeout: 30_000, windowsHide: true } as const;
    execFile(go.path, ['env', '-json', ...names], options, (error, stdout) => resolve(error ? '' : stdout));
  });
  const values = parseStrings(answer);
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

/** What `go env` knows and a user may set; GOGCCFLAGS and the like are computed (and start a C compiler). */
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
