import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { GoToolchain } from '../core/model/trace.ts';
import type { FoundGo } from './find-go.ts';
import { splitQuoted } from './go-command-line.ts';

/**
 * One variable of go's environment without starting go: the process's environment, else the file of
 * `go env -w`, else GOROOT/go.env. Source: cmd/go/internal/cfg, Getenv.
 */
export function readGoVariable(name: string, env: NodeJS.ProcessEnv, goroot: string | null): string {
  if (env[name]) return env[name];
  const own = goEnvFile(env);
  const fromFile = own === null ? undefined : readAssignments(own).get(name);
  if (fromFile !== undefined) return fromFile;
  return (goroot && readAssignments(path.join(goroot, 'go.env')).get(name)) || '';
}

/** The words of GOFLAGS; empty when go would refuse them (it says so itself). */
export function readGoflags(env: NodeJS.ProcessEnv, goroot: string | null): readonly string[] {
  return splitQuoted(readGoVariable('GOFLAGS', env, goroot)) ?? [];
}

/** Asks go for its version, its target, and what the user has set differently. Never throws. */
export async function askGoEnv(go: FoundGo, cwd: string, env: NodeJS.ProcessEnv): Promise<GoToolchain> {
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
  return SETTABLE.filter((name) => env[name] || stored.get(name)).sort();
}

function goEnvFile(env: NodeJS.ProcessEnv): string | null {
  const set = env['GOENV'];
  if (set === 'off') return null;
  if (set) return set;
  const dir = userConfigDir(env);
  return dir === null ? null : path.join(dir, 'go', 'env');
}

/** As Go's os.UserConfigDir. */
function userConfigDir(env: NodeJS.ProcessEnv): string | null {
  if (process.platform === 'win32') return env['AppData'] ?? env['APPDATA'] ?? null;
  if (process.platform === 'darwin') {
    return env['HOME'] ? path.join(env['HOME'], 'Library', 'Application Support') : null;
  }
  if (env['XDG_CONFIG_HOME']) return path.isAbsolute(env['XDG_CONFIG_HOME']) ? env['XDG_CONFIG_HOME'] : null;
  return env['HOME'] ? path.join(env['HOME'], '.config') : null;
}

/** Lines `NAME=value`; a later one wins. Everything else is passed over, as go does. */
function readAssignments(file: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return values;
  }
  for (const line of text.split('\n')) {
    const match = /^([A-Z][A-Z0-9_]*)=(.*?)\r?$/.exec(line);
    if (match) values.set(match[1] ?? '', match[2] ?? '');
  }
  return values;
}

/** Credentials never enter a trace. */
function redact(name: string, value: string): string {
  if (name === 'GOAUTH') return value.replace(/(\S+)[^;]*/g, '$1 …');
  return value.replace(/([a-z][a-z0-9+.-]*:\/\/)[^/\s@,|]*@/gi, '$1…@');
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
