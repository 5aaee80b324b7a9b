import { execFile } from 'node:child_process';
import type { GoToolchain } from '../core/model/trace.ts';
import type { FoundGo } from './find-go.ts';
import { goEnvFile, readAssignments } from './go-variables.ts';

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
