import { expect, test } from 'vitest';
import { inflate } from '../../../../../src/collect/binary/file-source.ts';
import { judgeBinary } from '../../../../../src/core/analysis/binary/judge-binary.ts';
import { newestVersions } from '../../../../../src/core/analysis/binary/link-needs.ts';
import { sourceOf } from '../../../../../src/core/binary/byte-source.ts';
import type { ProgramFacts } from '../../../../../src/core/binary/facts.ts';
import { parseBuildInfoText } from '../../../../../src/core/binary/go/build-info-text.ts';
import { readBinary } from '../../../../../src/core/binary/read-binary.ts';
import { CRAFTED } from '../../../../support/crafted-binaries.ts';

/** An ELF program with this module text, one fact a line: `build -ldflags=-s`. */
function program(text: string, change: Partial<ProgramFacts> = {}, goVersion = 'go1.26.8'): ProgramFacts {
  const [facts] = readBinary(sourceOf(CRAFTED.elf()), inflate)?.programs ?? [];
  const lines = text.trim().split('\n');
  const moduleText = lines.map((line) => `${line.trim().replaceAll(/ +/g, '\t')}\n`).join('');
  const parsed = parseBuildInfoText(moduleText);
  if (facts?.go.buildInfo == null || parsed === null) throw new Error('no build info');
  const buildInfo = { ...facts.go.buildInfo, ...parsed, goVersion, text: moduleText };
  // The crafted one has none, and Delve insists on them.
  const debugging = { ...facts.debugging, symbolTable: 'present', symbolCount: 1 } as const;
  return { ...facts, debugging, go: { ...facts.go, version: goVersion, buildInfo }, ...change };
}

const missing = (one: ProgramFacts) =>
  judgeBinary(one, { container: 'single' }).missing.map(({ field, reason, command }) =>
    [field, reason.id, command === null ? '' : [...Object.values(command.env), ...command.argv].join(' ')]
      .join(' ')
      .trim(),
  );

const STAMPED = 'build vcs=git\nbuild vcs.revision=abc';

test('a build with everything misses nothing', () => {
  expect(missing(program(`path ex.com/app\nmod ex.com/app v1.2.3\n${STAMPED}`))).toEqual([]);
});

test('files on the command line leave out main module and version control', () => {
  expect(missing(program('path command-line-arguments\nbuild -compiler=gc'))).toEqual([
    'main-module files-named go build .',
    'vcs files-named go build .',
  ]);
});

test('a package without a main module was built without module mode, or with go itself', () => {
  expect(missing(program('path ex.com/app\nbuild -compiler=gc'))).toEqual([
    'main-module module-mode-off on go build .',
  ]);
  expect(missing(program('path cmd/go\nbuild -compiler=gc'))).toEqual(['main-module standard']);
});

test('without version control, there is no version; go that does not record versions is named', () => {
  expect(missing(program('path ex.com/app\nmod ex.com/app (devel)\nbuild -compiler=gc'))).toEqual([
    'main-version needs-vcs',
    'vcs vcs-unknown go build -buildvcs=true .',
  ]);
  const old = program(`path ex.com/app\nmod ex.com/app (devel)\n${STAMPED}`, {}, 'go1.22.12');
  expect(missing(old)).toEqual(['main-version old-go']);
});

test('a test binary and a program from the module cache have no version control for reasons of their own', () => {
  expect(missing(program('path ex.com/app.test\nmod ex.com/app v1.0.0\nbuild -compiler=gc'))).toEqual([
    'vcs test-binary go test -c -buildvcs=true',
  ]);
  expect(missing(program('path ex.com/app\nmod ex.com/app v1.0.0 h1:x\nbuild -compiler=gc'))).toEqual([
    'vcs from-module-cache',
  ]);
});

test('-trimpath hides the flags of the linker and of cgo', () => {
  const text = `path ex.com/app\nmod ex.com/app v1.0.0\nbuild -trimpath=true\nbuild CGO_ENABLED=1\n${STAMPED}`;
  expect(missing(program(text))).toEqual(['ldflags trimpath', 'cgo-flags trimpath']);
});

test('vendored dependencies and directories of a workspace have no checksums', () => {
  const text = (version: string) =>
    `path ex.com/app\nmod ex.com/app v1.0.0\ndep ex.com/q ${version}\n${STAMPED}`;
  expect(missing(program(text('v1.0.0')))).toEqual(['dependency-sums vendor go build -mod=mod .']);
  expect(missing(program(text('(devel)')))).toEqual(['dependency-sums workspace off go build .']);
});

test('why there is no build info at all', () => {
  const none = { buildID: null, version: null, buildInfo: null, cgo: null, linkedValues: null, uses: null };
  const reason = (change: Partial<ProgramFacts>) =>
    missing(program('path x\nbuild a=b', { go: none, ...change }));
  expect(reason({})).toEqual(['build-info not-go']);
  expect(reason({ go: { ...none, buildID: 'a/b' } })).toEqual(['build-info removed']);
  expect(reason({ packed: 'upx' })).toEqual(['build-info packed']);
  expect(reason({ kind: 'object' })).toEqual(['build-info not-linked']);
  expect(reason({ problems: [{ id: 'truncated', expectedBytes: 2, actualBytes: 1 }] })).toEqual([
    'build-info truncated',
  ]);
});

const debugging = (text: string, change: Partial<ProgramFacts> = {}) =>
  judgeBinary(program(text, change), { container: 'single' }).debugging;
const STRIPPED = { debugging: { symbolTable: 'absent', symbolCount: 0, dwarf: null } } as const;

test('a program compiled with -N -l shows its variables', () => {
  expect(debugging('path ex.com/app\nbuild -compiler=gc')).toEqual({
    breakpoints: 'yes',
    blockedBy: null,
    variables: 'yes',
    code: 'unoptimized',
    withoutDwarf: null,
    withoutSymbols: null,
    restore: null,
  });
});

test.each([
  ['-s', 'flag-s', 'flag-s'],
  ['-w', 'flag-w', 'afterwards'],
  ['-s -w', 'flag-s', 'flag-s'],
  ['all=-s', 'flag-s', 'flag-s'],
  ['-s -w=0', 'afterwards', 'flag-s'],
  ['-w=0', 'afterwards', 'afterwards'],
  ['-w -w=false', 'afterwards', 'afterwards'],
  ['-X main.a=-s -w', 'flag-w', 'afterwards'],
  ["-X 'main.a=x -s' -w", 'flag-w', 'afterwards'],
  ['-linkmode=external -extldflags=-Wl,--strip-all', 'flag-s', 'flag-s'],
  [null, 'afterwards', 'afterwards'],
])('-ldflags=%s: DWARF %s, symbols %s', (value, dwarf, symbols) => {
  const one = program('path ex.com/app\nbuild -compiler=gc', STRIPPED);
  if (one.go.buildInfo === null) throw new Error('no build info');
  const settings = [...one.go.buildInfo.settings, ...(value === null ? [] : [{ key: '-ldflags', value }])];
  const changed = { ...one, go: { ...one.go, buildInfo: { ...one.go.buildInfo, settings } } };
  const found = judgeBinary(changed, { container: 'single' }).debugging;
  expect([found.withoutDwarf, found.withoutSymbols]).toEqual([dwarf, symbols]);
  expect(found).toMatchObject({ breakpoints: 'yes', variables: 'no', code: 'optimized' });
});

test.each([
  ['-N -l', 'unoptimized'],
  ['all=-N -l', 'unoptimized'],
  ['ex.com/q=-N -l', 'mixed'],
  ['-l', 'mixed'],
  ['-m', 'optimized'],
])('without DWARF, -gcflags=%s decide that the code is %s', (value, code) => {
  const one = program('path ex.com/app\nbuild -compiler=gc', STRIPPED);
  if (one.go.buildInfo === null) throw new Error('no build info');
  const settings = [{ key: '-gcflags', value }];
  const changed = { ...one, go: { ...one.go, buildInfo: { ...one.go.buildInfo, settings } } };
  expect(judgeBinary(changed, { container: 'single' }).debugging.code).toBe(code);
});

test('with -trimpath, the file does not decide who removed the debug information', () => {
  expect(debugging('path ex.com/app\nbuild -trimpath=true', STRIPPED).withoutDwarf).toBe('unknown');
});

test('a program below the root of its module is named by its import path', () => {
  const module = 'mod ex.com/app (devel)\nbuild -buildmode=exe';
  const restore = (path: string) => debugging(`path ${path}\n${module}`, STRIPPED).restore?.at(-1);
  expect(restore('ex.com/app/cmd/a')).toBe('ex.com/app/cmd/a');
  expect(restore('ex.com/app')).toBe('.');
  expect(restore('command-line-arguments')).toBe('.');
  expect(missing(program(`path ex.com/app/cmd/a\n${module}`))).toContain(
    'vcs vcs-unknown go build -buildvcs=true ex.com/app/cmd/a',
  );
});

test('Delve starts no program with DWARF but without symbols, and finds nothing in some without DWARF', () => {
  const plain = program('path ex.com/app\nbuild -compiler=gc');
  const found = (change: Partial<ProgramFacts>) => {
    const { blockedBy, breakpoints, variables } = judgeBinary(
      { ...plain, ...change },
      { container: 'single' },
    ).debugging;
    return [blockedBy, breakpoints, variables];
  };
  const withoutSymbols = { ...plain.debugging, symbolTable: 'absent' } as const;
  expect(found({ debugging: withoutSymbols })).toEqual(['no-symbols', 'no', 'no']);
  const [section] = plain.sections;
  const sections = section === undefined ? [] : [{ ...section, name: '.init' }];
  expect(found({ ...STRIPPED, sections })).toEqual(['system-linker', 'no', 'no']);
  expect(found(STRIPPED)).toEqual([null, 'yes', 'no']);
});

test('what restores debugging is the same kind of build', () => {
  expect(debugging('path ex.com/app\nbuild -buildmode=pie', STRIPPED).restore).toEqual([
    'go',
    'build',
    '-buildmode=pie',
    '-gcflags=all=-N -l',
    '.',
  ]);
  expect(debugging('path ex.com/app.test\nbuild -buildmode=exe', STRIPPED).restore).toEqual([
    'go',
    'test',
    '-c',
    '-gcflags=all=-N -l',
  ]);
});

test('the newest version of a family is the largest number, not the last text', () => {
  const version = (name: string, ...symbols: readonly string[]) => ({
    library: 'libc.so.6',
    version: name,
    symbols,
  });
  expect(
    newestVersions([
      version('GLIBC_2.4', 'old'),
      version('GLIBC_2.34', 'a'),
      version('GLIBC_2.3.4', 'older'),
      version('GLIBC_2.34', 'b'),
      version('GLIBC_PRIVATE', 'secret'),
      version('GLIBCXX_3.4.21', 'c'),
    ]),
  ).toEqual([
    { family: 'GLIBC', version: '2.34', symbols: ['a', 'b'] },
    { family: 'GLIBCXX', version: '3.4.21', symbols: ['c'] },
  ]);
});
