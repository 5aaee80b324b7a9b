// cspell:ignore lnosuch nosuch nosuchcc nosuchthing printn suchthing
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FailureReasonId } from '../../../src/core/analysis/failure/answer.ts';
import type { MainReasonId } from '../../../src/core/analysis/main-package/answer.ts';

/** Where a fault is created. */
export interface FaultPlace {
  /** The folder of its files. */
  readonly root: string;
  /** Beside it: the file of `go env -w`, other directories. */
  readonly beside: string;
  /** The Go installation in use. */
  readonly goroot: string;
}

/**
 * A fault that is really created, and what is known about it from go's behavior: written down before a rule is. The
 * names in `env` and `goEnv` may use `ROOT`, `BESIDE`, `GOROOT_IN_USE`, `MODCACHE_IN_USE` and `PROXY`; an empty variable is removed.
 */
export interface Fault {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** As typed; one fault may fail under several commands. */
  readonly commands: readonly (readonly string[])[];
  readonly env?: Readonly<Record<string, string>>;
  /** What `go env -w` has written. */
  readonly goEnv?: string;
  readonly setUp?: (place: FaultPlace) => void;
  /** A part of go's message. */
  readonly says: RegExp;
  readonly cause: FailureReasonId | MainReasonId | 'go';
  /** `file:line` or `file:line:column`, without a leading `./`. */
  readonly place?: string;
  /** Who set the deciding value: the variable, and where. */
  readonly setBy?: string;
  /** The minor versions of go that fail like this; all if absent. */
  readonly minors?: readonly [from: number, to: number];
  /** The fault needs this program. */
  readonly needs?: 'git' | 'gcc' | 'go1.27.3';
  /** Modules that a proxy has while fixes are tried. */
  readonly modules?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const mod = 'module example.com/app\n\ngo 1.20\n';
const hello = 'package main\n\nfunc main() {}\n';
const program = { 'go.mod': mod, 'main.go': hello };
const cgo = { 'go.mod': mod, 'main.go': 'package main\n\nimport "C"\n\nfunc main() {}\n' };
const build = ['go', 'build', '-o', 'x', '.'];
const run = ['go', 'run', '.'];
const test = ['go', 'test', './...'];
const vet = ['go', 'vet', './...'];
const testFile = { 'a_test.go': 'package main\n\nimport "testing"\n\nfunc TestA(t *testing.T) {}\n' };
const tested = { ...program, ...testFile };

const brokenGit = ({ root }: FaultPlace) => {
  spawnSync('git', ['init', '-q', root]);
  rmSync(path.join(root, '.git', 'HEAD'));
};

export const FAULTS: readonly Fault[] = [
  // The environment.
  {
    name: 'GOROOT names a directory that does not exist',
    files: program,
    commands: [build, run, test, vet],
    env: { GOROOT: '/does/not/exist' },
    says: /cannot find GOROOT directory/,
    cause: 'goroot-missing',
    setBy: 'GOROOT process',
  },
  {
    name: 'GOROOT of go env -w names a directory that does not exist',
    files: program,
    commands: [build],
    goEnv: 'GOFLAGS=\nGOROOT=/does/not/exist\n',
    says: /cannot find GOROOT directory/,
    cause: 'goroot-missing',
    place: 'goenv:2',
    setBy: 'GOROOT goEnv',
  },
  {
    name: 'GOROOT names a directory without Go in it',
    files: tested,
    commands: [test, vet],
    env: { GOROOT: 'BESIDE' },
    says: /no such tool|is not in std|is not in GOROOT/,
    cause: 'goroot-without-go',
    setBy: 'GOROOT process',
  },
  {
    name: 'GOROOT of another version',
    files: program,
    commands: [build, test],
    env: { GOROOT: 'OTHER_GOROOT' },
    says: /does not match go tool version/,
    cause: 'version-mismatch',
    setBy: 'GOROOT process',
  },
  {
    name: 'the go command was copied out of its installation',
    files: program,
    commands: [['BESIDE/go', 'build', '-o', 'x', '.']],
    setUp: ({ beside, goroot }) => copyFileSync(path.join(goroot, 'bin', 'go'), path.join(beside, 'go')),
    says: /cannot find GOROOT directory/,
    cause: 'goroot-missing',
    minors: [21, 99],
  },
  {
    name: 'GOFLAGS with an unknown flag',
    files: program,
    commands: [build, run, test, vet],
    env: { GOFLAGS: '-nope' },
    says: /parsing \$GOFLAGS: unknown flag -nope/,
    cause: 'goflags-refused',
    setBy: 'GOFLAGS process',
  },
  {
    name: 'GOFLAGS of go env -w with a word that is no flag',
    files: program,
    commands: [build, test],
    goEnv: 'GOFLAGS=-tags a b\n',
    says: /parsing \$GOFLAGS: /,
    cause: 'goflags-refused',
    place: 'goenv:1',
    setBy: 'GOFLAGS goEnv',
  },
  {
    name: 'an unknown experiment',
    files: program,
    commands: [build, run, test],
    env: { GOEXPERIMENT: 'nosuchthing' },
    says: /unknown GOEXPERIMENT suchthing/,
    cause: 'experiment-unknown',
    setBy: 'GOEXPERIMENT process',
  },
  {
    name: 'a platform that go does not know',
    files: program,
    commands: [build, test, vet],
    env: { GOARCH: 'sparc' },
    says: /unsupported GOOS\/GOARCH pair/,
    cause: 'platform-unknown',
    setBy: 'GOARCH process',
  },
  {
    name: 'GOCACHE=off',
    files: program,
    commands: [build, run, test, vet],
    env: { GOCACHE: 'off' },
    says: /build cache is disabled by GOCACHE=off/,
    cause: 'no-build-cache',
    setBy: 'GOCACHE process',
  },
  {
    name: 'GOCACHE is relative',
    files: program,
    commands: [build],
    env: { GOCACHE: 'cache' },
    says: /GOCACHE is not an absolute path/,
    cause: 'no-build-cache',
    setBy: 'GOCACHE process',
  },
  {
    name: 'neither HOME nor GOCACHE',
    files: program,
    commands: [build, run, test],
    env: { HOME: '', GOCACHE: '', XDG_CACHE_HOME: '' },
    says: /build cache is required, but could not be located/,
    cause: 'no-build-cache',
  },
  {
    name: 'GOCACHE below a file',
    files: { ...program, taken: '' },
    commands: [build, test],
    env: { GOCACHE: 'ROOT/taken/cache' },
    says: /failed to initialize build cache at/,
    cause: 'no-build-cache',
    setBy: 'GOCACHE process',
  },
  {
    name: 'GOTMPDIR does not exist',
    files: program,
    commands: [build, run, test],
    env: { GOTMPDIR: '/does/not/exist' },
    says: /creating work dir/,
    cause: 'temp-directory',
    setBy: 'GOTMPDIR process',
  },
  {
    name: 'TMPDIR does not exist',
    files: program,
    commands: [build, test],
    env: { TMPDIR: '/does/not/exist' },
    says: /creating work dir/,
    cause: 'temp-directory',
    setBy: 'TMPDIR process',
  },
  {
    name: '-race with CGO_ENABLED=0',
    files: tested,
    commands: [
      ['go', 'build', '-race', '-o', 'x', '.'],
      ['go', 'test', '-race', './...'],
    ],
    env: { CGO_ENABLED: '0' },
    says: /-race requires cgo/,
    cause: 'race-without-cgo',
    setBy: 'CGO_ENABLED process',
    needs: 'gcc',
  },
  {
    name: 'GOBIN with a build for another platform',
    files: program,
    commands: [['go', 'install', '.']],
    env: { GOBIN: 'ROOT/bin', GOARCH: 'arm64' },
    says: /cannot install cross-compiled binaries when GOBIN is set/,
    cause: 'gobin-refused',
    setBy: 'GOBIN process',
  },
  {
    name: 'a relative GOBIN',
    files: program,
    commands: [['go', 'install', '.']],
    env: { GOBIN: 'bin' },
    says: /GOBIN must be an absolute path/,
    cause: 'gobin-refused',
    setBy: 'GOBIN process',
  },
  {
    name: 'a program for another processor is run',
    files: program,
    commands: [run],
    env: { GOARCH: 'arm64' },
    says: /exec format error/,
    cause: 'wrong-platform',
    setBy: 'GOARCH process',
  },
  {
    name: 'tests for another processor are run',
    files: tested,
    commands: [test],
    goEnv: 'GOARCH=arm64\n',
    says: /exec format error/,
    cause: 'wrong-platform',
    place: 'goenv:1',
    setBy: 'GOARCH goEnv',
  },
  // cgo.
  {
    name: 'cgo is off because of CGO_ENABLED=0',
    files: cgo,
    commands: [build, run, ['go', 'vet', '.']],
    env: { CGO_ENABLED: '0' },
    says: /build constraints exclude all Go files/,
    cause: 'cgo-off',
    place: 'main.go:3:8',
    setBy: 'CGO_ENABLED process',
    needs: 'gcc',
  },
  {
    name: 'a pattern matches nothing, because cgo is off',
    files: cgo,
    commands: [vet],
    env: { CGO_ENABLED: '0' },
    says: /matched no packages/,
    cause: 'cgo-off',
    place: 'main.go:3:8',
    setBy: 'CGO_ENABLED process',
    needs: 'gcc',
  },
  {
    name: 'cgo is off because of go env -w',
    files: cgo,
    commands: [build],
    goEnv: 'CGO_ENABLED=0\n',
    says: /build constraints exclude all Go files/,
    cause: 'cgo-off',
    place: 'main.go:3:8',
    setBy: 'CGO_ENABLED goEnv',
    needs: 'gcc',
  },
  {
    name: 'cgo is off because the build is for another processor',
    files: {
      'go.mod': mod,
      'main.go': 'package main\n\nimport _ "example.com/app/zip"\n\nfunc main() {}\n',
      'zip/zip.go': 'package zip\n\nimport "C"\n',
    },
    commands: [build, test, vet],
    env: { GOARCH: 'arm64' },
    says: /build constraints exclude all Go files/,
    cause: 'cgo-off',
    place: 'zip/zip.go:3:8',
    setBy: 'GOARCH process',
    needs: 'gcc',
  },
  {
    name: 'cgo is off because no C compiler is on PATH',
    files: cgo,
    commands: [build],
    env: { PATH: 'GOROOT_IN_USE/bin' },
    says: /build constraints exclude all Go files/,
    cause: 'cgo-off',
    place: 'main.go:3:8',
  },
  {
    name: 'cgo is on, and no C compiler is on PATH',
    files: cgo,
    commands: [build, test],
    env: { PATH: 'GOROOT_IN_USE/bin', CGO_ENABLED: '1' },
    says: /C compiler "gcc" not found/,
    cause: 'no-c-compiler',
    setBy: 'CGO_ENABLED process',
  },
  {
    name: 'CC names a compiler that does not exist',
    files: cgo,
    commands: [build],
    env: { CC: 'nosuchcc' },
    says: /C compiler "nosuchcc" not found/,
    cause: 'no-c-compiler',
    setBy: 'CC process',
    needs: 'gcc',
  },
  {
    name: 'a header that does not exist',
    files: {
      'go.mod': mod,
      'main.go': 'package main\n\n// #include <nosuch.h>\nimport "C"\n\nfunc main() {}\n',
    },
    commands: [build, vet],
    says: /nosuch\.h: No such file/,
    cause: 'c-code-fails',
    needs: 'gcc',
  },
  {
    name: 'a C library that does not exist',
    files: {
      'go.mod': mod,
      'main.go':
        'package main\n\n// #cgo LDFLAGS: -lnosuch\n// void f();\nimport "C"\n\nfunc main() { C.f() }\n',
    },
    commands: [build],
    says: /cannot find -lnosuch/,
    cause: 'c-code-fails',
    needs: 'gcc',
  },
  {
    name: 'pkg-config is not installed',
    files: {
      'go.mod': mod,
      'main.go': 'package main\n\n// #cgo pkg-config: thing\nimport "C"\n\nfunc main() {}\n',
    },
    commands: [build],
    env: { PKG_CONFIG: 'pkg-config', PATH: 'BESIDE:GOROOT_IN_USE/bin' },
    setUp: ({ beside }) => symlinkSync('/usr/bin/gcc', path.join(beside, 'gcc')),
    says: /exec: "pkg-config": executable file not found/,
    cause: 'c-code-fails',
    needs: 'gcc',
  },
  {
    name: 'a name is declared in a file that imports "C", and cgo is off',
    files: {
      'go.mod': mod,
      'main.go': 'package main\n\nimport "example.com/app/sq"\n\nfunc main() { _ = sq.Error{} }\n',
      'sq/doc.go': 'package sq\n',
      'sq/sq.go': 'package sq\n\nimport "C"\n\ntype Error struct{}\n',
    },
    commands: [build, vet, test],
    env: { CGO_ENABLED: '0' },
    says: /undefined: sq\.Error/,
    cause: 'declared-in-excluded-file',
    place: 'sq/sq.go:5:6',
    setBy: 'CGO_ENABLED process',
    needs: 'gcc',
  },
  {
    name: 'a name of an imported package needs a tag',
    files: {
      'go.mod': mod,
      'main.go': 'package main\n\nimport "example.com/app/d"\n\nfunc main() { d.G() }\n',
      'd/d.go': 'package d\n',
      'd/g.go': '//go:build pro\n\npackage d\n\nfunc G() {}\n',
    },
    commands: [build, run, vet, test],
    says: /undefined: d\.G/,
    cause: 'declared-in-excluded-file',
    place: 'd/g.go:5:6',
  },
  {
    name: 'a name of an imported package is for another system',
    files: {
      'go.mod': mod,
      'main.go': 'package main\n\nimport e "example.com/app/d"\n\nfunc main() { e.F() }\n',
      'd/d.go': 'package d\n',
      'd/f_windows.go': 'package d\n\nfunc F() {}\n',
    },
    commands: [build, test],
    says: /undefined: e\.F/,
    cause: 'declared-in-excluded-file',
    place: 'd/f_windows.go:3:6',
  },
  {
    name: 'a name is in a generated file that is not there',
    files: {
      'go.mod': mod,
      'main.go': 'package main\n\n//go:generate go run ./gen\n\nfunc main() { println(Version()) }\n',
      'gen/main.go':
        'package main\n\nimport "os"\n\nfunc main() {\n\tos.WriteFile("zz_version.go", []byte("package main\\n\\nfunc Version() string { return \\"1\\" }\\n"), 0o644)\n}\n',
      '.gitignore': 'zz_*.go\n',
    },
    commands: [build, run, test],
    says: /undefined: Version/,
    cause: 'not-generated',
    place: 'main.go:3:1',
  },
  {
    name: 'a misspelled name, without a generator',
    files: { 'go.mod': mod, 'main.go': 'package main\n\nfunc main() { printn() }\n' },
    commands: [build, test, vet],
    says: /undefined: printn/,
    cause: 'go',
    place: 'main.go:3:15',
  },
  {
    name: 'a front end that was not built is embedded',
    files: {
      'go.mod': mod,
      'main.go': 'package main\n\nimport _ "example.com/app/web"\n\nfunc main() {}\n',
      'web/embed.go':
        'package web\n\nimport "embed"\n\n//go:generate go run ./gen\n\n//go:embed dist\nvar FS embed.FS\n',
      'web/gen/main.go':
        'package main\n\nimport "os"\n\nfunc main() {\n\tos.Mkdir("dist", 0o755)\n\tos.WriteFile("dist/a.html", nil, 0o644)\n}\n',
      'web/package.json': '{\n  "scripts": {\n    "build": "vite build"\n  }\n}\n',
      '.gitignore': '/web/dist/\n',
    },
    commands: [build, test, vet],
    says: /pattern dist: no matching files found/,
    cause: 'embed-not-built',
    place: 'web/embed.go:7:12',
  },
  {
    name: 'an embedded file is missing, and nothing makes it',
    files: {
      'go.mod': mod,
      'main.go':
        'package main\n\nimport _ "embed"\n\n//go:embed a.txt\nvar text string\n\nfunc main() { println(text) }\n',
    },
    commands: [build, test],
    says: /pattern a\.txt: no matching files found/,
    cause: 'embed-no-match',
    place: 'main.go:5:12',
  },
  // Modules.
  {
    name: 'a replace in the go.mod of a dependency',
    files: {
      'go.mod': `${mod}\nrequire example.com/lib v0.0.0\n\nrequire example.com/dep v1.0.0 // indirect\n\nreplace example.com/lib => ./lib\n`,
      'main.go': 'package main\n\nimport "example.com/lib"\n\nfunc main() { println(lib.V()) }\n',
      'lib/go.mod':
        'module example.com/lib\n\ngo 1.20\n\nrequire example.com/dep v1.0.0\n\nreplace example.com/dep => ../fork\n',
      'lib/lib.go': 'package lib\n\nimport "example.com/dep"\n\nfunc V() string { return dep.V }\n',
      'fork/go.mod': 'module example.com/dep\n\ngo 1.20\n',
      'fork/dep.go': 'package dep\n\nconst V = "1"\n',
    },
    commands: [build, run, test, vet],
    says: /missing go\.sum entry/,
    cause: 'replace-in-dependency',
    place: 'lib/go.mod:7:1',
  },
  {
    name: 'a missing line in go.sum',
    files: {
      'go.mod': `${mod}\nrequire example.com/dep v1.0.0\n`,
      'main.go': 'package main\n\nimport _ "example.com/dep"\n\nfunc main() {}\n',
    },
    commands: [build, run, test, vet],
    says: /missing go\.sum entry/,
    cause: 'missing-go-sum',
    modules: { 'example.com/dep@v1.0.0': { 'dep.go': 'package dep\n' } },
  },
  {
    name: 'an import that no module provides',
    files: {
      'go.mod': mod,
      'main.go': 'package main\n\nimport _ "example.com/other"\n\nfunc main() {}\n',
    },
    commands: [build, run, test, vet],
    says: /no required module provides package example\.com\/other/,
    cause: 'missing-module',
    place: 'main.go:3:8',
    modules: { 'example.com/other@v1.0.0': { 'other.go': 'package other\n' } },
  },
  {
    name: 'a module that is not on this machine, with GOPROXY=off',
    files: program,
    commands: [['go', 'get', 'example.com/other']],
    env: { GOPROXY: 'off' },
    says: /module lookup disabled by GOPROXY=off/,
    cause: 'proxy-off',
    setBy: 'GOPROXY process',
    modules: { 'example.com/other@v1.0.0': { 'other.go': 'package other\n' } },
  },
  {
    name: 'a vendor directory that is behind go.mod',
    files: {
      'go.mod': `${mod}\nrequire example.com/dep v1.0.0\n\nreplace example.com/dep => ./dep\n`,
      'dep/go.mod': 'module example.com/dep\n\ngo 1.20\n',
      'dep/dep.go': 'package dep\n',
      'main.go': 'package main\n\nimport _ "example.com/dep"\n\nfunc main() {}\n',
      'vendor/modules.txt': '# example.com/dep v1.1.0\n## explicit\nexample.com/dep\n',
      'vendor/example.com/dep/dep.go': 'package dep\n',
    },
    commands: [build, run, test, vet],
    says: /inconsistent vendoring in/,
    cause: 'vendor-inconsistent',
  },
  {
    name: '-mod=mod in a workspace',
    files: { ...program, 'go.work': 'go 1.20\n\nuse .\n' },
    commands: [build, run, test, vet],
    env: { GOFLAGS: '-mod=mod' },
    says: /-mod may only be set to readonly/,
    cause: 'mod-flag',
  },
  {
    name: 'a module that go.work does not list',
    files: {
      'go.work': 'go 1.20\n\nuse ./a\n',
      'a/go.mod': 'module example.com/a\n\ngo 1.20\n',
      'a/main.go': hello,
      'b/go.mod': 'module example.com/b\n\ngo 1.20\n',
      'b/main.go': hello,
    },
    cwd: 'b',
    commands: [build, test, vet],
    says: /not one of the workspace modules|does not contain modules listed in go\.work/,
    cause: 'outside-workspace',
  },
  {
    name: 'started above the module',
    files: { 'proj/go.mod': mod, 'proj/main.go': hello },
    commands: [
      ['go', 'run', './proj'],
      ['go', 'build', '-o', 'x', './proj'],
      ['go', 'vet', './proj'],
    ],
    says: /go\.mod file not found|cannot find main module/,
    cause: 'no-go-mod',
    place: 'proj/go.mod:1:1',
  },
  {
    name: 'module mode is off',
    files: {
      'go.mod': mod,
      'main.go': 'package main\n\nimport _ "example.com/app/lib"\n\nfunc main() {}\n',
      'lib/lib.go': 'package lib\n',
    },
    commands: [build, test],
    env: { GO111MODULE: 'off' },
    says: /cannot find package/,
    cause: 'gopath-mode',
  },
  {
    name: 'a line of go.mod that go cannot read',
    files: { 'go.mod': `${mod}\nrequires example.com/x v1.0.0\n`, 'main.go': hello },
    commands: [build, run, test, vet],
    says: /unknown directive: requires/,
    cause: 'go-mod-broken',
    place: 'go.mod:5',
  },
  {
    name: 'an import cycle',
    files: {
      'go.mod': mod,
      'main.go': 'package main\n\nimport _ "example.com/app/a"\n\nfunc main() {}\n',
      'a/a.go': 'package a\n\nimport _ "example.com/app/b"\n',
      'b/b.go': 'package b\n\nimport _ "example.com/app/a"\n',
    },
    commands: [build, run, test, vet],
    says: /import cycle not allowed/,
    cause: 'import-cycle',
    place: 'b/b.go:3:8',
  },
  {
    name: 'a program is imported',
    files: {
      'go.mod': mod,
      'main.go': 'package main\n\nimport _ "example.com/app/cmd"\n\nfunc main() {}\n',
      'cmd/main.go': hello,
    },
    commands: [build, run, vet],
    says: /is a program, not an importable package/,
    cause: 'program-imported',
    place: 'main.go:3:8',
  },
  {
    name: 'git refuses',
    files: program,
    commands: [build, ['go', 'install', '.']],
    env: { GOBIN: 'ROOT/bin' },
    setUp: brokenGit,
    says: /error obtaining VCS status/,
    cause: 'vcs-status',
    needs: 'git',
  },
  {
    name: 'git is not installed, and the stamp is asked for',
    files: program,
    commands: [['go', 'build', '-buildvcs=true', '-o', 'x', '.']],
    env: { PATH: 'GOROOT_IN_USE/bin' },
    setUp: ({ root }) => mkdirSync(path.join(root, '.git')),
    says: /error obtaining VCS status: exec: "git": executable file not found/,
    cause: 'vcs-status',
  },
  // Versions.
  {
    name: 'go.mod asks for a newer Go, and this one may not switch',
    files: { 'go.mod': 'module example.com/app\n\ngo 1.27.3\n', 'main.go': hello },
    commands: [build, run, test, vet],
    env: { GOTOOLCHAIN: 'local', GOMODCACHE: 'MODCACHE_IN_USE', GOSUMDB: '' },
    says: /requires go >= 1\.27\.3/,
    cause: 'go-too-new',
    place: 'go.mod:3:1',
    minors: [21, 26],
    needs: 'go1.27.3',
  },
  {
    name: 'the toolchain of go.mod cannot be fetched',
    files: { 'go.mod': 'module example.com/app\n\ngo 1.99.0\n', 'main.go': hello },
    commands: [build, run, test, vet],
    env: { GOTOOLCHAIN: 'auto', GOPROXY: 'http://127.0.0.1:9' },
    says: /go1\.99\.0.*refused/s,
    cause: 'toolchain-unavailable',
    place: 'go.mod:3:1',
    minors: [21, 99],
  },
  {
    name: 'GOTOOLCHAIN names a Go that is not on PATH',
    files: program,
    commands: [build, test],
    env: { GOTOOLCHAIN: 'go1.99.0+path' },
    says: /cannot find "go1\.99\.0" in PATH/,
    cause: 'toolchain-unavailable',
    setBy: 'GOTOOLCHAIN process',
    minors: [21, 99],
  },
  {
    name: 'GOTOOLCHAIN is nonsense',
    files: program,
    commands: [build],
    env: { GOTOOLCHAIN: 'nonsense' },
    says: /invalid GOTOOLCHAIN "nonsense"/,
    cause: 'toolchain-unavailable',
    setBy: 'GOTOOLCHAIN process',
    minors: [21, 99],
  },
  {
    name: 'a go line of three numbers and a toolchain line, for an old Go',
    files: {
      'go.mod': 'module example.com/app\n\ngo 1.23.0\n\ntoolchain go1.23.4\n',
      'main.go': hello,
    },
    commands: [build, run, test],
    says: /invalid go version '1\.23\.0'/,
    cause: 'module-file-newer',
    place: 'go.mod:3:1',
    minors: [20, 20],
  },
  {
    name: 'a tool directive, for an old Go',
    files: { 'go.mod': `${mod}\ntool example.com/app\n`, 'main.go': hello },
    commands: [build, test],
    says: /unknown directive: tool/,
    cause: 'module-file-newer',
    place: 'go.mod:5:1',
    minors: [20, 23],
  },
  {
    name: 'a toolchain line in go.work, for an old Go',
    files: {
      'go.work': 'go 1.20\n\ntoolchain go1.22.0\n\nuse ./a\n',
      'a/go.mod': 'module example.com/a\n\ngo 1.20\n',
      'a/main.go': hello,
    },
    commands: [['go', 'build', './a']],
    says: /unknown directive: toolchain/,
    cause: 'module-file-newer',
    place: 'go.work:3:1',
    minors: [20, 20],
  },
  {
    name: 'the disk is full',
    files: program,
    commands: [['go', 'build', '-o', '/dev/full', '.']],
    says: /no space left on device/,
    cause: 'no-space',
  },
  {
    name: 'a compiler is killed',
    files: { ...program, 'kill.sh': '#!/bin/sh\ncase "$*" in *-V=full*) exec "$@" ;; esac\nkill -9 $$\n' },
    commands: [['go', 'build', '-toolexec', 'ROOT/kill.sh', '-o', 'x', '.']],
    setUp: ({ root }) => chmodSync(path.join(root, 'kill.sh'), 0o755),
    says: /signal: killed/,
    cause: 'killed',
  },
  {
    name: 'a module is not what go.sum recorded',
    files: {
      'go.mod': `${mod}\nrequire example.com/dep v1.0.0\n`,
      'go.sum':
        'example.com/dep v1.0.0 h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nexample.com/dep v1.0.0/go.mod h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n',
      'main.go': 'package main\n\nimport _ "example.com/dep"\n\nfunc main() {}\n',
    },
    commands: [build, test],
    env: { GOPROXY: 'PROXY', GOFLAGS: '-modcacherw' },
    says: /checksum mismatch/,
    cause: 'checksum-mismatch',
    place: 'go.sum:1:1',
    modules: {
      'example.com/dep@v1.0.0': { 'go.mod': 'module example.com/dep\n', 'dep.go': 'package dep\n' },
    },
  },
  // What is given on the command line.
  {
    name: 'a file of a library, whose program is beside it',
    files: {
      'go.mod': mod,
      'filter/filter.go': 'package filter\n\nfunc F() {}\n',
      'cmd/scan/main.go': 'package main\n\nimport "example.com/app/filter"\n\nfunc main() { filter.F() }\n',
      'cmd/other/main.go': hello,
    },
    cwd: 'filter',
    commands: [['go', 'run', 'filter.go']],
    says: /is not a main package/,
    cause: 'library-file',
    place: 'filter.go:1:9',
  },
  {
    name: 'files of two directories',
    files: {
      'go.mod': mod,
      'a.go': 'package main\n\nfunc main() { help() }\n',
      'util/b.go': 'package main\n\nfunc help() {}\n',
    },
    commands: [['go', 'run', 'a.go', 'util/b.go']],
    says: /named files must all be in one directory/,
    cause: 'files-of-several-directories',
    place: 'a.go:3:15',
  },
  {
    name: 'a directory that does not exist',
    files: program,
    commands: [
      ['go', 'build', './nothing'],
      ['go', 'test', './nothing'],
      ['go', 'vet', './nothing'],
    ],
    says: /directory not found|no such file/,
    cause: 'path-missing',
  },
  {
    name: 'two packages in one directory',
    files: { 'go.mod': mod, 'a.go': hello, 'b.go': 'package helper\n' },
    commands: [build, test, vet],
    says: /found packages main \(a\.go\) and helper \(b\.go\)/,
    cause: 'several-packages',
    place: 'b.go:1:9',
  },
  {
    name: 'a package of the standard library that does not exist',
    files: { 'go.mod': mod, 'main.go': 'package main\n\nimport _ "utils/strings"\n\nfunc main() {}\n' },
    commands: [build, test, vet],
    says: /is not in (?:std|GOROOT)/,
    cause: 'import-not-in-std',
    place: 'main.go:3:8',
  },
  {
    name: 'the work directory cannot be written',
    files: program,
    commands: [build],
    env: { GOTMPDIR: 'ROOT/taken' },
    setUp: ({ root }) => writeFileSync(path.join(root, 'taken'), ''),
    says: /creating work dir/,
    cause: 'temp-directory',
    setBy: 'GOTMPDIR process',
  },
  {
    name: 'a test uses an import that no module provides',
    files: {
      ...program,
      'a_test.go': 'package main\n\nimport _ "example.com/assert"\n',
    },
    commands: [test, vet],
    says: /no required module provides package example\.com\/assert/,
    cause: 'missing-module',
    place: 'a_test.go:3:8',
    modules: { 'example.com/assert@v1.0.0': { 'assert.go': 'package assert\n' } },
  },
  {
    name: 'vet finds a fault in the code',
    files: {
      'go.mod': mod,
      'main.go': 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Printf("%d", "x") }\n',
    },
    commands: [vet],
    says: /wrong type/,
    cause: 'go',
    place: 'main.go:5:27',
  },
  {
    name: 'a tool of the installation cannot be run',
    files: program,
    commands: [build],
    env: { GOROOT: 'BESIDE/goroot' },
    setUp: ({ beside, goroot }) => {
      const copy = path.join(beside, 'goroot');
      mkdirSync(path.join(copy, 'pkg', 'tool', 'linux_amd64'), { recursive: true });
      for (const name of ['src', 'VERSION', 'lib', 'go.env'])
        symlinkSync(path.join(goroot, name), path.join(copy, name));
      chmodSync(path.join(copy, 'pkg'), 0o755);
    },
    says: /no such tool "/,
    cause: 'goroot-without-go',
    setBy: 'GOROOT process',
  },
];
