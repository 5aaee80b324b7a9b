import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Severity } from '../../../src/core/analysis/environment/fixes.ts';
import type { EnvironmentCheck } from '../../../src/core/analysis/environment/rules/in-order.ts';
import { copyGoTree } from '../go-tree.ts';
import { FAULTS, type Fault, type FaultPlace } from './faults.ts';

/**
 * A fault of the environment that is really created. Before anything runs, the doctor must find it; then go runs, and
 * prints what the doctor said it would. `ROOT`, `BESIDE` and `GOROOT_IN_USE` in variables are replaced; an empty
 * variable is removed.
 */
export interface DoctorFault {
  readonly name: string;
  /** A small program if absent. */
  readonly files?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What `go env -w` has written. */
  readonly goEnv?: string;
  readonly setUp?: (place: FaultPlace) => void;
  readonly id: EnvironmentCheck['id'];
  readonly severity: Severity;
  /** Absent: go succeeds, and says nothing about it. */
  readonly fails?: readonly string[];
  /** go only warns. */
  readonly warns?: true;
  readonly minors?: readonly [from: number, to: number];
}

const mod = 'module example.com/app\n\ngo 1.20\n';
const hello = 'package main\n\nfunc main() {}\n';
export const program = { 'go.mod': mod, 'main.go': hello };
const build = ['go', 'build', '-o', 'x', '.'];
const run = ['go', 'run', '.'];

/** Only with the go command, so no other program is found. */
const ONLY_GO = 'GOROOT_IN_USE/bin';

export const DOCTOR_FAULTS: readonly DoctorFault[] = [
  {
    name: 'GOTOOLDIR is set',
    env: { GOTOOLDIR: '/x' },
    id: 'gotooldir-set',
    severity: 'note',
  },
  {
    name: 'GOROOT names the installation of go itself',
    env: { GOROOT: 'GOROOT_IN_USE' },
    id: 'goroot-set',
    severity: 'note',
  },
  {
    name: 'GOROOT is set in a login file, too',
    env: { GOROOT: '/does/not/exist', HOME: 'BESIDE' },
    setUp: ({ beside }) =>
      writeFileSync(path.join(beside, '.profile'), 'umask 022\nexport GOROOT=/does/not/exist\n'),
    id: 'goroot-missing',
    severity: 'error',
    fails: build,
  },
  {
    name: 'GO111MODULE=off in a module',
    env: { GO111MODULE: 'off' },
    id: 'module-mode',
    severity: 'warning',
  },
  {
    name: 'GO111MODULE has an unknown value',
    env: { GO111MODULE: 'yes' },
    id: 'module-mode',
    severity: 'error',
    fails: build,
  },
  {
    name: 'GO111MODULE of go env -w has an unknown value',
    goEnv: 'GO111MODULE=yes\n',
    id: 'module-mode',
    severity: 'error',
    fails: build,
  },
  {
    name: 'GOPATH is relative',
    env: { GOPATH: 'rel' },
    id: 'gopath-refused',
    severity: 'error',
    fails: build,
  },
  {
    name: 'the module is in the directory of GOPATH',
    env: { GOPATH: 'ROOT', GOMODCACHE: 'BESIDE/mod' },
    id: 'gopath-refused',
    severity: 'warning',
    warns: true,
    fails: build,
    minors: [21, 99],
  },
  {
    name: 'the module is in the directory of GOPATH, with an older go',
    env: { GOPATH: 'ROOT', GOMODCACHE: 'BESIDE/mod' },
    id: 'gopath-refused',
    severity: 'error',
    fails: build,
    minors: [20, 20],
  },
  {
    name: 'GOPATH is the Go installation',
    env: { GOPATH: 'GOROOT_IN_USE' },
    id: 'gopath-refused',
    severity: 'warning',
    warns: true,
    fails: build,
  },
  {
    name: 'GOWORK names a file that does not exist',
    env: { GOWORK: '/does/not/exist/go.work' },
    id: 'outside-workspace',
    severity: 'error',
    fails: build,
  },
  {
    name: 'a go.work above does not list the module',
    files: {
      'go.work': 'go 1.20\n\nuse ./a\n',
      'a/go.mod': 'module example.com/a\n\ngo 1.20\n',
      'a/main.go': hello,
      'b/go.mod': 'module example.com/b\n\ngo 1.20\n',
      'b/main.go': hello,
    },
    cwd: 'b',
    id: 'outside-workspace',
    severity: 'error',
    fails: build,
  },
  {
    name: 'GOWORK=off below a go.work',
    files: { 'go.work': 'go 1.20\n\nuse ./a\n', 'a/go.mod': mod, 'a/main.go': hello },
    cwd: 'a',
    env: { GOWORK: 'off' },
    id: 'outside-workspace',
    severity: 'note',
  },
  {
    name: '-mod=mod in a workspace',
    files: { 'go.work': 'go 1.20\n\nuse ./a\n', 'a/go.mod': mod, 'a/main.go': hello },
    cwd: 'a',
    env: { GOFLAGS: '-mod=mod' },
    id: 'mod-flag',
    severity: 'error',
    fails: build,
  },
  {
    name: '-mod has an unknown value',
    env: { GOFLAGS: '-mod=bogus' },
    id: 'mod-flag',
    severity: 'error',
    fails: build,
  },
  {
    name: '-mod=vendor without a vendor directory',
    files: {
      'go.mod': `${mod}\nrequire example.com/b v1.0.0\n\nreplace example.com/b => ./b\n`,
      'main.go': 'package main\n\nimport _ "example.com/b"\n\nfunc main() {}\n',
      'b/go.mod': 'module example.com/b\n',
      'b/b.go': 'package b\n',
    },
    env: { GOFLAGS: '-mod=vendor' },
    id: 'mod-flag',
    severity: 'error',
    fails: build,
  },
  {
    name: 'a flag for the linker is not quoted',
    env: { GOFLAGS: '-ldflags=-s -w' },
    id: 'goflags-unquoted',
    severity: 'warning',
  },
  {
    name: 'a flag for the linker of go env -w is not quoted',
    goEnv: 'GOFLAGS=-trimpath -ldflags=-s -w\n',
    id: 'goflags-unquoted',
    severity: 'warning',
  },
  {
    name: 'a quote in GOFLAGS is not closed',
    env: { GOFLAGS: "'-ldflags=-s" },
    id: 'goflags-refused',
    severity: 'error',
    fails: build,
  },
  {
    name: 'a flag in GOFLAGS has no value',
    env: { GOFLAGS: '-tags' },
    id: 'goflags-refused',
    severity: 'error',
    fails: build,
  },
  {
    name: 'GOAMD64 has an unknown value, which go accepts',
    env: { GOAMD64: 'v9', GOARCH: 'amd64' },
    id: 'processor-level',
    severity: 'warning',
    minors: [23, 99],
  },
  {
    name: 'GOAMD64 has an unknown value',
    env: { GOAMD64: 'v9', GOARCH: 'amd64' },
    id: 'processor-level',
    severity: 'error',
    fails: build,
    minors: [20, 22],
  },
  {
    name: 'GOARM has an unknown value',
    env: { GOARM: '9', GOARCH: 'arm' },
    id: 'processor-level',
    severity: 'error',
    fails: build,
    minors: [20, 22],
  },
  {
    name: 'GOOS is left over',
    env: { GOOS: 'plan9' },
    id: 'wrong-platform',
    severity: 'warning',
    fails: run,
  },
  {
    name: 'GOOS is no system',
    env: { GOOS: 'Linux' },
    id: 'platform-unknown',
    severity: 'error',
    fails: build,
  },
  {
    name: 'GOTOOLCHAIN=local with a newer go.mod',
    files: { 'go.mod': 'module example.com/app\n\ngo 1.27.3\n', 'main.go': hello },
    // So that go can switch to it.
    env: { GOMODCACHE: 'MODCACHE_IN_USE', GOSUMDB: '' },
    id: 'go-too-new',
    severity: 'error',
    fails: build,
    minors: [21, 26],
  },
  {
    name: 'a go.mod for Go 1.21 with an older go',
    files: { 'go.mod': 'module example.com/app\n\ngo 1.21.0\n', 'main.go': hello },
    id: 'module-file-newer',
    severity: 'error',
    fails: build,
    minors: [20, 20],
  },
  {
    name: 'GOTOOLCHAIN is no toolchain',
    env: { GOTOOLCHAIN: 'nonsense' },
    id: 'toolchain-unavailable',
    severity: 'error',
    fails: build,
    minors: [21, 99],
  },
  {
    name: 'GOTOOLCHAIN names one that is not on PATH',
    env: { GOTOOLCHAIN: 'go1.99.1+path' },
    id: 'toolchain-unavailable',
    severity: 'error',
    fails: build,
    minors: [21, 99],
  },
  {
    name: 'go.mod sets an unknown godebug',
    files: { 'go.mod': 'module example.com/app\n\ngo 1.23\n\ngodebug nosuch=1\n', 'main.go': hello },
    id: 'godebug-unknown',
    severity: 'error',
    fails: build,
    minors: [23, 99],
  },
  {
    name: 'GODEBUG has an unknown setting',
    env: { GODEBUG: 'nosuch=1,gctrace=0' },
    id: 'godebug-unknown',
    severity: 'note',
    minors: [21, 99],
  },
  {
    name: 'no C compiler',
    env: { PATH: ONLY_GO },
    id: 'cgo-off-silently',
    severity: 'note',
  },
  {
    name: 'CC names no program',
    files: { 'go.mod': mod, 'main.go': 'package main\n\nimport "C"\n\nfunc main() {}\n' },
    env: { CC: 'no-such-compiler', CGO_ENABLED: '1' },
    id: 'no-c-compiler',
    severity: 'error',
    fails: build,
  },
  {
    name: 'TMPDIR is a file',
    files: { ...program, taken: '' },
    env: { TMPDIR: 'ROOT/taken' },
    id: 'temp-directory',
    severity: 'error',
    fails: build,
  },
  {
    name: 'GOBIN for another platform',
    env: { GOBIN: 'BESIDE/bin', GOOS: 'plan9' },
    id: 'gobin-refused',
    severity: 'warning',
    fails: ['go', 'install', '.'],
  },
  {
    name: 'GOBIN is relative',
    env: { GOBIN: 'bin' },
    id: 'gobin-refused',
    severity: 'error',
    fails: ['go', 'install', '.'],
  },
  {
    name: 'GOBIN is not on PATH',
    env: { GOBIN: 'BESIDE/bin' },
    setUp: ({ beside }) => putProgram(path.join(beside, 'bin', 'tool')),
    id: 'bin-not-on-path',
    severity: 'note',
  },
  {
    name: 'a program is shadowed by another one',
    env: { GOBIN: 'BESIDE/bin', PATH: `BESIDE/other:BESIDE/bin:${ONLY_GO}` },
    setUp: ({ beside }) => {
      putProgram(path.join(beside, 'bin', 'tool'));
      putProgram(path.join(beside, 'other', 'tool'));
    },
    id: 'program-shadowed',
    severity: 'warning',
  },
  {
    name: 'GOPROXY is no address',
    files: { 'go.mod': mod, 'main.go': 'package main\n\nimport _ "example.com/b"\n\nfunc main() {}\n' },
    env: { GOPROXY: 'proxy' },
    id: 'proxy-refused',
    severity: 'error',
    fails: ['go', 'list', '-m', 'example.com/b@v1.0.0'],
  },
  {
    name: 'GOPROXY=direct without git',
    env: { GOPROXY: 'direct', PATH: ONLY_GO },
    id: 'direct-without-git',
    severity: 'warning',
  },
  {
    name: 'GOPROXY=off, and a module is missing',
    files: {
      'go.mod': `${mod}\nrequire example.com/b v1.0.0\n`,
      'main.go': 'package main\n\nimport _ "example.com/b"\n\nfunc main() {}\n',
    },
    id: 'proxy-off',
    severity: 'warning',
    fails: ['go', 'mod', 'download'],
  },
  {
    name: 'GOPRIVATE has an address',
    env: { GOPRIVATE: 'https://git.example.com/team' },
    id: 'private-pattern',
    severity: 'warning',
  },
  {
    name: 'GOPROXY has a password',
    goEnv: 'GOPROXY=https://ann:secret@proxy.example.com\n',
    env: { GOPROXY: '' },
    id: 'credentials',
    severity: 'warning',
  },
  {
    name: 'the checksum database is off',
    env: { GOSUMDB: 'off' },
    id: 'checksums-off',
    severity: 'note',
  },
  {
    name: 'two versions of go are on PATH',
    env: { PATH: 'GOROOT_IN_USE/bin:BESIDE/other/bin' },
    setUp: ({ beside }) => {
      putProgram(path.join(beside, 'other', 'bin', 'go'));
      writeFileSync(path.join(beside, 'other', 'VERSION'), 'go1.2.3\n');
    },
    id: 'two-gos',
    severity: 'note',
  },
  {
    name: 'go is out of support',
    id: 'go-unsupported',
    severity: 'note',
    minors: [20, 25],
  },
  {
    name: 'a tool is missing',
    env: { PATH: 'BESIDE/go/bin' },
    setUp: ({ beside, goroot }) => copyGoTree(goroot, path.join(beside, 'go'), { tool: 'compile' }),
    id: 'goroot-without-go',
    severity: 'error',
    fails: build,
  },
  {
    name: 'a tool is not executable',
    env: { PATH: 'BESIDE/go/bin' },
    setUp: ({ beside, goroot }) => copyGoTree(goroot, path.join(beside, 'go'), { tool: 'link', mode: 0o644 }),
    id: 'tool-not-executable',
    severity: 'error',
    fails: build,
  },
  {
    name: 'no go on PATH',
    env: { PATH: 'BESIDE' },
    id: 'no-go',
    severity: 'error',
  },
  ...ofFailures(),
];

/** The faults of failed commands: what the doctor can see, it must see before anything fails. */
function ofFailures(): readonly DoctorFault[] {
  const ids: ReadonlySet<string> = new Set([
    'goroot-missing',
    'goroot-without-go',
    'version-mismatch',
    'goflags-refused',
    'experiment-unknown',
    'platform-unknown',
    'no-build-cache',
    'temp-directory',
    'gobin-refused',
  ]);
  return FAULTS.filter(({ cause, commands }) => ids.has(cause) && commands[0]?.[0] === 'go').map(
    ({ name, files, cwd, env, goEnv, setUp, cause, commands, minors }: Fault): DoctorFault => ({
      name,
      files,
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env }),
      ...(goEnv === undefined ? {} : { goEnv }),
      ...(setUp === undefined ? {} : { setUp }),
      ...(minors === undefined ? {} : { minors }),
      id: cause as DoctorFault['id'],
      // go only refuses to install for another platform; it still builds.
      severity: cause === 'gobin-refused' && env?.['GOARCH'] !== undefined ? 'warning' : 'error',
      // Without Go in GOROOT, go test misses vet before a package.
      fails: cause === 'goroot-without-go' ? build : (commands[0] ?? build),
    }),
  );
}

function putProgram(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, 0o755);
}
