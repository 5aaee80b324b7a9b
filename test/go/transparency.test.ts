import { expect } from 'vitest';
import type { Traced } from '../support/go-workspace.ts';
import { CGO, HELLO, testSameBytes } from '../support/same-bytes.ts';

const MESSAGE_OF = (traced: Traced) => traced.recording.messages;

testSameBytes([
  { name: 'go build that succeeds', files: { 'main.go': HELLO }, argv: ['go', 'build', '.'], code: 0 },
  {
    name: 'go build with -v',
    files: { 'main.go': HELLO.replace('"fmt"', '"fmt"\n\t_ "ex.com/m/lib"'), 'lib/lib.go': 'package lib\n' },
    argv: ['go', 'build', '-v', './...'],
    shows: 'ex.com/m/lib\n',
  },
  {
    name: 'a compile error in one of many packages',
    files: {
      'a/a.go': 'package a\n\nfunc A() int { return "no" }\n',
      'b/b.go': 'package b\n\nimport "ex.com/m/c"\n\nvar B = c.C\n',
      'c/c.go': 'package c\n\nvar C = 1\n',
    },
    argv: ['go', 'build', './...'],
    code: 1,
    shows: '# ex.com/m/a\n',
    sees: (traced) => expect(MESSAGE_OF(traced)).toContain('a/a.go:3:23: cannot use "no"'),
  },
  {
    name: 'an error of the linker',
    files: { 'main.go': 'package main\n\nfunc other()\n\nfunc main() { other() }\n', 'x.s': '' },
    argv: ['go', 'build', '.'],
    code: 1,
  },
  {
    name: 'package main without main()',
    files: { 'main.go': 'package main\n' },
    argv: ['go', 'build', '.'],
    shows: 'function main is undeclared',
  },
  {
    name: 'an error that cgo finds',
    files: { 'main.go': CGO.replace('C.twice(21)', 'C.nowhere(21)') },
    argv: ['go', 'build', '.'],
    code: 1,
    shows: 'C.nowhere',
  },
  {
    name: 'an error of the C compiler',
    files: { 'main.go': CGO.replace('2 * x;', '2 * x') },
    argv: ['go', 'build', '.'],
    code: 1,
  },
  {
    name: 'a warning of the C compiler',
    files: { 'main.go': CGO.replace('static int twice', '#warning "take care"\nstatic int twice') },
    argv: ['go', 'build', '.'],
    code: 0,
    shows: 'take care',
  },
  {
    name: 'findings of vet',
    files: { 'main.go': HELLO.replace('Println("hi")', 'Printf("%d\\n", "hi")') },
    argv: ['go', 'vet', './...'],
    code: 1,
    shows: 'Printf format %d',
  },
  { name: 'vet that finds nothing', files: { 'main.go': HELLO }, argv: ['go', 'vet', '.'], code: 0 },
  {
    name: 'a folder without a module',
    files: { 'go.mod': '', 'main.go': HELLO },
    argv: ['go', 'build', '.'],
    code: 1,
  },
  {
    name: 'an import that is nowhere',
    files: { 'main.go': HELLO.replace('"fmt"', '"fmt"\n\t_ "nowhere/at/all"') },
    argv: ['go', 'build', '.'],
    code: 1,
    shows: 'nowhere/at/all',
  },
  {
    name: 'a module that nobody requires',
    files: { 'main.go': HELLO.replace('"fmt"', '"fmt"\n\t_ "ex.com/other/thing"') },
    argv: ['go', 'build', '.'],
    code: 1,
  },
  {
    name: 'run of a package that is not main',
    files: { 'lib/lib.go': 'package lib\n' },
    argv: ['go', 'run', './lib'],
    code: 1,
    shows: 'is not a main package',
  },
  {
    name: 'run of a pattern with two mains',
    files: { 'a/main.go': HELLO, 'b/main.go': HELLO },
    argv: ['go', 'run', './...'],
    code: 1,
    shows: 'matches multiple packages',
  },
  {
    name: 'a flag that go does not know',
    files: { 'main.go': HELLO },
    argv: ['go', 'build', '-nope', '.'],
    code: 2,
  },
  {
    name: 'run of a file',
    files: { 'main.go': HELLO },
    argv: ['go', 'run', 'main.go'],
    code: 0,
    shows: /^hi\n$/,
  },
  {
    name: 'install',
    files: { 'main.go': HELLO },
    argv: ['go', 'install', '.'],
    env: { GOBIN: '/dev/null/bin' },
    code: 1,
  },
  {
    name: 'list -export',
    files: { 'main.go': HELLO },
    argv: ['go', 'list', '-export', '-f', '{{.ImportPath}} {{.Name}}', '.'],
    code: 0,
    shows: 'ex.com/m main',
  },
  {
    name: 'embedded files, assembly and several packages at once',
    files: {
      'main.go':
        'package main\n\nimport (\n\t_ "embed"\n\n\t"ex.com/m/asm"\n)\n\n//go:embed go.mod\nvar s string\n\nfunc main() { println(len(s), asm.F()) }\n',
      'asm/f.go': 'package asm\n\nfunc F() int\n',
      'asm/f_amd64.s': '#include "textflag.h"\nTEXT ·F(SB),NOSPLIT,$0-8\n\tMOVQ $7, ret+0(FP)\n\tRET\n',
    },
    argv: ['go', 'run', '.'],
    code: 0,
  },
  {
    name: 'tests that pass, fail, skip, and do not build',
    files: {
      'a/a.go': 'package a\n',
      'a/a_test.go': 'package a\n\nimport "testing"\n\nfunc TestA(t *testing.T) {}\n',
      'b/b.go': 'package b\n',
      'b/b_test.go': 'package b\n\nimport "testing"\n\nfunc TestB(t *testing.T) { t.Fatal("no") }\n',
      'c/c_test.go': 'package c\n\nimport "testing"\n\nfunc TestC(t *testing.T) { t.Fatal(1 + "x") }\n',
      'd/d.go': 'package d\n',
    },
    argv: ['go', 'test', '-count=1', './...'],
    code: 1,
    shows: 'FAIL\tex.com/m/c [build failed]',
    sees: ({ recording, stdout }) => {
      const results = stdout
        .split(/(?<=\n)/)
        .filter((line) => /^((ok {2}|FAIL|\? {3})\t|--- FAIL: | {4}b_test\.go:\d+: no$)/m.test(line));
      // The results, and what the failed test printed.
      expect(results).toHaveLength(6);
      expect(recording.testOutput).toBe(results.join(''));
    },
  },
  {
    name: 'a compile error under coverage',
    files: {
      'a.go': 'package m\n\nfunc F() int { return "1" }\n',
      'a_test.go': 'package m\n\nimport "testing"\n\nfunc TestA(t *testing.T) { F() }\n',
    },
    argv: ['go', 'test', '-cover', './...'],
    code: 1,
  },
  {
    name: 'go test -json with a package that does not build',
    files: {
      'a/a_test.go': 'package a\n\nimport "testing"\n\nfunc TestA(t *testing.T) { println("e") }\n',
      'b/b_test.go': 'package b\n\nvar x int = "no"\n',
    },
    argv: ['go', 'test', '-count=1', '-json', '-p=1', './...'],
    code: 1,
    shows: 'build-output',
    sees: (traced) => {
      expect(traced.recording.testOutputIsJson).toBe(true);
      expect(MESSAGE_OF(traced)).toContain('cannot use "no"');
    },
  },
  {
    name: 'go build -json with a package that does not build',
    files: { 'a/a.go': 'package a\n\nvar x int = "no"\n' },
    argv: ['go', 'build', '-json', './...'],
    code: 1,
    shows: 'build-output',
    sees: (traced) => expect(MESSAGE_OF(traced)).toContain('cannot use "no"'),
  },
]);
