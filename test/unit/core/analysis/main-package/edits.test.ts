import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { editsFor } from '../../../../../src/core/analysis/main-package/edits.ts';
import type { FileChange } from '../../../../../src/core/analysis/main-package/file-change.ts';
import type { MainFix, MainFixId } from '../../../../../src/core/analysis/main-package/fixes/kinds.ts';
import type { MainPlace } from '../../../../../src/core/model/main-answer.ts';
import { edited } from '../../../../support/faults/apply-fix.ts';

type Edit = MainFix & { readonly kind: 'edit' };
type Tree = Readonly<Record<string, string>>;

const place = (file: string, line: number | null = null, column: number | null = null): MainPlace => ({
  file: `./${file}`,
  absolute: `/w/${file}`,
  line,
  column,
});

const fix = (id: MainFixId, at: MainPlace, text = ''): Edit => ({
  id,
  kind: 'edit',
  place: at,
  change: 'replace',
  text,
  names: [],
});

/** The files after the fix; what it leaves alone is left out. */
function applied(tree: Tree, one: Edit): Tree {
  const names = Object.keys(tree);
  const changes = editsFor(one, {
    bytes: (file) => {
      const text = tree[file.replace('/w/', '')];
      return text === undefined ? null : new Uint8Array(Buffer.from(text));
    },
    goFiles: (dir) =>
      names
        .filter((name) => path.posix.dirname(`/w/${name}`) === dir)
        .map((name) => path.posix.basename(name)),
  });
  return Object.fromEntries(changes.map((change) => after(change, tree)));
}

function after(change: FileChange, tree: Tree): readonly [string, string] {
  switch (change.kind) {
    case 'create':
      return [change.file.replace('/w/', ''), change.text];
    case 'rename':
      return [change.to.replace('/w/', ''), `was ${change.from.replace('/w/', '')}`];
    case 'edit': {
      const name = change.file.replace('/w/', '');
      return [name, edited(tree[name] ?? '', change.changes)];
    }
  }
}

describe('a fix', () => {
  test('renames the package to main in each of its files, tests and other platforms included, and in no other', () => {
    const tree = {
      'a.go': '// Package lib.\npackage lib\n\nfunc main() {}\n',
      'b_windows.go': 'package lib // here\r\n',
      'a_test.go': 'package lib_test\n',
      'c_test.go': 'package lib\n',
      'gen.go': '//go:build ignore\n\npackage main\n',
      'sub/x.go': 'package lib\n',
    };
    expect(applied(tree, fix('make-package-main', place('a.go', 2, 9), 'package main'))).toEqual({
      'a.go': '// Package lib.\npackage main\n\nfunc main() {}\n',
      'b_windows.go': 'package main // here\r\n',
      'a_test.go': 'package main_test\n',
      'c_test.go': 'package main\n',
    });
  });

  test('finds the clause after a byte order mark, a license and a cgo preamble', () => {
    const text = '\ufeff/* größe */ package lib\r\n\r\n/*\r\n#include <stdio.h>\r\n*/\r\nimport "C"\r\n';
    expect(applied({ 'a.go': text }, fix('make-package-main', place('a.go', 1, 1), 'package main'))).toEqual({
      'a.go': text.replace('package lib', 'package main'),
    });
  });

  test('gives both clauses of one directory the same name', () => {
    const tree = { 'a.go': 'package main\n', 'b.go': 'package helper\n', 'c.go': 'package helper\n' };
    expect(applied(tree, fix('same-package', place('b.go', 1, 9), 'package main'))).toEqual({
      'b.go': 'package main\n',
      'c.go': 'package main\n',
    });
  });

  test.each([
    ['package main\n', 'package main\n\nfunc main() {\n}\n'],
    ['package main', 'package main\n\nfunc main() {\n}\n'],
    ['package main\r\n\r\nvar x = 1', 'package main\r\n\r\nvar x = 1\r\n\r\nfunc main() {\r\n}\r\n'],
  ])('adds a func main at the end of %j, with its line ends', (before, expected) => {
    const one = fix('add-main-function', place('a.go'), 'func main() {\n}\n');
    expect(applied({ 'a.go': before }, one)).toEqual({ 'a.go': expected });
  });

  test.each([
    ['func main(args []string) int {', 'func main() {'],
    ['func main(f func() struct{ a int }) (int, error) {', 'func main() {'],
    ['func main() struct{ a int } {', 'func main() {'],
    ['func main[T any]() {', 'func main() {'],
    ['func main() int { // code', 'func main() { // code'],
  ])('turns %j into a valid func main', (before, expected) => {
    const text = (line: string) => `package main\n\n${line}\n\tx()\n}\n`;
    const one = fix('remove-arguments', place('a.go', 3, 6), 'func main() {');
    expect(applied({ 'a.go': text(before) }, one)).toEqual({ 'a.go': text(expected) });
  });

  test.each([
    ['func main() {\n\ta()\n}\n', 'func main() {\n\ta()\n\trun()\n}\n'],
    ['func main() {\n\tif x {\n\t}\n\t// }\n}\n', 'func main() {\n\tif x {\n\t}\n\t// }\n\trun()\n}\n'],
    ['func main() {}\n', 'func main() {\n\trun()\n}\n'],
    ['func main() { a("}") }\n', 'func main() { a("}")\n\trun()\n}\n'],
  ])('renames the second main and calls it from the first, %j', (before, expected) => {
    const first = place('a.go', 3, 6);
    const second = place('b.go', 3, 6);
    const tree = { 'a.go': `package main\n\n${before}`, 'b.go': 'package main\n\nfunc main() {\n}\n' };
    expect(applied(tree, { ...fix('remove-second-main', second, 'run'), other: first })).toEqual({
      'a.go': `package main\n\n${expected}`,
      'b.go': 'package main\n\nfunc run() {\n}\n',
    });
  });

  test('chooses another name if the first is taken, also for two mains of one file', () => {
    const text = 'package main\n\nfunc main() {}\nfunc main() {}\nfunc run() {}\n';
    const [first, second] = [place('a.go', 3, 6), place('a.go', 4, 6)];
    expect(applied({ 'a.go': text }, { ...fix('remove-second-main', second, 'run'), other: first })).toEqual({
      'a.go': 'package main\n\nfunc main() {\n\trun2()\n}\nfunc run2() {}\nfunc run() {}\n',
    });
  });

  test('renames a variable main wherever it is used, and adds the function of that name', () => {
    const text = 'package main\n\nvar main = x.main // main\n\nfunc f() string { return main + "main" }\n';
    expect(applied({ 'a.go': text }, fix('make-function', place('a.go', 3, 5), 'run'))).toEqual({
      'a.go':
        'package main\n\nvar run = x.main // main\n\nfunc f() string { return run + "main" }\n\nfunc main() {\n}\n',
    });
  });

  test.each([
    ['//go:build special\n\npackage main\n', 'package main\n'],
    ['//go:build special\r\n// +build special\r\n\r\npackage main\r\n', 'package main\r\n'],
    ['\ufeff//go:build x\n\npackage main\n', '\ufeffpackage main\n'],
    ['// License.\n\n//go:build x\n\n// Doc.\npackage main\n', '// License.\n\n// Doc.\npackage main\n'],
    ['// License.\n//go:build x\n\npackage main\n', '// License.\n\npackage main\n'],
    ['// +build a\n// +build b\n\npackage main\n', 'package main\n'],
  ])('deletes the build constraints of %j without leaving a gap', (before, expected) => {
    expect(applied({ 'a.go': before }, fix('delete-constraint', place('a.go', 1, 1)))).toEqual({
      'a.go': expected,
    });
  });

  test('writes a package clause after the comments of an empty file', () => {
    const one = fix('write-package-clause', place('a.go', 1, 1), 'package main');
    expect(applied({ 'a.go': '' }, one)).toEqual({ 'a.go': 'package main\n' });
    expect(applied({ 'a.go': '// Only this.' }, one)).toEqual({ 'a.go': '// Only this.\npackage main\n' });
  });

  test('removes a byte order mark in the middle, but not the one at the top', () => {
    const text = '\ufeffpackage main\n\n// größe\ufeff\n';
    expect(applied({ 'a.go': text }, fix('resave-utf8', place('a.go', 3, 9), 'UTF-8'))).toEqual({
      'a.go': '\ufeffpackage main\n\n// größe\n',
    });
  });

  test('does not change a file with other invalid bytes, whose meaning only its author knows', () => {
    const text = '\ufeffpackage main\n\n// größe\ufeff\n\nvar x = "\u0000"\n';
    expect(applied({ 'a.go': text }, fix('resave-utf8', place('a.go', 5, 10), 'UTF-8'))).toEqual({});
  });

  test('lowers the go line and keeps what follows it', () => {
    const tree = { 'go.mod': 'module m\r\n\r\ngo 1.99 // new\r\n' };
    expect(applied(tree, fix('lower-go-line', place('go.mod', 3, 1), 'go 1.26'))).toEqual({
      'go.mod': 'module m\r\n\r\ngo 1.26 // new\r\n',
    });
  });

  test('renames and moves files, but never overwrites one', () => {
    const tree = { 'a_windows.go': 'package main\n', '_b.go': 'package main\n', 'b.go': 'package main\n' };
    expect(applied(tree, fix('rename-file', place('a_windows.go'), 'a.go'))).toEqual({
      'a.go': 'was a_windows.go',
    });
    expect(applied(tree, fix('rename-file', place('_b.go'), 'b.go'))).toEqual({});
    expect(applied(tree, fix('move-file', place('b.go'), 'cmd/NAME/main.go'))).toEqual({
      'cmd/b/main.go': 'was b.go',
    });
  });

  test('moves a main out of a test file without tests, and does not move a file with tests', () => {
    const main = 'package main\n\nfunc main() {}\n';
    const one = fix('move-main-out-of-test', place('app_test.go', 3, 6), 'main.go');
    expect(applied({ 'app_test.go': main }, one)).toEqual({ 'app.go': 'was app_test.go' });
    expect(applied({ 'app_test.go': `${main}func TestA() {}\n` }, one)).toEqual({});
  });

  test('creates the missing main.go once', () => {
    const one = fix('add-main-file', place('main.go'), 'package main\n\nfunc main() {\n}\n');
    expect(applied({}, one)).toEqual({ 'main.go': 'package main\n\nfunc main() {\n}\n' });
    expect(applied({ 'main.go': '' }, one)).toEqual({});
  });
});
