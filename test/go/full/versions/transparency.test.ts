// cspell:ignore badc
import { afterAll, beforeAll, expect, test } from 'vitest';
import { summarizeCache } from '../../../../src/core/analysis/build/cache-summary.ts';
import { foldTrace } from '../../../../src/core/trace/fold-trace.ts';
import { describeEachGo, SOME_VERSIONS } from '../../../support/go-versions.ts';
import { GO_MOD, GoWorkspace, steady } from '../../../support/go-workspace.ts';

const CGO = `package cg

/*
static int twice(int x) { return 2 * x; }
typedef struct { int a; } thing;
*/
import "C"

func Twice(x int) int { return int(C.twice(C.int(x))) }
`;

const FILES = {
  'go.mod': GO_MOD,
  'main.go':
    'package main\n\nimport (\n\t"ex.com/m/asm"\n\t"ex.com/m/cg"\n\t"ex.com/m/lib"\n\t"os"\n)\n\nfunc main() { println(cg.Twice(asm.F()), lib.L, len(os.Args)); os.Exit(len(os.Args)) }\n',
  'lib/lib.go': 'package lib\n\nvar L = 1\n',
  'lib/lib_test.go':
    'package lib\n\nimport "testing"\n\nfunc TestL(t *testing.T) { if L != 1 { t.Fatal(L) } }\n',
  'cg/cg.go': CGO,
  'asm/f.go': 'package asm\n\nfunc F() int\n',
  'asm/f_amd64.s': '#include "textflag.h"\nTEXT ·F(SB),NOSPLIT,$0-8\n\tMOVQ $7, ret+0(FP)\n\tRET\n',
  'bad/bad.go': 'package bad\n\nvar X int = "no"\n',
  'badc/badc.go': CGO.replace('package cg', 'package badc').replace(
    'int(C.twice(C.int(x)))',
    'var t *C.thing = C.twice(5); return t',
  ),
  'vetted/v.go': 'package vetted\n\nimport "fmt"\n\nfunc V() { fmt.Printf("%d\\n", "x") }\n',
};

describeEachGo((version, requireInstalled) => {
  let workspace: GoWorkspace;
  beforeAll(async () => {
    requireInstalled();
    workspace = new GoWorkspace(FILES, { GOTOOLCHAIN: `go${version}` });
    await workspace.plain(['go', 'build', '-o', 'warm', '.']);
  });
  afterAll(() => workspace?.remove());

  async function same(argv: readonly string[], code: number) {
    workspace.stamp();
    const plain = await workspace.plain(argv);
    workspace.stamp();
    const traced = await workspace.traced(argv);
    expect({ out: steady(traced.stdout), err: steady(traced.stderr), code: traced.code }).toEqual({
      out: steady(plain.stdout),
      err: steady(plain.stderr),
      code: plain.code,
    });
    expect(plain.code, plain.stderr).toBe(code);
    expect(workspace.leftovers()).toEqual([]);
    expect(traced.recording.go.version).toBe(`go${version}`);
    return { ...traced, counts: summarizeCache(foldTrace(traced.recording)) };
  }

  test('go run has the same output and exit code of the program', async () => {
    const { recording, counts } = await same(['go', 'run', '.', 'a\nb', 'c d'], 1);
    expect(recording.programEnd).toEqual({ exitCode: 3, signal: null });
    expect(counts).toMatchObject({ misses: 4, failed: 0 });
  });

  test('go build has the same messages for errors in Go and cgo code, and the same other outcomes', async () => {
    const { recording, counts, stderr } = await same(['go', 'build', './...'], 1);
    expect(stderr).toContain('# ex.com/m/badc\n');
    expect(recording.messages).toBe(stderr);
    expect(counts.failed).toBe(2);
  });

  test('go build writes the same binary', async () => {
    workspace.stamp();
    await workspace.traced(['go', 'build', '-ldflags=-s', '-o', 'traced', '.']);
    const again = await workspace.plain(['go', 'build', '-x', '-ldflags=-s', '-o', 'plain', '.']);
    expect(again.stderr).not.toMatch(/[\\/]compile /);
    expect(workspace.sha256('traced')).toBe(workspace.sha256('plain'));
  });

  test('go vet and go test have the same findings and results', async () => {
    await same(['go', 'vet', './vetted', './lib', './cg'], 1);
    const { recording, stdout } = await same(['go', 'test', '-count=1', './lib', './asm'], 0);
    expect(recording.testOutput).toBe(stdout);
  });
}, SOME_VERSIONS);
