import { afterEach, describe, expect, test } from 'vitest';
import { GO_MOD, GoWorkspace, type RunOptions, steady, type Traced } from '../support/go-workspace.ts';

/** One command, run once alone and once traced, each time with files that go has not seen yet. */
interface Case extends RunOptions {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly argv: readonly string[];
  /** A piece that must be in the plain output, so that the case shows what its name says. */
  readonly shows?: string | RegExp;
  readonly code?: number;
  readonly sees?: (traced: Traced) => void;
}

const HELLO = 'package main\n\nimport (\n\t"fmt"\n)\n\nfunc main() { fmt.Println("hi") }\n';
const MESSAGE_OF = (traced: Traced) => traced.recording.messages;

const CGO = `package main

/*
static int twice(int x) { return 2 * x; }
typedef struct { int a; } thing;
*/
import "C"

func main() { println(int(C.twice(21))) }
`;

const cases: readonly Case[] = [
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
    name: 'an error about a type of C',
    files: {
      'main.go': CGO.replace(
        'println(int(C.twice(21)))',
        'var s string = C.twice(1); _ = s; var t *C.thing = 5; _ = t',
      ),
    },
    argv: ['go', 'build', '.'],
    code: 1,
    shows: /C\.thing|_Ctype_thing/,
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
    name: 'a C library that the linker does not find',
    files: { 'main.go': CGO.replace('/*\n', '/*\n#cgo LDFLAGS: -lnowhere_to_be_found\n') },
    argv: ['go', 'build', '.'],
    code: 1,
    shows: 'nowhere_to_be_found',
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
    name: 'vet of a package with cgo',
    files: { 'main.go': CGO },
    argv: ['go', 'vet', '.'],
    code: 0,
  },
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
    name: 'a race build with build tags and ldflags',
    files: { 'main.go': HELLO },
    argv: ['go', 'build', '-tags', 'x,y', '-ldflags', '-s -w', '-trimpath', '-o', 'out', '.'],
    code: 0,
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
    name: 'the optimizer speaking (-gcflags=-m) about a package with cgo',
    files: { 'main.go': CGO },
    argv: ['go', 'build', '-gcflags=-m', '.'],
    code: 0,
    shows: 'can inline',
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
        .filter((line) => /^((ok {2}|FAIL|\? {3})\t|--- FAIL: )/.test(line));
      expect(results).toHaveLength(5);
      expect(recording.testOutput).toBe(results.join(''));
    },
  },
  {
    name: 'tests of the current directory, which stream',
    files: {
      'a.go': 'package m\n',
      'a_test.go': 'package m\n\nimport "testing"\n\nfunc TestA(t *testing.T) { println("e") }\n',
    },
    argv: ['go', 'test', '-v'],
    code: 0,
    shows: '=== RUN   TestA',
  },
  {
    name: 'tests with arguments that span lines',
    files: {
      'a_test.go':
        'package m\n\nimport (\n\t"os"\n\t"testing"\n)\n\nfunc TestMain(m *testing.M) { println(len(os.Args)); os.Exit(0) }\n',
    },
    argv: ['go', 'test', '.', '-args', 'one\ntwo', 'cd /tmp'],
    code: 0,
  },
  {
    name: 'tests with coverage',
    files: {
      'a.go': 'package m\n\nfunc F() int { return 1 }\n',
      'a_test.go': 'package m\n\nimport "testing"\n\nfunc TestA(t *testing.T) { F() }\n',
    },
    argv: ['go', 'test', '-count=1', '-cover', '-coverprofile=c.out', './...'],
    code: 0,
    shows: 'coverage: 100.0%',
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
    name: 'benchmarks',
    files: {
      'a_test.go':
        'package m\n\nimport "testing"\n\nfunc BenchmarkA(b *testing.B) { b.Log("x"); b.SkipNow() }\n',
    },
    argv: ['go', 'test', '-bench', '.', '.'],
    code: 0,
  },
  {
    name: 'go test -c',
    files: { 'a_test.go': 'package m\n\nimport "testing"\n\nfunc TestA(t *testing.T) {}\n' },
    argv: ['go', 'test', '-c', '-o', 'x.test', '.'],
    code: 0,
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
];

describe('a traced command prints the same as alone, byte for byte', () => {
  let workspace: GoWorkspace | undefined;
  afterEach(() => workspace?.remove());

  for (const entry of cases) {
    test(entry.name, async () => {
      workspace = new GoWorkspace({ 'go.mod': GO_MOD, ...entry.files });
      workspace.stamp();
      const plain = await workspace.plain(entry.argv, entry);
      workspace.stamp();
      const traced = await workspace.traced(entry.argv, entry);
      if (entry.shows) expect(plain.stdout + plain.stderr).toMatch(entry.shows);
      if (entry.code !== undefined) expect(plain.code).toBe(entry.code);
      expect({
        stdout: steady(traced.stdout),
        stderr: steady(traced.stderr),
        code: traced.code,
      }).toEqual({ stdout: steady(plain.stdout), stderr: steady(plain.stderr), code: plain.code });
      expect(workspace.leftovers()).toEqual([]);
      entry.sees?.(traced);
    });
  }
});
