import path from 'node:path';
import { flagValue } from '../../core/go/flag-value.ts';
import { readToolchainSetting } from '../../core/go/toolchain.ts';
import { readGoVersion } from '../../core/go/version.ts';
import { type BuildContext, releaseTagsOf } from '../../core/source/build-context.ts';
import { findExecutable } from '../../platform/find-executable.ts';
import { homeOf } from '../../platform/variables.ts';
import { readGoflags, readGoVariable } from '../toolchain/go-variables.ts';
import { gorootFor } from '../toolchain/goroot.ts';
import { hostArch, hostOs } from '../toolchain/host-platform.ts';

/** The settings of go that decide which files and which module are used. */
export interface MainEnv {
  readonly context: BuildContext;
  /** Like `go1.26.8`; null if not found. */
  readonly goVersion: string | null;
  readonly goroot: string | null;
  readonly goModCache: string | null;
  readonly goflags: readonly string[];
  readonly go111module: string;
  readonly gowork: string;
  readonly gotoolchain: string;
}

/**
 * The settings for a go command in `directory`, from environment and files, without starting a process, so they
 * may differ from go's own result.
 */
export function readMainEnv(
  env: NodeJS.ProcessEnv,
  directory: string,
  buildFlags: readonly string[] = [],
): MainEnv {
  const found = gorootFor(directory, env);
  const goroot = found?.directory ?? null;
  const variable = (name: string) => readGoVariable(name, env, goroot);
  const goflags = [...readGoflags(env, goroot), ...buildFlags];
  const goos = variable('GOOS') || hostOs();
  const goarch = variable('GOARCH') || hostArch();
  const gotoolchain = variable('GOTOOLCHAIN');
  const goVersion = readToolchainSetting(gotoolchain).chosen ?? found?.version ?? null;
  const context: BuildContext = {
    goos,
    goarch,
    cgoEnabled: cgoEnabled(variable('CGO_ENABLED'), goos, goarch, (compiler) =>
      findExecutable(variable('CC').split(' ')[0] || compiler, directory, env),
    ),
    compiler: 'gc',
    tags:
      flagValue(goflags, 'tags')
        ?.split(/[\s,]+/)
        .filter(Boolean) ?? [],
    toolTags: toolTags(goarch, variable, goVersion),
    releaseTags: releaseTagsOf(goVersion ?? 'go1.20'),
  };
  return {
    context,
    goVersion,
    goroot,
    goModCache: modCache(variable, env),
    goflags,
    go111module: variable('GO111MODULE'),
    gowork: variable('GOWORK'),
    gotoolchain,
  };
}

/** Since go 1.20, cgo is on when building for the host itself and there is a C compiler. */
function cgoEnabled(
  set: string,
  goos: string,
  goarch: string,
  findCompiler: (standard: string) => string | null,
): boolean {
  if (set !== '') return set === '1';
  if (goos !== hostOs() || goarch !== hostArch() || ['js', 'wasip1', 'plan9'].includes(goos)) return false;
  return findCompiler(['darwin', 'freebsd', 'openbsd'].includes(goos) ? 'clang' : 'gcc') !== null;
}

const ARCH_LEVELS: Readonly<Record<string, readonly [string, string, readonly string[]]>> = {
  amd64: ['GOAMD64', 'v1', ['v1', 'v2', 'v3', 'v4']],
  '386': ['GO386', 'sse2', ['softfloat', 'sse2']],
  arm: ['GOARM', '7', ['5', '6', '7']],
  mips: ['GOMIPS', 'hardfloat', ['hardfloat']],
  mipsle: ['GOMIPS', 'hardfloat', ['hardfloat']],
  ppc64: ['GOPPC64', 'power8', ['power8', 'power9', 'power10']],
  ppc64le: ['GOPPC64', 'power8', ['power8', 'power9', 'power10']],
  riscv64: ['GORISCV64', 'rva20u64', ['rva20u64', 'rva22u64', 'rva23u64']],
};

/** `amd64.v1`, and the experiments in the environment; only go knows those that a toolchain enables itself. */
function toolTags(
  goarch: string,
  variable: (name: string) => string,
  goVersion: string | null,
): readonly string[] {
  const [name, standard, levels] = ARCH_LEVELS[goarch] ?? ['', '', []];
  const level = (name && variable(name)) || standard;
  const reached = levels.slice(0, levels.indexOf(level) + 1).map((one) => `${goarch}.${one}`);
  const experiments = variable('GOEXPERIMENT')
    .split(',')
    .filter((one) => one !== '' && !one.startsWith('no'))
    .map((one) => `goexperiment.${one}`);
  return [...standardExperiments(goVersion), ...reached, ...experiments];
}

/** Source: internal/buildcfg/exp.go of each release, as far as build constraints are likely to use them. */
function standardExperiments(goVersion: string | null): readonly string[] {
  const minor = (goVersion === null ? null : readGoVersion(goVersion)?.minor) ?? 0;
  const since: readonly (readonly [number, number, string])[] = [
    [18, 99, 'regabiwrappers'],
    [18, 99, 'regabiargs'],
    [21, 23, 'coverageredesign'],
    [22, 24, 'loopvar'],
    [24, 25, 'aliastypeparams'],
    [24, 25, 'swissmap'],
    [24, 25, 'spinbitmutex'],
    [25, 99, 'dwarf5'],
    [26, 99, 'greenteagc'],
  ];
  return since
    .filter(([from, to]) => minor >= from && minor <= to)
    .map(([, , name]) => `goexperiment.${name}`);
}

function modCache(variable: (name: string) => string, env: NodeJS.ProcessEnv): string | null {
  const set = variable('GOMODCACHE');
  if (set !== '') return set;
  const home = homeOf(env);
  const gopath = variable('GOPATH').split(path.delimiter)[0] || (home ? path.join(home, 'go') : '');
  return gopath === '' ? null : path.join(gopath, 'pkg', 'mod');
}
