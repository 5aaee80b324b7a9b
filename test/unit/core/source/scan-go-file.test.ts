import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BuildContext } from '../../../../src/core/source/build-context.ts';
import { settingsFor } from '../../../../src/core/source/exclusion.ts';
import { scanDirectory } from '../../../../src/core/source/scan-directory.ts';
import { type GoFileScan, scanGoFile, scanGoFileInSteps } from '../../../../src/core/source/scan-go-file.ts';
import { calledNames, declaredNames } from '../../../../src/core/source/used-names.ts';
import { decodeUtf8, encodeUtf8 } from '../../../../src/core/source/utf8.ts';

const scan = (text: string): GoFileScan => scanGoFile(encodeUtf8(text));
const linux: BuildContext = {
  goos: 'linux',
  goarch: 'amd64',
  cgoEnabled: true,
  compiler: 'gc',
  tags: [],
  toolTags: [],
  releaseTags: ['go1.1', 'go1.20'],
};

describe('a scanned Go file', () => {
  test('has its package, its imports and its func main, with their positions', () => {
    const text =
      '// Copyright\n\npackage main\n\nimport (\n\t"fmt"\n\tx "os"\n)\n\nfunc main() { fmt.Println(x.Args) }\n';
    expect(scan(text)).toEqual({
      packageName: 'main',
      packageAt: { line: 3, column: 9 },
      imports: [
        { path: 'fmt', at: { line: 6, column: 2 } },
        { path: 'os', at: { line: 7, column: 2 } },
      ],
      constraint: { lines: [], second: null, ignored: null },
      problem: null,
      declarations: [{ shape: 'func', at: { line: 10, column: 6 } }],
    });
  });

  test.each([
    ['func main() {}', 'func'],
    ['func main() () {}', 'func'],
    ['func main(', 'arguments'],
    ['func main(a int) {}', 'arguments'],
    ['func main() error { return nil }', 'results'],
    ['func main() (int, error) { return 0, nil }', 'results'],
    ['func main[T any]() {}', 'generic'],
    ['func (t *T) main() {}', 'method'],
    ['func (t T[K, V]) main() {}', 'method'],
    ['var main = 1', 'value'],
    ['const main = 1', 'value'],
    ['type main struct{}', 'value'],
    ['type (\n\ta int\n\tmain = string\n)', 'value'],
    ['var a, main = 1, 2', 'value'],
  ])('%s is a main of this kind', (text, shape) => {
    expect(scan(`package main\n${text}\n`).declarations.map((one) => one.shape)).toEqual([shape]);
  });

  test.each([
    'var f = func() { type main int; _ = main(1) }',
    'var s = "\\nfunc main() {}\\n"',
    'var s = `\nfunc main() {}\n`',
    '// func main() {}',
    '/*\nfunc main() {}\n*/',
    'type T struct { main int }',
    'type I interface { main() }',
    'func f() { main := 1; _ = main }',
    'func f(main int) {}',
    "var r = '\"'; var main2 = 1; var q = '`'",
  ])('%s declares no main at top level', (text) => {
    expect(scan(`package main\n${text}\n`).declarations).toEqual([]);
  });

  test.each([
    ['', 'empty', { line: 1, column: 1 }],
    ['\n// only a comment\n', 'empty', { line: 3, column: 1 }],
    ['func main() {}\n', 'syntax', { line: 1, column: 1 }],
    ['package\n', 'syntax', { line: 2, column: 1 }],
    ['package main import "fmt"\n', 'syntax', { line: 1, column: 14 }],
    ['package main\nimport fmt\n', 'syntax', { line: 2, column: 11 }],
    ['package main\nimport "a b"\n', 'syntax', { line: 2, column: 8 }],
    ['//go:build a b\n\npackage main\n', 'badConstraint', { line: 1, column: 1 }],
    ['//go:build a\n//go:build b\n\npackage main\n', 'twoConstraints', { line: 2, column: 1 }],
    ['package main // \ufeff\n', 'bom', { line: 1, column: 17 }],
  ] as const)('%j has the problem %s', (text, kind, at) => {
    const { problem } = scan(text);
    expect({ kind: problem?.kind, at: problem?.at }).toEqual({ kind, at });
  });

  test('a constraint takes effect only above the package clause and with a blank line between', () => {
    const lines = (text: string) => scan(text).constraint.lines.map((line) => line.text);
    expect(lines('// +build a\n\npackage p\n')).toEqual(['// +build a']);
    expect(lines('// +build a\npackage p\n')).toEqual([]);
    expect(lines('//go:build a\npackage p\n')).toEqual(['//go:build a']);
    expect(lines('//go:build a\n// +build b\n\npackage p\n')).toEqual(['//go:build a']);
    expect(lines('/* x */\n// +build a\n\npackage p\n')).toEqual([]);
    expect(lines('package p\n\n//go:build a\n')).toEqual([]);
  });
});

describe('the settings that include a file', () => {
  test.each([
    ['x_windows.go', 'package main\n', ['windows'], []],
    ['x_windows_arm64.go', 'package main\n', ['windows', 'arm64'], []],
    ['x.go', '//go:build special && !other\n\npackage main\n', ['special'], []],
    ['x.go', '//go:build !linux\n\npackage main\n', [], ['linux']],
    ['x.go', '//go:build !cgo\n\npackage main\n', [], ['cgo']],
    ['x.go', '//go:build (darwin || special) && cgo\n\npackage main\n', ['special'], []],
    ['x.go', '//go:build go1.99\n\npackage main\n', ['go1.99'], []],
  ])('for %s with %j are %j without %j', (name, text, set, unset) => {
    expect(settingsFor(name, scan(text), linux)).toEqual({ set, unset });
  });

  test('are missing if there are none', () => {
    expect(settingsFor('x.go', scan('//go:build a && !a\n\npackage main\n'), linux)).toBeNull();
  });
});

describe('a scanned directory', () => {
  test('has a separate reason for each excluded file', () => {
    const file = (name: string, text: string) => ({ name, scan: scan(text) });
    const result = scanDirectory(
      [
        file('main.go', 'package main\n'),
        file('x_plan9.go', 'package main\n'),
        file('_old.go', 'package main\n'),
        file('gen.go', '//go:build ignore\n\npackage main\n'),
        file('c.go', 'package main\n\nimport "C"\n'),
        file('doc.go', 'package documentation\n'),
        file('main_test.go', 'package main_test\n'),
      ],
      { ...linux, cgoEnabled: false },
    );
    expect(result.packageName).toBe('main');
    expect(result.included.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'main.go go',
      'main_test.go xtest',
    ]);
    expect(result.excluded.map(({ name, why }) => `${name} ${why.kind}`)).toEqual([
      '_old.go prefix',
      'c.go cgo',
      'doc.go documentation',
      'gen.go constraint',
      'x_plan9.go fileName',
    ]);
  });
});

describe('names that a file uses from other files', () => {
  test('are those that it calls and cannot have declared itself', () => {
    const text = `package main
type I interface { method() }
func main() { helper(); local := func() {}; local(); x.other(); var f func(); f(); if check(1) { } }
`;
    expect([...calledNames(encodeUtf8(text)).keys()].sort()).toEqual(['check', 'helper']);
    expect([...declaredNames(encodeUtf8(text)).keys()]).toEqual(['I', 'main']);
  });
});

describe('any bytes can be scanned', () => {
  const pieces = [
    'package',
    'main',
    'import',
    '(',
    ')',
    '"fmt"',
    '`',
    '"',
    "'",
    '/*',
    '*/',
    '//',
    '\n',
    ' ',
    ';',
    '\\',
    '{',
    '}',
    'func',
    'var',
    'type',
    '[',
    ']',
    '//go:build ',
    '// +build ',
    '&&',
    '||',
    '!',
    'linux',
    '\u0000',
    '\ufeff',
    'é',
    '_',
    '.',
    ',',
    '=',
    '0x',
  ];
  const soup = fc
    .array(fc.constantFrom(...pieces), { maxLength: 40 })
    .map((parts) => encodeUtf8(parts.join('')));
  const noise = fc.uint8Array({ maxLength: 64 });
  const cutOff = fc
    .tuple(fc.nat(80), fc.nat(255))
    .map(([length, byte]) =>
      Uint8Array.from([
        ...encodeUtf8(
          '//go:build linux && (a || b)\n\npackage main\n\nimport "fmt"\n\nfunc main() { fmt.Println("x") }\n',
        ).slice(0, length),
        byte,
      ]),
    );

  // Together 10^5 inputs; a hang would be the test's time running out.
  test.each([
    ['pieces of Go in any order', soup, 40_000],
    ['noise', noise, 30_000],
    ['a file cut off anywhere', cutOff, 30_000],
  ] as const)('%s', (_, bytes, numRuns) => {
    fc.assert(
      fc.property(bytes, (input) => {
        const result = scanGoFile(input);
        calledNames(input);
        if (result.packageName !== null && result.problem === null) expect(result.packageAt).not.toBeNull();
        scanDirectory([{ name: 'x.go', scan: result }], linux);
      }),
      { numRuns },
    );
  });

  test('text offsets become byte offsets and back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeUtf8(encodeUtf8(text))).toBe(text);
      }),
    );
    expect(decodeUtf8(Uint8Array.from([0x61, 0xff, 0x62]))).toBe('a\ufffdb');
  });

  test.each([
    ['nested brackets', `package main\nvar x = ${'('.repeat(100_000)}`],
    ['a long constraint', `//go:build ${'('.repeat(50_000)}\n\npackage main\n`],
    [
      'many operands',
      `//go:build ${Array.from({ length: 5_000 }, (_, i) => `t${i}`).join(' || ')}\n\npackage main\n`,
    ],
    ['a long comment', `/*${'*'.repeat(500_000)}`],
    ['many imports', `package main\nimport (\n${'"fmt"\n'.repeat(20_000)})\n`],
  ])('%s is scanned in reasonable time', (_, text) => {
    expect(() => scan(text)).not.toThrow();
  });
});

test('a file of megabytes is scanned piece by piece, with the same result', () => {
  const values = Array.from({ length: 60_000 }, (_, number) => `\t${number}, "main",\n`).join('');
  const bytes = Buffer.from(`package main\n\nvar table = []any{\n${values}}\n\nfunc main() {}\n`);
  const steps = scanGoFileInSteps(bytes);
  let count = 0;
  let last = steps.next();
  while (!last.done) {
    count++;
    last = steps.next();
  }
  // Four tokens a line, eight thousand a piece.
  expect(count).toBeGreaterThan(25);
  expect(last.value).toEqual(scanGoFile(bytes));
  expect(last.value.declarations).toEqual([{ shape: 'func', at: { line: 60_006, column: 6 } }]);
});
