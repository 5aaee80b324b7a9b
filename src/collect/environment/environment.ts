import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type {
  EnvironmentFacts,
  Folder,
  GoOnPath,
  Installation,
  ModuleFile,
} from '../../core/analysis/environment/facts.ts';
import { wantedToolchain } from '../../core/analysis/environment/wanted-toolchain.ts';
import type { Setting } from '../../core/analysis/failure/facts.ts';
import { parseGoMod } from '../../core/go/mod-file.ts';
import { executableEndings, findExecutable } from '../../platform/find-executable.ts';
import { findUp } from '../../platform/find-up.ts';
import { realPathOf } from '../../platform/real-path.ts';
import { homeOf, valueIn } from '../../platform/variables.ts';
import { filesIn } from '../failure/failure.ts';
import { readMainEnv } from '../main-package/env.ts';
import { SourceReader } from '../main-package/source.ts';
import { installationOf } from '../toolchain/goroot.ts';
import { hostArch, hostOs } from '../toolchain/host-platform.ts';
import { findModuleFiles } from '../toolchain/module-files.ts';
import { settingOf } from '../toolchain/setting.ts';
import { askVersion } from './ask-version.ts';
import { lookAtFolder, unknownFolder } from './folder.ts';
import { gitAround } from './git.ts';
import { lookAtInstallation } from './installation.ts';
import { type ProbeId, probe } from './probes.ts';

export interface Environment {
  readonly facts: EnvironmentFacts;
  /** What did not answer in time. */
  readonly unanswered: readonly ProbeId[];
  /** Every variable that somebody set, by name. */
  readonly settings: readonly Setting[];
}

/** The environment of a go command that would run in `directory`. Writes, downloads and builds nothing. */
export async function readEnvironment(directory: string, env: NodeJS.ProcessEnv): Promise<Environment> {
  const reader = new SourceReader();
  const files = filesIn(directory, reader, env);
  const gos = gosOnPath(directory, env);
  const asked = await versionOf(gos[0], directory, env);
  const local = asked.value;
  const plain = (name: string) => settingOf(name, env, local.goroot, directory);
  const gowork = plain('GOWORK').value;
  const { mode, file } = findModuleFiles({
    directory,
    gowork,
    go111module: '',
    goroot: local.goroot,
  });
  const goMod = findUp(directory, 'go.mod');
  // Without module mode, go reads neither.
  const isOff = plain('GO111MODULE').value === 'off';
  const module = isOff ? null : moduleFile(goMod, reader);
  const work = isOff ? null : moduleFile(mode === 'workspace' ? file : null, reader);
  const modCache = moduleCache(plain, env);
  const platform = `${hostOs()}-${hostArch()}`;
  const toolchainDir = (name: string) =>
    path.join(modCache ?? '', 'golang.org', `toolchain@v0.0.1-${name}.${platform}`);
  const hasToolchain = (name: string) => modCache !== null && existsSync(toolchainDir(name));
  const wanted = wantedToolchain({ setting: plain, go: local, work, module });
  const isSwitched = wanted !== null && hasToolchain(wanted);
  const go = isSwitched ? { version: wanted, goroot: toolchainDir(wanted) } : local;
  // Another toolchain is started with its own GOROOT.
  const setting = (name: string) =>
    isSwitched && name === 'GOROOT'
      ? { name, value: '', from: 'default' as const, place: null }
      : plain(name);
  const gopath = goPath(setting, env);
  const bin = setting('GOBIN').value || (gopath[0] === undefined ? '' : path.join(gopath[0], 'bin'));
  const goroot = setting('GOROOT').value || go.goroot;
  const [installation, cache, temp, binFolder] = await Promise.all([
    probe<Installation | null>(
      'tools',
      async () => (goroot === null ? null : lookAtInstallation(goroot)),
      null,
    ),
    disk(cacheFolder(setting, env)),
    disk(tempFolder(setting, env)),
    disk(path.isAbsolute(bin) ? bin : null),
  ]);
  const main = readMainEnv(env, directory);
  const { context } = main;
  const facts: EnvironmentFacts = {
    argv: ['go', 'build', './...'],
    verb: 'build',
    packages: ['./...'],
    directory,
    text: '',
    go,
    refusal: local.refusal,
    gos,
    target: { goos: context.goos, goarch: context.goarch, cgo: context.cgoEnabled },
    host: { goos: hostOs(), goarch: hostArch() },
    context,
    setting,
    files,
    packageDirectory: () => null,
    goMod,
    goWork: work?.file ?? null,
    installation: installation.value,
    folders: { cache: cache.value, temp: temp.value, bin: binFolder.value },
    path: pathOf(directory, env),
    module,
    work,
    workAbove: findUp(directory, 'go.work', local.goroot),
    hasModule: (name, version) => isDownloaded(name, version, modCache, module),
    hasToolchain: (name) => name === local.version || hasToolchain(name),
    real: realPathOf,
    gopath,
    git: gitAround(directory, env),
  };
  const probes = { version: [asked], tools: [installation], disks: [cache, temp, binFolder] };
  const late = (Object.keys(probes) as ProbeId[]).filter((id) =>
    probes[id].some(({ answered }) => !answered),
  );
  return { facts, unanswered: late, settings: SHOWN.map(plain).filter(isOfInterest) };
}

/** The variables of `go help environment`, and those of the system that go obeys. */
const SHOWN =
  `AR CC CGO_CFLAGS CGO_CPPFLAGS CGO_CXXFLAGS CGO_ENABLED CGO_LDFLAGS CXX GCCGO GO111MODULE GO386 GOAMD64
  GOARCH GOARM GOARM64 GOAUTH GOBIN GOCACHE GOCACHEPROG GODEBUG GOENV GOEXPERIMENT GOFIPS140 GOFLAGS GOINSECURE
  GOMIPS GOMIPS64 GOMODCACHE GONOPROXY GONOSUMDB GOOS GOPATH GOPPC64 GOPRIVATE GOPROXY GORISCV64 GOROOT GOSUMDB
  GOTMPDIR GOTOOLCHAIN GOTOOLDIR GOVCS GOWASM GOWORK PKG_CONFIG TMPDIR`.split(/\s+/);

/** Not what every Go installation has in its go.env. */
function isOfInterest({ name, value, from }: Setting): boolean {
  return value !== '' && !(from === 'goroot' && DEFAULTS[name] === value);
}

const DEFAULTS: Readonly<Record<string, string>> = {
  GOPROXY: 'https://proxy.golang.org,direct',
  GOSUMDB: 'sum.golang.org',
  GOTOOLCHAIN: 'auto',
};

async function disk(folder: string | null) {
  if (folder === null) return { value: null, answered: true };
  return probe<Folder>('disks', () => lookAtFolder(folder), unknownFolder(folder));
}

function pathOf(directory: string, env: NodeJS.ProcessEnv): readonly string[] {
  return (valueIn(env, 'PATH') ?? '')
    .split(path.delimiter)
    .filter((entry) => entry !== '')
    .map((entry) => path.resolve(directory, entry));
}

function gosOnPath(directory: string, env: NodeJS.ProcessEnv): readonly GoOnPath[] {
  return pathOf(directory, env).flatMap((folder) =>
    executableEndings('go', env).flatMap((ending) => {
      const file = findExecutable(path.join(folder, `go${ending}`), directory, env);
      return file === null
        ? []
        : [{ path: file, real: realPathOf(file), version: installationOf(file)?.version ?? null }];
    }),
  );
}

interface LocalGo {
  readonly version: string | null;
  readonly goroot: string | null;
  readonly refusal: string | null;
}

const UNKNOWN: LocalGo = { version: null, goroot: null, refusal: null };

/** From the files of its installation; a script or a launcher has to be asked. */
async function versionOf(go: GoOnPath | undefined, directory: string, env: NodeJS.ProcessEnv) {
  if (go === undefined) return { value: UNKNOWN, answered: true };
  const found = installationOf(go.path);
  if (found !== null)
    return { value: { version: found.version, goroot: found.directory, refusal: null }, answered: true };
  // A program that came with the folder is not started.
  if (go.real.startsWith(`${realPathOf(directory)}${path.sep}`)) return { value: UNKNOWN, answered: true };
  return probe('version', () => askVersion(go.path, directory, env), UNKNOWN);
}

function moduleFile(file: string | null, reader: SourceReader): ModuleFile | null {
  const text = file === null ? null : reader.text(file);
  if (file === null || text === null) return null;
  return { file, directory: path.dirname(file), content: parseGoMod(text) };
}

function goPath(setting: (name: string) => Setting, env: NodeJS.ProcessEnv): readonly string[] {
  const set = setting('GOPATH').value;
  if (set !== '') return set.split(path.delimiter).filter((entry) => entry !== '');
  const home = homeOf(env);
  return home ? [path.join(home, 'go')] : [];
}

function moduleCache(setting: (name: string) => Setting, env: NodeJS.ProcessEnv): string | null {
  const set = setting('GOMODCACHE').value;
  if (set !== '') return set;
  const [first] = goPath(setting, env);
  return first === undefined ? null : path.join(first, 'pkg', 'mod');
}

/** Like os.UserCacheDir; null if GOCACHE is no directory, or if nothing says where it is. */
function cacheFolder(setting: (name: string) => Setting, env: NodeJS.ProcessEnv): string | null {
  const set = setting('GOCACHE').value;
  if (set !== '') return path.isAbsolute(set) ? set : null;
  const [local, xdg, home] = [valueIn(env, 'LocalAppData'), env['XDG_CACHE_HOME'], homeOf(env)];
  if (process.platform === 'win32') return local ? path.join(local, 'go-build') : null;
  if (process.platform === 'darwin') return home ? path.join(home, 'Library', 'Caches', 'go-build') : null;
  if (xdg) return path.isAbsolute(xdg) ? path.join(xdg, 'go-build') : null;
  return home ? path.join(home, '.cache', 'go-build') : null;
}

/** Like os.TempDir; GOTMPDIR goes first. */
function tempFolder(setting: (name: string) => Setting, env: NodeJS.ProcessEnv): string | null {
  const own = setting('GOTMPDIR').value;
  if (own !== '') return path.resolve(own);
  if (process.platform !== 'win32') return path.resolve(env['TMPDIR'] || '/tmp');
  const set = ['TMP', 'TEMP', 'USERPROFILE'].map((name) => valueIn(env, name)).find(Boolean);
  return set ?? os.tmpdir();
}

/** Its go.mod at least, which go has asked for of every module that it needs. */
function isDownloaded(
  name: string,
  version: string,
  cache: string | null,
  module: ModuleFile | null,
): boolean {
  if (module !== null && existsSync(path.join(module.directory, 'vendor', 'modules.txt'))) return true;
  if (cache === null) return true;
  const escaped = (text: string) => text.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
  const folder = path.join(cache, 'cache', 'download', ...escaped(name).split('/'), '@v');
  return ['mod', 'zip'].some((ending) => existsSync(path.join(folder, `${escaped(version)}.${ending}`)));
}
