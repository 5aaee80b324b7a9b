// cspell:ignore unheardof
import { execFileSync } from 'node:child_process';
import { cpSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { writeModule } from './file-proxy.ts';
import type { Lab } from './why-lab.ts';

/** One real change between two traced builds, and the expected explanation of the second. */
export interface WhyCase {
  readonly name: string;
  /** Runs before the first build. */
  readonly prepare?: (lab: Lab) => void | Promise<void>;
  /** The commands to trace before the change; by default the build of `cmd/app`. */
  readonly before?: readonly (readonly string[])[];
  readonly change?: (lab: Lab) => void | Promise<void>;
  readonly command?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A directory below the lab's folder; by default the program's. */
  readonly cwd?: string;
  /** A separate GOCACHE instead of the one that all cases share. */
  readonly ownCache?: true;
  readonly roots: readonly string[];
  /** The packages that are rebuilt only because of others. */
  readonly cascade: readonly string[] | 'everything above' | 'not checked';
  /** The number of packages, if the roots apply to the whole build. */
  readonly rebuilt?: number | 'all';
  readonly firstSeen?: number;
  readonly fails?: true;
}

export const BUILD = ['build', '-o', 'out', './cmd/app'] as const;
const WIDE = 30;
const P = 'ex.com/app/';
const LINK = `link ${P}cmd/app`;

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const layer = (number: number, wanted: (index: number) => boolean = () => true): string[] =>
  range(WIDE)
    .filter(wanted)
    .map((index) => `${P}l${number}/p${number}x${index}`);
const usesLib = (index: number): boolean => index % 3 === 0;
const usesUserOfLib = (index: number): boolean => usesLib(index) || usesLib((index + 1) % WIDE);

/** Users of lib: its importers, and one more layer whose own output does not change. */
const aboveLib = [...layer(0, usesLib), ...layer(1, usesUserOfLib), LINK].sort();
const aboveBase = [...layer(0), ...layer(1), LINK].sort();

export const cases: readonly WhyCase[] = [
  {
    name: 'touching a file rebuilds nothing',
    change: (lab) => utimesSync(join(lab.directory, 'base/base.go'), 1, 1),
    roots: [],
    cascade: [],
    rebuilt: 0,
  },
  {
    name: 'a comment at the end of a library file rebuilds that package alone',
    change: (lab) => lab.append('lib/lib.go', '// the end\n'),
    roots: ['ex.com/app/lib: fileEdited lib.go'],
    cascade: [],
    rebuilt: 1,
  },
  {
    name: 'a comment that adds a line rebuilds the package and those that embed its lines',
    change: (lab) =>
      lab.edit('base/base.go', (text) => text.replace('package base', '// one line more\npackage base')),
    roots: ['ex.com/app/base: fileEdited base.go'],
    cascade: aboveBase,
  },
  {
    name: 'a new exported function rebuilds the importers',
    change: (lab) => lab.append('lib/lib.go', '\nfunc New() int { return 3 }\n'),
    roots: ['ex.com/app/lib: fileEdited lib.go'],
    cascade: aboveLib,
  },
  {
    name: 'a changed signature names the root although the build fails',
    change: (lab) =>
      lab.edit('lib/lib.go', (text) => text.replace('func Data() string {', 'func Data(n int) string {')),
    roots: ['ex.com/app/lib: fileEdited lib.go'],
    cascade: 'everything above',
    fails: true,
  },
  {
    name: 'a file added',
    change: (lab) => lab.write('lib/added.go', 'package lib\n\nfunc Added() {}\n'),
    roots: ['ex.com/app/lib: fileAdded added.go'],
    cascade: aboveLib,
  },
  {
    name: 'a file removed',
    prepare: (lab) => lab.write('lib/gone.go', 'package lib\n\nfunc Gone() {}\n'),
    change: (lab) => lab.remove('lib/gone.go'),
    roots: ['ex.com/app/lib: fileRemoved gone.go'],
    cascade: aboveLib,
  },
  {
    name: 'a file renamed',
    prepare: (lab) => lab.write('lib/before.go', 'package lib\n\nfunc Renamed() {}\n'),
    change: (lab) => {
      lab.write('lib/later.go', lab.read('lib/before.go'));
      lab.remove('lib/before.go');
    },
    roots: ['ex.com/app/lib: fileRenamed later.go'],
    cascade: 'everything above',
  },
  {
    name: 'an embedded file edited',
    change: (lab) => lab.write('lib/data.txt', 'something else\n'),
    roots: ['ex.com/app/lib: embedEdited data.txt'],
    cascade: 'everything above',
  },
  {
    name: 'a build tag switched on',
    command: ['build', '-tags', 'fancy', '-o', 'out', './cmd/app'],
    roots: ['*: buildTags -tags'],
    cascade: aboveLib,
  },
  {
    name: 'a build tag switched off',
    before: [['build', '-tags=fancy', '-o', 'out', './cmd/app']],
    roots: ['*: buildTags -tags'],
    cascade: aboveLib,
  },
  {
    name: '-race is one cause for everything',
    command: ['build', '-race', '-o', 'out', './cmd/app'],
    roots: ['*: firstSeen', '*: kind race'],
    cascade: [],
    rebuilt: 'all',
    firstSeen: 3,
  },
  {
    name: '-gcflags for all packages',
    command: ['build', '-gcflags=all=-l', '-o', 'out', './cmd/app'],
    roots: ['*: compilerFlags -gcflags'],
    cascade: [LINK],
    rebuilt: 'all',
  },
  {
    name: '-gcflags for one package',
    command: ['build', '-gcflags=ex.com/app/lib=-N', '-o', 'out', './cmd/app'],
    roots: ['*: compilerFlags -gcflags'],
    cascade: 'everything above',
  },
  {
    name: '-ldflags -X touches the main package and the link alone',
    command: ['build', '-ldflags=-X main.version=two', '-o', 'out', './cmd/app'],
    roots: ['*: linkerFlags -ldflags'],
    cascade: [],
    rebuilt: 1,
  },
  {
    name: 'CGO_ENABLED',
    prepare: withNative,
    env: { CGO_ENABLED: '0' },
    roots: ['*: environment CGO_ENABLED'],
    cascade: 'everything above',
  },
  {
    name: 'CGO_ENABLED after a build with a tag that no file knows: the tag is no reason',
    prepare: withNative,
    before: [BUILD, ['build', '-tags', 'unheardof', '-o', 'out', './cmd/app']],
    env: { CGO_ENABLED: '0' },
    roots: ['*: environment CGO_ENABLED'],
    cascade: 'everything above',
  },
  {
    name: 'GOAMD64',
    env: { GOAMD64: 'v2' },
    roots: ['*: environment GOAMD64'],
    cascade: [],
    rebuilt: 'all',
  },
  {
    name: '-trimpath',
    command: ['build', '-trimpath', '-o', 'out', './cmd/app'],
    roots: ['*: trimpath -trimpath'],
    cascade: [],
    rebuilt: 'all',
  },
  {
    name: 'the directory copied elsewhere',
    change: (lab) => cpSync(lab.directory, join(lab.root, 'elsewhere'), { recursive: true }),
    cwd: 'elsewhere',
    roots: ['*: directory'],
    cascade: 'everything above',
    rebuilt: 3 * WIDE + 3,
  },
  {
    name: 'a dependency in another version',
    prepare: (lab) => {
      for (const version of ['v1.0.0', 'v1.1.0']) {
        lab.env.GOPROXY = writeModule(join(lab.root, 'proxy'), 'dep.org/dep', version, {
          'go.mod': 'module dep.org/dep\n',
          'dep.go': `package dep\n\nfunc Version() string { return "${version}" }\n`,
          'sub/sub.go': 'package sub\n\nfunc Sub() int { return 1 }\n',
        });
      }
      lab.env.GONOSUMDB = '*';
      lab.env.GOFLAGS = '-mod=mod -modcacherw';
      lab.env.GOMODCACHE = join(lab.root, 'modcache');
      lab.append('go.mod', '\nrequire dep.org/dep v1.0.0\n');
      lab.write(
        'cmd/app/dep.go',
        'package main\n\nimport (\n\t"dep.org/dep"\n\t"dep.org/dep/sub"\n)\n\nfunc init() { println(dep.Version(), sub.Sub()) }\n',
      );
    },
    change: (lab) => lab.edit('go.mod', (text) => text.replace('v1.0.0', 'v1.1.0')),
    roots: ['*: moduleVersion dep.org/dep'],
    cascade: [LINK],
    rebuilt: 3,
  },
  {
    name: 'the go line of go.mod',
    change: (lab) => lab.edit('go.mod', (text) => text.replace('go 1.21', 'go 1.22')),
    roots: ['*: languageVersion go'],
    cascade: 'everything above',
    rebuilt: 3 * WIDE + 3,
  },
  {
    name: 'another toolchain',
    env: { GOTOOLCHAIN: 'go1.25.9' },
    // Each version has some internal packages of its own.
    roots: ['*: firstSeen', '*: goVersion go'],
    cascade: [],
    rebuilt: 'all',
    firstSeen: -1,
  },
  {
    name: 'go clean -cache in between',
    ownCache: true,
    change: async (lab) => {
      await lab.go(['clean', '-cache']);
      lab.remove('out');
    },
    roots: ['*: evicted', '*: notKept programGone'],
    cascade: [],
    rebuilt: 'all',
  },
  {
    name: 'go run, then go build',
    before: [['run', './cmd/tool']],
    command: ['build', '-o', 'out', './cmd/tool'],
    roots: ['*: kind run'],
    cascade: [],
    rebuilt: 1,
  },
  {
    name: 'go build, then go test',
    before: [['build', './lib']],
    command: ['test', './lib'],
    roots: ['*: firstSeen', '*: kind test'],
    cascade: [],
    firstSeen: -1,
  },
  {
    name: 'a replaced module edited in its folder',
    prepare: (lab) => {
      lab.write('../local/go.mod', 'module dep.org/dep\n\ngo 1.21\n');
      lab.write('../local/dep.go', 'package dep\n\nfunc Version() string { return "local" }\n');
      lab.append('go.mod', '\nrequire dep.org/dep v1.0.0\n\nreplace dep.org/dep => ../local\n');
      lab.write(
        'cmd/app/dep.go',
        'package main\n\nimport "dep.org/dep"\n\nfunc init() { println(dep.Version()) }\n',
      );
    },
    change: (lab) => lab.append('../local/dep.go', '\nfunc More() {}\n'),
    roots: ['dep.org/dep: fileEdited dep.go'],
    cascade: ['ex.com/app/cmd/app', LINK],
    rebuilt: 2,
  },
  {
    name: 'a member of go.work edited',
    prepare: (lab) => {
      lab.write('../member/go.mod', 'module dep.org/member\n\ngo 1.21\n');
      lab.write('../member/member.go', 'package member\n\nfunc Name() string { return "member" }\n');
      lab.write('../go.work', 'go 1.21\n\nuse (\n\t./program\n\t./member\n)\n');
      lab.write(
        'cmd/app/member.go',
        'package main\n\nimport "dep.org/member"\n\nfunc init() { println(member.Name()) }\n',
      );
      lab.env.GOWORK = '';
      lab.env.GOFLAGS = '';
    },
    change: (lab) => lab.append('../member/member.go', '\nfunc More() {}\n'),
    roots: ['dep.org/member: fileEdited member.go'],
    cascade: ['ex.com/app/cmd/app', LINK],
    rebuilt: 2,
  },
  {
    name: 'a generated file with a new timestamp is the root of every build',
    prepare: (lab) =>
      lab.write('lib/stamp.go', '// Generated at 10:00:00.\n\npackage lib\n\nconst Stamp = "10:00:00"\n'),
    before: [BUILD],
    change: (lab) => lab.edit('lib/stamp.go', (text) => text.replaceAll('10:00:00', '10:00:01')),
    roots: ['ex.com/app/lib: fileEdited stamp.go'],
    cascade: aboveLib,
  },
  {
    name: 'default.pgo added',
    prepare: async (lab) => {
      lab.write('profile/main.go', PROFILER);
      await lab.go(['run', './profile', join(lab.root, 'default.pgo')]);
      lab.remove('profile');
    },
    change: (lab) => cpSync(join(lab.root, 'default.pgo'), join(lab.directory, 'cmd/app/default.pgo')),
    roots: ['*: pgoProfile default.pgo'],
    cascade: 'everything above',
    rebuilt: 'all',
  },
  {
    name: 'a commit changes the version control stamp',
    prepare: commitStamped,
    change: (lab) => git(lab, 'commit', '-q', '--allow-empty', '-m', 'two'),
    roots: ['*: vcsStamp vcs.revision, vcsStamp vcs.time'],
    cascade: [LINK],
    rebuilt: 1,
  },
  {
    name: 'the go line of go.mod after a commit: the modified stamp follows from it',
    prepare: commitStamped,
    change: (lab) => lab.edit('go.mod', (text) => text.replace('go 1.21', 'go 1.22')),
    roots: ['*: languageVersion go'],
    cascade: 'everything above',
    rebuilt: 3 * WIDE + 3,
  },
  {
    name: 'a comment after a commit: the program is built again for its modified stamp, because of the edit',
    prepare: commitStamped,
    change: (lab) => lab.append('lib/lib.go', '// A comment.\n'),
    roots: ['ex.com/app/lib: fileEdited lib.go'],
    cascade: ['ex.com/app/cmd/app', LINK],
    rebuilt: 2,
  },
  {
    name: 'a build after a vet and tests is compared with the build before: only those programs have stamps',
    prepare: commitStamped,
    before: [BUILD, ['vet', './cmd/app'], ['test', './cmd/app']],
    change: (lab) => git(lab, 'commit', '-q', '--allow-empty', '-m', 'two'),
    roots: ['*: vcsStamp vcs.revision, vcsStamp vcs.time'],
    cascade: [LINK],
    rebuilt: 1,
  },
];

/** Commits everything; programs get stamps from now on. */
function commitStamped(lab: Lab): void {
  lab.env.GOFLAGS = '-mod=mod -buildvcs=true';
  git(lab, 'init', '-q');
  lab.write('.gitignore', 'out\n');
  git(lab, 'add', '.');
  git(lab, 'commit', '-qm', 'one');
}

function withNative(lab: Lab): void {
  lab.write(
    'native/cgo.go',
    'package native\n\n// int seven() { return 7; }\nimport "C"\n\nfunc Seven() int { return int(C.seven()) }\n',
  );
  lab.write('native/plain.go', '//go:build !cgo\n\npackage native\n\nfunc Seven() int { return 7 }\n');
  lab.write(
    'cmd/app/native.go',
    'package main\n\nimport "ex.com/app/native"\n\nfunc init() { println(native.Seven()) }\n',
  );
}

function git(lab: Lab, ...args: readonly string[]): void {
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@b.c', '-c', 'commit.gpgsign=false'];
  const date = new Date(Date.UTC(2026, 0, 1) + git.commits++ * 60_000).toISOString();
  execFileSync('git', [...who, ...args], {
    cwd: lab.directory,
    env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
  });
}
git.commits = 0;

const PROFILER = `package main

import (
	"os"
	"runtime/pprof"
	"time"
)

func work(n int) (s int) {
	for i := 0; i < n; i++ {
		s += i * i
	}
	return s
}

func main() {
	f, _ := os.Create(os.Args[1])
	pprof.StartCPUProfile(f)
	for start := time.Now(); time.Since(start) < 300*time.Millisecond; {
		work(1000000)
	}
	pprof.StopCPUProfile()
	f.Close()
}
`;
