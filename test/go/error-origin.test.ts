// cspell:ignore nrequir pakcage
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { mainAnswerOf } from '../../src/collect/main-package/failure.ts';
import type { MainAnswer } from '../../src/core/analysis/main-package/answer.ts';
import { shellText } from '../../src/core/go/shell-text.ts';
import { mainsEnglish } from '../../src/core/messages/en/main-packages.ts';
import { mainReasonText } from '../../src/core/messages/main-sentences.ts';
import { foldTrace } from '../../src/core/trace/fold-trace.ts';
import { GoWorkspace } from '../support/go-workspace.ts';

const mod = 'module ex.com/m\n\ngo 1.20\n';
const importing = (...paths: string[]) =>
  `package main\n\n${paths.map((name) => `import _ "${name}"\n`).join('')}\nfunc main() {}\n`;
const library = (name: string, imported: string) => `package ${name}\n\nimport _ "${imported}"\n`;
const local = `${mod}\nrequire ex.com/x v0.0.0\n\nreplace ex.com/x => ./x\n`;

interface OriginCase {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  readonly id: string;
  /** The position of the mark. */
  readonly at: string;
  readonly pattern: RegExp;
  readonly fixes?: readonly string[];
  readonly importedAt?: string;
}

/** Every error of go that is outside of the requested target. The name of a file appears twice on purpose. */
const CASES: readonly OriginCase[] = [
  {
    name: 'an import cycle is shown at the import that closes it',
    files: {
      'cmd/app/main.go': importing('ex.com/m/a'),
      'a/main.go': library('a', 'ex.com/m/b'),
      'b/b.go': library('b', 'ex.com/m/a'),
    },
    args: ['run', './cmd/app'],
    id: 'import-cycle',
    at: 'b/b.go:3:8',
    pattern: /cycle: ex\.com\/m\/a → ex\.com\/m\/b → ex\.com\/m\/a$/,
  },
  {
    name: 'a package that imports itself',
    files: { 'main.go': importing('ex.com/m') },
    args: ['run', '.'],
    id: 'import-cycle',
    at: 'main.go:3:8',
    pattern: /^ex\.com\/m imports itself\.$/,
  },
  {
    name: 'use of an internal package, in a library',
    files: { 'cmd/app/main.go': importing('ex.com/m/lib'), 'lib/main.go': library('lib', 'internal/abi') },
    args: ['build', './cmd/app'],
    id: 'internal-package',
    at: 'lib/main.go:3:8',
    pattern: /^internal\/abi is internal/,
  },
  {
    name: 'a library without a file for this platform',
    files: {
      'cmd/app/main.go': importing('ex.com/m/lib'),
      'lib/main.go': library('lib', 'ex.com/m/dep'),
      'dep/dep.go': '//go:build special\n\npackage dep\n',
    },
    args: ['run', './cmd/app'],
    id: 'all-files-excluded',
    at: 'dep/dep.go:1:1',
    pattern: /^The only Go file in \.\/dep is excluded\./,
    fixes: ['go run -tags special ./cmd/app', 'edit dep/dep.go'],
    importedAt: 'lib/main.go:3:8',
  },
  {
    name: 'a library with two package clauses: the program is left alone',
    files: {
      'main.go': importing('ex.com/m/dep'),
      'dep/a.go': 'package dep\n',
      'dep/b.go': 'package other\n',
    },
    args: ['run', '.'],
    id: 'several-packages',
    at: 'dep/b.go:1:9',
    pattern: /dep in \S*a\.go and other in \S*b\.go/,
    fixes: ['edit dep/b.go', 'edit dep/b.go'],
    importedAt: 'main.go:3:8',
  },
  {
    name: 'a library that has only tests: there is nothing to be made package main',
    files: { 'main.go': importing('ex.com/m/dep'), 'dep/a_test.go': 'package dep\n' },
    args: ['run', '.'],
    id: 'only-test-files',
    at: 'main.go:3:8',
    pattern: /^\.\/dep is imported but contains only test files \(a_test\.go\)\.$/,
    fixes: [],
  },
  {
    name: 'a package of this module that is not there: no module is to be fetched',
    files: { 'main.go': importing('ex.com/m/nothing') },
    args: ['run', '.'],
    id: 'missing-module',
    at: 'main.go:3:8',
    pattern: /^ex\.com\/m\/nothing would be \.\/nothing in this module/,
    fixes: ['edit main.go'],
  },
  {
    name: 'a library that cannot be read, whose name the program has too',
    files: { 'cmd/app/main.go': importing('ex.com/m/lib'), 'lib/main.go': 'pakcage lib\n' },
    args: ['run', './cmd/app'],
    id: 'broken-file',
    at: 'lib/main.go:1:1',
    pattern: /^Go cannot parse the package clause and imports of lib\/main\.go/,
  },
  {
    name: 'an import that is missing in a library',
    files: { 'cmd/app/main.go': importing('ex.com/m/lib'), 'lib/main.go': library('lib', 'ex.com/other') },
    args: ['run', './cmd/app'],
    id: 'missing-module',
    at: 'lib/main.go:3:8',
    pattern: /^ex\.com\/other is in no module that go\.mod requires\.$/,
    fixes: ['go get ex.com/other', 'go mod tidy'],
  },
  {
    name: 'a go.mod that go cannot parse: no go command mends it',
    files: { 'go.mod': `${mod}\nrequir (\n)\n`, 'main.go': importing('fmt') },
    args: ['run', '.'],
    id: 'go-mod-broken',
    at: 'go.mod:5',
    pattern: /errors parsing go\.mod/,
    fixes: ['edit go.mod'],
  },
  {
    name: 'a vendor directory that lists a required module and lacks its packages',
    files: {
      'go.mod': `${mod}\nrequire ex.com/x v1.0.0\n`,
      'vendor/modules.txt': '# ex.com/x v1.0.0\n## explicit\nex.com/x\n',
      'main.go': importing('ex.com/x'),
    },
    args: ['run', '.'],
    id: 'missing-module',
    at: 'main.go:3:8',
    pattern:
      /^ex\.com\/x is not in the vendor directory, the only place where go looks for packages of other modules\.$/,
    fixes: ['go mod vendor', 'go get ex.com/x', 'go mod tidy'],
  },
  {
    name: 'a module of another directory that asks for a newer Go: its own go line decides',
    files: {
      'go.mod': local,
      'x/go.mod': 'module ex.com/x\n\ngo 1.99\n',
      'x/x.go': 'package x\n',
      'main.go': importing('ex.com/x'),
    },
    args: ['run', '.'],
    id: 'go-too-new',
    at: 'x/go.mod:3:1',
    pattern: /^\.\/x\/go\.mod requires Go 1\.99/,
    fixes: ['GOTOOLCHAIN=go1.99.0 go run .', 'edit x/go.mod'],
  },
  {
    name: 'a go.work that asks for less than its modules is brought up to date',
    files: {
      'go.work': 'go 1.18\n\nuse ./a\n',
      'a/go.mod': 'module ex.com/m\n\ngo 1.22\n',
      'a/main.go': importing(),
    },
    args: ['run', './a'],
    id: 'go-mod-outdated',
    at: 'go.work:1:1',
    pattern: /^go\.work is out of date/,
    fixes: ['go work use'],
  },
  {
    name: 'a replacement that does not exist',
    files: { 'go.mod': local, 'main.go': importing('ex.com/x') },
    args: ['run', '.'],
    id: 'missing-module',
    at: 'go.mod:7:1',
    pattern: /^go\.mod replaces a module with \.\/x, but that directory does not exist\.$/,
  },
  {
    name: 'a package that two modules have',
    files: {
      'go.mod': `${mod}\nrequire (\n\tex.com/x v0.0.0\n\tex.com/x/y v0.0.0\n)\n\nreplace ex.com/x => ./x1\n\nreplace ex.com/x/y => ./x2\n`,
      'x1/go.mod': 'module ex.com/x\n',
      'x1/y/y.go': 'package y\n',
      'x2/go.mod': 'module ex.com/x/y\n',
      'x2/y.go': 'package y\n',
      'main.go': importing('ex.com/x/y'),
    },
    args: ['run', '.'],
    id: 'missing-module',
    at: 'main.go:3:8',
    pattern: /^ex\.com\/x\/y is provided by more than one module/,
  },
  {
    name: 'a module that cannot be downloaded',
    files: {
      'go.mod': `${mod}\nrequire ex.com/x v1.0.0\n`,
      'go.sum': 'ex.com/x v1.0.0 h1:AAAA\nex.com/x v1.0.0/go.mod h1:AAAA\n',
      'main.go': importing('ex.com/x'),
    },
    args: ['run', '.'],
    id: 'missing-module',
    at: 'main.go:3:8',
    pattern: /^A required module is not on this machine, and go could not download it: .*GOPROXY=off/,
    fixes: ['go mod download'],
  },
  {
    name: 'a line of go.mod that cannot be read',
    files: { 'go.mod': `${mod}nonsense\n`, 'main.go': importing() },
    args: ['build', '.'],
    id: 'go-mod-broken',
    at: 'go.mod:4',
    pattern: /errors parsing go\.mod: go\.mod:4: unknown directive: nonsense$/,
  },
  {
    name: 'a go.work that lists one module twice',
    files: {
      'go.work': 'go 1.20\n\nuse ./a\nuse ./b\n',
      'a/go.mod': 'module ex.com/m\n',
      'a/main.go': importing(),
      'b/go.mod': 'module ex.com/m\n',
    },
    args: ['run', './a'],
    id: 'go-mod-broken',
    at: 'go.work:4:1',
    pattern: /appears multiple times in workspace$/,
  },
  {
    name: 'a name that is declared in a file that does not count',
    files: {
      'main.go': 'package main\n\nfunc main() { helper() }\n',
      'h.go': '//go:build special\n\npackage main\n\nfunc helper() {}\n',
    },
    args: ['run', '.'],
    id: 'declared-in-left-out-file',
    at: 'main.go:3:15',
    pattern: /^helper is declared in a file that is excluded\./,
    fixes: ['go run -tags special .', 'edit h.go'],
  },
  {
    name: 'C files that nobody imports: "C" is imported where the package begins',
    files: { 'main.go': importing(), 'x.c': 'int x;\n' },
    args: ['run', '.'],
    id: 'c-files-without-cgo',
    at: 'main.go:1:9',
    pattern: /^The package contains C files \(x\.c\)/,
    fixes: ['edit main.go'],
  },
  {
    name: 'a missing sum, with the name of the package',
    files: { 'go.mod': `${mod}\nrequire ex.com/x v1.0.0\n`, 'main.go': importing('ex.com/x') },
    args: ['install', '.'],
    id: 'missing-go-sum',
    at: 'main.go:3:8',
    pattern: /^go\.sum has no checksum for the module of package ex\.com\/x$/,
    fixes: ['go mod tidy', 'go mod download all'],
  },
  {
    name: 'no go.mod anywhere: the program itself is marked',
    files: { 'go.mod': '', 'app/main.go': importing() },
    args: ['run', './app'],
    id: 'no-go-mod',
    at: 'app/main.go:4:6',
    pattern: /^There is no go\.mod/,
  },
];

describe('a traced command that go rejects because of something other than its target', () => {
  test.each(CASES.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    const { 'go.mod': goMod = 'go.work' in one.files ? '' : mod, ...rest } = one.files;
    const files = goMod === '' ? rest : { 'go.mod': goMod, ...rest };
    const workspace = new GoWorkspace(files, { GOPROXY: 'off', GOSUMDB: 'off', CGO_ENABLED: '1' });
    try {
      const { recording } = await workspace.traced(['go', ...one.args]);
      const answer = mainAnswerOf(foldTrace(recording), workspace.env);
      expect(answer?.reason?.id).toBe(one.id);
      if (answer?.reason == null) return;
      expect(shown(answer.at, workspace.dir)).toBe(one.at);
      expect(mainReasonText(answer.reason, answer.platform, mainsEnglish)).toMatch(one.pattern);
      if (one.fixes !== undefined) expect(fixesOf(answer, workspace.dir)).toEqual(one.fixes);
      expect(shown(answer.importedAt?.place ?? null, workspace.dir)).toBe(
        one.importedAt ?? (one.id === 'only-test-files' ? one.at : ''),
      );
    } finally {
      workspace.remove();
    }
  });
});

function shown(place: MainAnswer['at'], dir: string): string {
  if (place === null) return '';
  const file = path.relative(dir, place.absolute).replaceAll('\\', '/');
  return [file, place.line, place.column].filter((part) => part !== null).join(':');
}

function fixesOf({ fixes }: MainAnswer, dir: string): readonly string[] {
  return fixes.map((fix) =>
    fix.kind === 'command'
      ? shellText(fix.argv, fix.env, fix.directory, 'linux')
      : `edit ${path.relative(dir, fix.place.absolute)}`,
  );
}
