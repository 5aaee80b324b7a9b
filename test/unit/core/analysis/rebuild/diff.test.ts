// cspell:ignore tvcs
import { expect, test } from 'vitest';
import { diffKeys, type RunFacts } from '../../../../../src/core/analysis/rebuild/diff.ts';
import { normalizeKey } from '../../../../../src/core/analysis/rebuild/key.ts';

const RUN: RunFacts = { tags: '', buildmode: null, environment: { CGO_ENABLED: '1' } };

const BUILD = [
  'go1.26.8',
  'compile',
  'dir /src/app/lib',
  'go 1.21',
  'goos linux goarch amd64',
  'import "ex.com/app/lib"',
  'omitdebug false standard false local false prefix ""',
  'compile compile version go1.26.8 [] []',
  'GOAMD64=v1',
  'file lib.go aaaa',
  'file data.txt dddd',
  'import fmt ffff',
];

const LINK = [
  'go1.26.8',
  'link',
  'buildmode default goos linux goarch amd64',
  'import "ex.com/app"',
  'omitdebug false standard false local false prefix ""',
  'defaultgodebug ""',
  'link link version go1.26.8 [] exe',
  'linkflags []',
  'GOAMD64=v1',
  'GOROOT=/usr/local/go',
  'GO_EXTLINK_ENABLED=',
  'packagefile ex.com/app=mmmm',
  'packagemain aaaa/mmmm',
  'packagefile fmt=ffff',
];

type Change = readonly [old: string | null, now: string | null];

/** The base with lines replaced, added or taken out. */
function changed(base: readonly string[], changes: readonly Change[]): string[] {
  const lines = [...base];
  for (const [old, now] of changes) {
    const at = old === null ? -1 : lines.indexOf(old);
    if (old !== null && at < 0) throw new Error(`no such line: ${old}`);
    if (old === null) lines.push(now ?? '');
    else lines.splice(at, 1, ...(now === null ? [] : [now]));
  }
  return lines;
}

function reasons(
  base: readonly string[],
  changes: readonly Change[],
  run: Partial<RunFacts> = {},
  name = 'build ex.com/app/lib',
): readonly string[] {
  const old = normalizeKey(name, base);
  const now = normalizeKey(name, changed(base, changes));
  return diffKeys(old, now, RUN, { ...RUN, ...run }).own.map((one) =>
    [one.id, one.subject, `${one.old ?? '-'}>${one.new ?? '-'}`, ...one.files]
      .filter((part) => part !== '')
      .join(' '),
  );
}

const rules: readonly (readonly [
  name: string,
  changes: readonly Change[],
  expected: readonly string[],
  run?: Partial<RunFacts>,
])[] = [
  ['a source file edited', [['file lib.go aaaa', 'file lib.go bbbb']], ['fileEdited lib.go aaaa>bbbb']],
  ['a source file added', [[null, 'file new.go nnnn']], ['fileAdded new.go ->nnnn']],
  ['a source file removed', [['file lib.go aaaa', null]], ['fileRemoved lib.go aaaa>-']],
  [
    'a source file renamed',
    [['file lib.go aaaa', 'file other.go aaaa']],
    ['fileRenamed other.go lib.go>other.go'],
  ],
  [
    'an embedded file edited',
    [['file data.txt dddd', 'file data.txt eeee']],
    ['embedEdited data.txt dddd>eeee'],
  ],
  ['an embedded Go file in a folder below', [[null, 'file tpl/a.go nnnn']], ['embedAdded tpl/a.go ->nnnn']],
  ['an embedded file gone', [['file data.txt dddd', null]], ['embedRemoved data.txt dddd>-']],
  [
    'compiler flags',
    [['compile compile version go1.26.8 [] []', 'compile compile version go1.26.8 [] ["-N" "-l"]']],
    ['compilerFlags -gcflags >-N -l'],
  ],
  [
    'the race detector, with the files that it selects',
    [
      ['compile compile version go1.26.8 [] []', 'compile compile version go1.26.8 ["-race"] []'],
      [null, 'file race.go rrrr'],
      [null, 'import runtime/race xxxx'],
    ],
    ['kind race off>on race.go'],
  ],
  [
    'the memory sanitizer',
    [['compile compile version go1.26.8 [] []', 'compile compile version go1.26.8 ["-msan"] []']],
    ['kind msan off>on'],
  ],
  [
    'the address sanitizer',
    [['compile compile version go1.26.8 [] []', 'compile compile version go1.26.8 ["-asan"] []']],
    ['kind asan off>on'],
  ],
  [
    'assembler flags',
    [[null, 'asm "asm version go1.26.8" [] ["-D=X"]']],
    ['assemblerFlags -asmflags ->-D=X'],
  ],
  [
    'build tags, with the files that they select',
    [[null, 'file tagged.go tttt']],
    ['buildTags -tags >fancy tagged.go'],
    { tags: 'fancy' },
  ],
  ['an environment variable that counts', [['GOAMD64=v1', 'GOAMD64=v3']], ['environment GOAMD64 v1>v3']],
  [
    'an experiment',
    [[null, 'GOEXPERIMENT="aliastypeparams"']],
    ['environment GOEXPERIMENT ->aliastypeparams'],
  ],
  ['a magic variable of the compiler', [[null, 'magic GOSSAFUNC=main']], ['environment GOSSAFUNC ->main']],
  [
    'cgo switched off, with the files that it selects',
    [['file lib.go aaaa', 'file nocgo.go nnnn']],
    ['environment CGO_ENABLED 1>0 nocgo.go lib.go'],
    { environment: { CGO_ENABLED: '0' } },
  ],
  [
    'another go version, told once',
    [
      ['go1.26.8', 'go1.27.3'],
      ['compile compile version go1.26.8 [] []', 'compile compile version go1.27.3 [] []'],
    ],
    ['goVersion go go1.26.8>go1.27.3'],
  ],
  [
    'another compiler of the same version',
    [['compile compile version go1.26.8 [] []', 'compile mine version go1.26.8 [] []']],
    ['tool compile compile version go1.26.8>mine version go1.26.8'],
  ],
  ['the go line of go.mod', [['go 1.21', 'go 1.22']], ['languageVersion go 1.21>1.22']],
  [
    'a directory that moved, without what is the same',
    [['dir /src/app/lib', 'dir /home/me/app/lib']],
    ['directory /src>/home/me'],
  ],
  [
    '-trimpath',
    [
      ['dir /src/app/lib', 'trimpath'],
      [null, 'module ex.com/app@'],
    ],
    ['trimpath -trimpath off>on'],
  ],
  [
    'go run leaves debug information out',
    [
      [
        'omitdebug false standard false local false prefix ""',
        'omitdebug true standard false local false prefix ""',
      ],
    ],
    ['kind run off>on'],
  ],
  [
    'another platform',
    [
      ['goos linux goarch amd64', 'goos linux goarch arm64'],
      ['GOAMD64=v1', null],
      [null, 'file lib_arm64.go xxxx'],
    ],
    ['kind GOARCH amd64>arm64 lib_arm64.go'],
  ],
  ['coverage', [[null, 'cover "set" "cover version go1.26.8"']], ['kind cover ->set']],
  ['fuzzing', [[null, 'fuzz ["-d=libfuzzer"]']], ['kind fuzz ->-d=libfuzzer']],
  [
    'together with its tests',
    [
      [null, 'forcelibrary'],
      [null, 'file lib_test.go tttt'],
      [null, 'import testing yyyy'],
    ],
    ['kind test off>on lib_test.go'],
  ],
  ['a profile added', [[null, 'pgofile pppp']], ['pgoProfile default.pgo ->pppp']],
  ['an input of an unknown sort, raw', [[null, 'moon phase full']], ['unknownInput ->moon phase full']],
  ['nothing of its own when an import changed', [['import fmt ffff', 'import fmt gggg']], []],
];

for (const [name, changes, expected, run] of rules) {
  test(`the reason is: ${name}`, () => {
    expect(reasons(BUILD, changes, run)).toEqual(expected);
  });
}

const cgo = 'CC=["gcc"] [] ["-g" "-O2"] []';
const withCgo = [...BUILD, 'cgo "cgo version go1.26.8"', cgo, 'CC ID="gcc version 12.2.0"'];

test('the binary of a test is not reported as built by go run', () => {
  const omit = (value: string) => `omitdebug ${value} standard false local false prefix ""`;
  const left = [[omit('false'), omit('true')]] as const;
  expect(reasons(LINK, left, {}, 'link ex.com/app.test')).toEqual(['kind debugLeftOut off>on']);
  expect(reasons(LINK, left, {}, 'link ex.com/app')).toEqual(['kind run off>on']);
});

test('the reason is another C compiler', () => {
  expect(reasons(withCgo, [['CC ID="gcc version 12.2.0"', 'CC ID="gcc version 14.1.0"']])).toEqual([
    'cCompiler CC gcc version 12.2.0>gcc version 14.1.0',
  ]);
  expect(reasons(withCgo, [[cgo, 'CC=["clang"] [] ["-g" "-O2"] []']])).toEqual(['cCompiler CC gcc>clang']);
});

test('the reason is flags for the C compiler', () => {
  expect(reasons(withCgo, [[cgo, 'CC=["gcc"] [] ["-g" "-O0"] []']])).toEqual([
    'cgoFlags CGO_CFLAGS -g -O2>-g -O0',
  ]);
});

test('the reason is a module at another version, its files included', () => {
  const cached = changed(BUILD, [
    ['dir /src/app/lib', 'dir /go/pkg/mod/ex.com/!app@v1.0.0/lib'],
    ['import "ex.com/app/lib"', 'import "ex.com/App/lib"'],
  ]);
  expect(
    reasons(
      cached,
      [
        ['dir /go/pkg/mod/ex.com/!app@v1.0.0/lib', 'dir /go/pkg/mod/ex.com/!app@v1.1.0/lib'],
        ['file lib.go aaaa', 'file lib.go bbbb'],
      ],
      {},
      'build ex.com/App/lib',
    ),
  ).toEqual(['moduleVersion ex.com/App v1.0.0>v1.1.0']);
});

test('the reason is a module replaced by a folder', () => {
  const cached = changed(BUILD, [['dir /src/app/lib', 'dir /go/pkg/mod/ex.com/app@v1.0.0/lib']]);
  expect(reasons(cached, [['dir /go/pkg/mod/ex.com/app@v1.0.0/lib', 'dir /home/me/app/lib']])).toEqual([
    'moduleVersion ex.com/app v1.0.0>/home/me/app',
  ]);
});

test('the reason is a module at another version, with -trimpath', () => {
  const trimmed = changed(BUILD, [
    ['dir /src/app/lib', 'module ex.com/app@v1.0.0'],
    [null, 'trimpath'],
  ]);
  expect(reasons(trimmed, [['module ex.com/app@v1.0.0', 'module ex.com/app@v1.1.0']])).toEqual([
    'moduleVersion ex.com/app v1.0.0>v1.1.0',
  ]);
});

const info = (lines: readonly string[]): string => `modinfo ${JSON.stringify(lines.join('\n'))}`;
const before = info([
  'path\tex.com/app',
  'mod\tex.com/app\t(devel)',
  'dep\tdep.org/x\tv1.0.0\th1:abc',
  'build\tvcs.revision=aaa',
]);

test('the reason is the version control stamp', () => {
  const after = info([
    'path\tex.com/app',
    'mod\tex.com/app\tv0.0.0-20260101000000-abcdefabcdef',
    'dep\tdep.org/x\tv1.0.0\th1:abc',
    'build\tvcs.revision=bbb',
  ]);
  expect(reasons([...BUILD, before], [[before, after]])).toEqual(['vcsStamp vcs.revision aaa>bbb']);
});

test('the reason is a dependency of the program at another version', () => {
  const after = info([
    'path\tex.com/app',
    'mod\tex.com/app\t(devel)',
    'dep\tdep.org/x\tv1.2.0\th1:abc',
    'build\tvcs.revision=aaa',
  ]);
  expect(reasons([...BUILD, before], [[before, after]])).toEqual(['moduleVersion dep.org/x v1.0.0>v1.2.0']);
});

test('added build information is reported once, and not at all if a program became a test', () => {
  const all = info([
    'path\tex.com/app',
    'mod\tex.com/app\t(devel)',
    'build\tGOOS=linux',
    'build\t-compiler=gc',
  ]);
  expect(reasons(BUILD, [[null, all]])).toEqual(['kind buildInfo off>on']);
  expect(
    reasons(
      [...BUILD, all],
      [
        [all, null],
        [null, 'file lib_test.go tttt'],
      ],
    ),
  ).toEqual(['kind test off>on lib_test.go']);
});

test('the reason is any other line of the build information', () => {
  const after = info([
    'path\tex.com/app',
    'mod\tex.com/app\t(devel)',
    'dep\tdep.org/x\tv1.0.0\th1:abc',
    'build\tvcs.revision=aaa',
    'build\t-compiler=gccgo',
  ]);
  expect(reasons([...BUILD, before], [[before, after]])).toEqual(['buildInfo -compiler ->gccgo']);
});

const links: readonly (readonly [string, readonly Change[], readonly string[]])[] = [
  ['linker flags', [['linkflags []', 'linkflags ["-X" "main.v=1"]']], ['linkerFlags -ldflags >-X main.v=1']],
  [
    'another build mode',
    [['link link version go1.26.8 [] exe', 'link link version go1.26.8 [] pie']],
    ['kind buildmode exe>pie'],
  ],
  [
    'another GOROOT',
    [['GOROOT=/usr/local/go', 'GOROOT=/opt/go']],
    ['directory GOROOT /usr/local/go>/opt/go'],
  ],
  [
    'an external linker',
    [['GO_EXTLINK_ENABLED=', 'GO_EXTLINK_ENABLED=1']],
    ['environment GO_EXTLINK_ENABLED >1'],
  ],
  [
    'default GODEBUG settings',
    [['defaultgodebug ""', 'defaultgodebug "panicnil=1"']],
    ['godebug GODEBUG >panicnil=1'],
  ],
];

for (const [name, changes, expected] of links) {
  test(`the reason of a link is: ${name}`, () => {
    expect(reasons(LINK, changes, {}, 'link ex.com/app')).toEqual(expected);
  });
}

test('a main package of which only the build ID changed is reported as an import of the link', () => {
  const old = normalizeKey('link ex.com/app', LINK);
  const now = normalizeKey(
    'link ex.com/app',
    changed(LINK, [['packagemain aaaa/mmmm', 'packagemain bbbb/mmmm']]),
  );
  expect(diffKeys(old, now, RUN, RUN)).toEqual({
    own: [],
    imports: [{ importPath: 'ex.com/app', old: 'aaaa/mmmm', new: 'bbbb/mmmm' }],
  });
});
