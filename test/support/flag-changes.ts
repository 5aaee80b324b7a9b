// cspell:ignore DFAST Wextra
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedLab } from './planned-lab.ts';

/** A program with cgo, an embedded file, tests and files that tags select. */
export const LAB_FILES: Readonly<Record<string, string>> = {
  'go.mod': 'module ex.com/lab\n\ngo 1.20\n',
  'main.go':
    'package main\n\nimport (\n\t"os"\n\n\t"ex.com/lab/lib"\n\t"ex.com/lab/native"\n)\n\nvar version = "dev"\n\nfunc main() { println(version, len(os.Args), lib.Data(), native.Seven()) }\n',
  'lib/lib.go':
    'package lib\n\nimport _ "embed"\n\n//go:embed data.txt\nvar data string\n\nfunc Data() string { return data }\n',
  'lib/fancy.go': '//go:build fancy\n\npackage lib\n\nfunc Fancy() int { return 2 }\n',
  'lib/data.txt': 'hello\n',
  'lib/lib_test.go':
    'package lib\n\nimport "testing"\n\nfunc TestData(t *testing.T) { t.Log(Data()) }\n\nfunc FuzzData(f *testing.F) { f.Fuzz(func(t *testing.T, s string) { _ = s + Data() }) }\n',
  'native/native.go':
    'package native\n\n// int seven() { return 7; }\nimport "C"\n\nfunc Seven() int { return int(C.seven()) }\n',
  'native/fast.go':
    '//go:build fast\n\npackage native\n\n// #cgo CFLAGS: -DFAST=1 -O3\n// #cgo LDFLAGS: -lm\n// int fast() { return FAST; }\nimport "C"\n\nfunc Fast() int { return int(C.fast()) }\n',
  'native/plain.go': '//go:build !cgo\n\npackage native\n\nfunc Seven() int { return 7 }\n',
  // The same compiler with another version.
  'cc/gcc':
    '#!/bin/sh\nif [ "$1" = -### ]; then /usr/bin/gcc "$@" 2>&1 | sed "s/version /version 1/" >&2; else exec /usr/bin/gcc "$@"; fi\n',
};

interface Command {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>> | ((lab: PlannedLab) => Readonly<Record<string, string>>);
}

/** One change between two commands, and the causes in the summary of the second. */
export interface FlagChange {
  readonly name: string;
  readonly before: Command;
  readonly now: Command;
  /** `the whole build: now with -race`; the same however much came from the cache. */
  readonly causes: readonly string[];
  /** Needs cgo, and so a C compiler. */
  readonly cgo?: true;
  /** Does not exist in versions before this minor one. */
  readonly since?: number;
}

const build = (...flags: readonly string[]): Command => ({ args: ['build', '-o', 'x', ...flags, '.'] });
const BUILD = build();
const test = (...flags: readonly string[]): Command => ({ args: ['test', ...flags, './lib'] });

function flags(name: string, added: readonly string[], causes: readonly string[], more = {}): FlagChange {
  return { name, before: BUILD, now: build(...added), causes, ...more };
}

function variables(
  name: string,
  env: NonNullable<Command['env']>,
  causes: readonly string[],
  more: Partial<FlagChange> = {},
): FlagChange {
  return { name, before: BUILD, now: { ...BUILD, env }, causes, ...more };
}

const C_FLAGS = '-O2 -g -fstack-protector-strong -Wall -Wextra -I/usr/local/include -fno-plt';
const STAMPS =
  '-X main.version=v1.2.3 -X main.commit=0123456789abcdef0123456789abcdef -X main.date=2026-01-0';
const ALL = 'the whole build: ';
const WITH_MAIN = (name: string): string => `${name}, lab (main): `;

export const flagChanges: readonly FlagChange[] = [
  flags('-trimpath', ['-trimpath'], [`${ALL}now with -trimpath`]),
  { ...flags('no -trimpath', [], [`${ALL}now without -trimpath`]), before: build('-trimpath') },
  flags('-race', ['-race'], [`${ALL}now with -race`], { cgo: true }),
  flags('-asan', ['-asan'], [`${ALL}now with -asan`], { cgo: true }),
  flags('flags for all packages', ['-gcflags=all=-N -l'], [`${ALL}compiler flags none → -N -l`]),
  flags('flags for the named packages', ['-gcflags=-N'], ['lab (main): compiler flags none → -N']),
  flags('-buildmode=pie', ['-buildmode=pie'], [`${ALL}buildmode exe → pie`]),
  flags('-buildmode=c-archive', ['-buildmode=c-archive'], [`${ALL}buildmode exe → c-archive`], { cgo: true }),
  { ...flags('no -buildmode', [], [`${ALL}buildmode pie → exe`]), before: build('-buildmode=pie') },
  flags('-tags', ['-tags=fancy'], [`${WITH_MAIN('lib')}build tags none → fancy (fancy.go)`]),
  flags(
    '-tags that bring C flags',
    ['-tags=fast'],
    [`${WITH_MAIN('native')}build tags none → fast (fast.go)`],
    {
      cgo: true,
    },
  ),
  flags(
    '-race and -tags',
    ['-race', '-tags=fancy'],
    [`${WITH_MAIN('lib')}build tags none → fancy (fancy.go)`, `${ALL}now with -race`],
    { cgo: true },
  ),
  flags('-ldflags', ['-ldflags=-s -w'], ['lab (main): linker flags none → -s -w']),
  {
    ...flags(
      '-trimpath beside the same -ldflags',
      ['-trimpath', '-ldflags=-s'],
      [`${ALL}now with -trimpath`],
    ),
    before: build('-ldflags=-s'),
  },
  flags(
    '-trimpath and -ldflags',
    ['-trimpath', '-ldflags=-s'],
    ['link: linker flags none → -s', `${ALL}now with -trimpath`],
  ),
  {
    ...flags(
      'one of many -X',
      [`-ldflags=${STAMPS}2`],
      ['lab (main): linker flags main.date=2026-01-01 → main.date=2026-01-02'],
    ),
    before: build(`-ldflags=${STAMPS}1`),
  },
  flags('-cover', ['-cover'], ['3 packages: now with -cover'], { since: 20, cgo: true }),
  variables('GOOS', { GOOS: 'windows' }, [`${ALL}GOOS linux → windows`], { cgo: true }),
  {
    ...variables('GOOS as before', {}, [`${ALL}GOOS windows → linux`]),
    before: { ...BUILD, env: { GOOS: 'windows' } },
    cgo: true,
  },
  variables('GOARCH', { GOARCH: 'arm64' }, [`${ALL}GOARCH amd64 → arm64`], { cgo: true }),
  variables(
    'GOOS and GOARCH',
    { GOOS: 'darwin', GOARCH: 'arm64' },
    [`${ALL}GOOS linux → darwin, GOARCH amd64 → arm64`],
    { cgo: true },
  ),
  variables('GOAMD64', { GOAMD64: 'v3' }, [`${ALL}GOAMD64 v1 → v3`]),
  variables('GOEXPERIMENT', { GOEXPERIMENT: 'arenas' }, [`${ALL}GOEXPERIMENT none → arenas`]),
  variables('a variable of the compiler', { GOSSAFUNC: 'f' }, [`${ALL}GOSSAFUNC none → f`]),
  variables(
    'CGO_ENABLED',
    { CGO_ENABLED: '0' },
    [`${WITH_MAIN('native')}CGO_ENABLED 1 → 0 (plain.go, native.go)`],
    {
      cgo: true,
    },
  ),
  {
    ...variables('one of many CGO_CFLAGS', { CGO_CFLAGS: `${C_FLAGS} -DN=2` }, [
      '3 packages: CGO_CFLAGS -DN=1 → -DN=2',
    ]),
    before: { ...BUILD, env: { CGO_CFLAGS: `${C_FLAGS} -DN=1` } },
    cgo: true,
  },
  variables(
    'another C compiler in PATH',
    (lab) => {
      chmodSync(join(lab.directory, 'cc/gcc'), 0o755);
      return { PATH: `${join(lab.directory, 'cc')}:${process.env['PATH'] ?? ''}`, CC: 'gcc' };
    },
    ['runtime/cgo, native: C compiler changed (CC): VERSION'],
    { cgo: true },
  ),
  variables('GOFLAGS', { GOFLAGS: '-buildvcs=false -trimpath' }, [`${ALL}now with -trimpath`]),
  {
    name: '-fuzz',
    before: test(),
    now: { args: ['test', '-fuzz=FuzzData', './lib'] },
    causes: [`${ALL}instrumented for fuzzing`],
  },
  {
    name: 'no -fuzz',
    before: { args: ['test', '-fuzz=FuzzData', './lib'] },
    now: test(),
    causes: [`${ALL}no longer instrumented for fuzzing`],
  },
  { name: 'go test -race', before: test(), now: test('-race'), causes: [`${ALL}now with -race`], cgo: true },
  {
    name: 'go test -buildmode=pie',
    before: test(),
    now: test('-buildmode=pie'),
    causes: [`${ALL}buildmode exe → pie`],
  },
  {
    name: 'go run',
    before: BUILD,
    now: { args: ['run', '.'] },
    causes: ['lab (main): built by go run, which omits debug information'],
  },
  {
    name: 'go build after go run',
    before: { args: ['run', '.'] },
    now: BUILD,
    causes: ['lab (main): no longer built by go run'],
  },
];

/** The environment of one side. */
export function envOf({ env = {} }: Command, lab: PlannedLab): Readonly<Record<string, string>> {
  return typeof env === 'function' ? env(lab) : env;
}
