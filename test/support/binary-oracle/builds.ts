/** One binary of the oracle. */
export interface OracleBuild {
  readonly name: string;
  /** A toolchain like `go1.20.14`; the go on PATH by default. */
  readonly go?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments of go, without `-o` and the packages: `build -ldflags=-s`. */
  readonly args: readonly string[];
  readonly packages?: readonly string[];
  /** What another tool does with the result; `FILE` stands for it. */
  readonly changedBy?: readonly string[];
  /** The C compiler is needed. */
  readonly cgo?: boolean;
  /** In the fixed sample that the tests build. */
  readonly sample?: boolean;
}

const BUILD = ['build'] as const;
const STRIPPED = ['build', '-ldflags=-s -w'] as const;
const PURE = { CGO_ENABLED: '0' } as const;

const PLATFORMS: readonly string[] = [
  'linux/amd64',
  'linux/386',
  'linux/arm',
  'linux/arm64',
  'linux/loong64',
  'linux/mips',
  'linux/mips64le',
  'linux/ppc64',
  'linux/ppc64le',
  'linux/riscv64',
  'linux/s390x',
  'android/arm64',
  'freebsd/amd64',
  'openbsd/amd64',
  'netbsd/amd64',
  'dragonfly/amd64',
  'solaris/amd64',
  'illumos/amd64',
  'aix/ppc64',
  'plan9/amd64',
  'plan9/386',
  'darwin/amd64',
  'darwin/arm64',
  'windows/amd64',
  'windows/386',
  'windows/arm64',
  'js/wasm',
  'wasip1/wasm',
];
const SAMPLE = new Set(['linux/amd64', 'darwin/arm64', 'windows/amd64', 'js/wasm']);

export const OLDER_GO: readonly string[] = [
  '1.18.10',
  '1.19.13',
  '1.20.14',
  '1.22.12',
  '1.24.13',
  '1.25.9',
  '1.27.3',
];

function platforms(): readonly OracleBuild[] {
  return PLATFORMS.flatMap((platform) => {
    const [GOOS = '', GOARCH = ''] = platform.split('/');
    const env = { ...PURE, GOOS, GOARCH };
    const sample = SAMPLE.has(platform);
    return [
      { name: `${GOOS}-${GOARCH}`, env, args: BUILD, sample },
      { name: `${GOOS}-${GOARCH}-stripped`, env, args: STRIPPED, sample: sample && GOOS !== 'js' },
    ];
  });
}

function versions(): readonly OracleBuild[] {
  return OLDER_GO.flatMap((version) => [
    { name: `go${version}`, go: `go${version}`, env: PURE, args: BUILD },
    { name: `go${version}-stripped`, go: `go${version}`, env: PURE, args: STRIPPED },
    { name: `go${version}-cgo`, go: `go${version}`, args: BUILD, packages: ['./cgo'], cgo: true },
  ]);
}

const FLAGS: readonly OracleBuild[] = [
  { name: 'debug', env: PURE, args: ['build', '-gcflags=all=-N -l'], sample: true },
  { name: 'main-debug', env: PURE, args: ['build', '-gcflags=-N -l'] },
  { name: 'no-dwarf', env: PURE, args: ['build', '-ldflags=-w'] },
  { name: 'no-symbols', env: PURE, args: ['build', '-ldflags=-s -w=0'] },
  { name: 'uncompressed', env: PURE, args: ['build', '-ldflags=-compressdwarf=false'], sample: true },
  { name: 'trimpath', env: PURE, args: ['build', '-trimpath', '-ldflags=-s'], sample: true },
  { name: 'values', env: PURE, args: ['build', '-ldflags=-X \'main.text=a "b" c\' -X main.other=\u00e4'] },
  { name: 'no-build-id', env: PURE, args: ['build', '-ldflags=-buildid='] },
  { name: 'no-modules', env: { ...PURE, GO111MODULE: 'off' }, args: BUILD, packages: ['./file/main.go'] },
  { name: 'files', env: PURE, args: BUILD, packages: ['./file/main.go'], sample: true },
  { name: 'tags', env: PURE, args: ['build', '-tags=netgo,osusergo'] },
  { name: 'v3', env: { ...PURE, GOAMD64: 'v3' }, args: BUILD },
  { name: 'test-binary', env: PURE, args: ['test', '-c'], packages: ['./q'] },
  { name: 'cover', env: PURE, args: ['build', '-cover'] },
  { name: 'pie', args: ['build', '-buildmode=pie'], packages: ['./cgo'], cgo: true },
  { name: 'pie-pure', env: PURE, args: ['build', '-buildmode=pie'], sample: true },
  { name: 'cgo', args: BUILD, packages: ['./cgo'], cgo: true, sample: true },
  { name: 'cgo-stripped', args: STRIPPED, packages: ['./cgo'], cgo: true },
  { name: 'external', args: ['build', '-ldflags=-linkmode=external'], packages: ['./cgo'], cgo: true },
  {
    name: 'external-static',
    args: ['build', '-ldflags=-linkmode=external -extldflags=-static'],
    packages: ['./cgo'],
    cgo: true,
  },
  {
    name: 'hardened',
    args: [
      'build',
      '-buildmode=pie',
      '-ldflags=-linkmode=external -extldflags=-Wl,-z,relro,-z,now,-rpath,/opt/lib',
    ],
    packages: ['./cgo'],
    cgo: true,
  },
  { name: 'c-shared', args: ['build', '-buildmode=c-shared'], packages: ['./cgo'], cgo: true, sample: true },
  {
    name: 'c-archive',
    args: ['build', '-buildmode=c-archive'],
    packages: ['./cgo'],
    cgo: true,
    sample: true,
  },
  { name: 'plugin', args: ['build', '-buildmode=plugin'], packages: ['./cgo'], cgo: true },
  { name: 'archive', env: PURE, args: ['build', '-buildmode=archive'], packages: ['./q'], sample: true },
  { name: 'race', args: ['build', '-race'], packages: ['./cgo'], cgo: true },
];

const CHANGED: readonly OracleBuild[] = [
  { name: 'strip', env: PURE, args: BUILD, changedBy: ['strip', 'FILE'] },
  { name: 'strip-debug', env: PURE, args: BUILD, changedBy: ['strip', '--strip-debug', 'FILE'] },
  {
    name: 'no-build-info-section',
    env: PURE,
    args: BUILD,
    changedBy: ['objcopy', '--remove-section=.go.buildinfo', 'FILE'],
  },
];

/** Every binary of the oracle. */
export const ORACLE_BUILDS: readonly OracleBuild[] = [...platforms(), ...versions(), ...FLAGS, ...CHANGED];

/** The module that is built: a program with a replaced dependency, one with C code, one that is named by file. */
export const ORACLE_MODULE: Readonly<Record<string, string>> = {
  'go.mod': 'module ex.com/app\n\ngo 1.18\n\nrequire ex.com/q v1.0.0\n\nreplace ex.com/q => ./dep\n',
  'main.go':
    'package main\n\nimport "ex.com/q"\n\nvar text, other string\n\nfunc main() { println(q.Q(), text, other) }\n',
  'dep/go.mod': 'module ex.com/q\n\ngo 1.18\n',
  'dep/q.go': 'package q\n\nfunc Q() int { return 1 }\n',
  'q/q.go': 'package q\n\nfunc Q() int { return 2 }\n',
  'q/q_test.go': 'package q\n\nimport "testing"\n\nfunc TestQ(t *testing.T) { _ = Q() }\n',
  'file/main.go': 'package main\n\nfunc main() { println("file") }\n',
  'cgo/main.go':
    'package main\n\n// int twice(int x) { return 2 * x; }\nimport "C"\n\nfunc main() { println(C.twice(21)) }\n',
};
