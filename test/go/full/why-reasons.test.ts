import { chmodSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { STAMP } from '../../support/stamping-toolexec.ts';
import { Lab } from '../../support/why-lab.ts';

/** Reasons that do not need a program of a hundred packages; the others are in why-cases.test.ts. */
const gocache = mkdtempSync(join(tmpdir(), 'gbp-why-cache-'));
const labs: Lab[] = [];
afterAll(() => {
  for (const lab of labs) lab.dispose();
  rmSync(gocache, { recursive: true, force: true, maxRetries: 3 });
});

function newLab(name: string, files: Readonly<Record<string, string>>): Lab {
  const lab = new Lab({ gocache });
  labs.push(lab);
  // Each lab has its own module, so that none finds packages of another in the cache.
  lab.write('go.mod', `module ex.com/${name}\n\ngo 1.21\n`);
  for (const [file, text] of Object.entries(files)) lab.write(file, text);
  return lab;
}

const EMBEDS = 'package m\n\nimport "embed"\n\n//go:embed data\nvar Data embed.FS\n';

test('an added and a removed embedded file are reasons', async () => {
  const lab = newLab('embeds', { 'm.go': EMBEDS, 'data/a.txt': 'a\n' });
  await lab.trace(['build', '.']);
  lab.write('data/b.txt', 'b\n');
  expect((await lab.trace(['build', '.'])).roots).toEqual(['ex.com/embeds: embedAdded data/b.txt']);
  lab.remove('data/a.txt');
  expect((await lab.trace(['build', '.'])).roots).toEqual(['ex.com/embeds: embedRemoved data/a.txt']);
});

test('changed assembler flags are a reason', async () => {
  const lab = newLab('asm', {
    'm.go': 'package m\n\nfunc One() int64\n',
    'one_amd64.s': '#include "textflag.h"\n\nTEXT ·One(SB),NOSPLIT,$0-8\n\tMOVQ $1, ret+0(FP)\n\tRET\n',
    'one_arm64.s':
      '#include "textflag.h"\n\nTEXT ·One(SB),NOSPLIT,$0-8\n\tMOVD $1, R0\n\tMOVD R0, ret+0(FP)\n\tRET\n',
  });
  await lab.trace(['build', '.']);
  const { roots } = await lab.trace(['build', '-asmflags=-D X=1', '.']);
  expect(roots).toEqual(['*: assemblerFlags -asmflags']);
});

const CGO =
  'package m\n\n// int one(void) { return 1; }\nimport "C"\n\nfunc One() int { return int(C.one()) }\n';

test('changed C compiler flags and another C compiler are reasons', async () => {
  const lab = newLab('cgo', { 'm.go': CGO });
  const first = await lab.trace(['build', '.'], { env: { CGO_ENABLED: '1' } });
  expect(first.rebuilt).toContain('ex.com/cgo');
  const flags = await lab.trace(['build', '.'], { env: { CGO_ENABLED: '1', CGO_CFLAGS: '-O1' } });
  expect(flags.roots).toContainEqual(expect.stringMatching(/cgoFlags CGO_CFLAGS/));
  // The same compiler by another name, and one that prints another version.
  lab.write(
    'cc',
    '#!/bin/sh\nif [ "$1" = -### ]; then gcc "$@" 2>&1 | sed "s/version /version 1/" >&2; else exec gcc "$@"; fi\n',
  );
  const cc = join(lab.directory, 'cc');
  chmodSync(cc, 0o755);
  const other = await lab.trace(['build', '.'], { env: { CGO_ENABLED: '1', CC: cc } });
  expect(other.roots).toContainEqual(expect.stringMatching(/cCompiler/));
});

test('a GODEBUG directive in the source is a reason', async () => {
  const lab = newLab('godebug', { 'main.go': 'package main\n\nfunc main() {}\n' });
  await lab.trace(['build', '-o', 'out', '.']);
  lab.edit('main.go', (text) => `//go:debug panicnil=1\n${text}`);
  const { roots } = await lab.trace(['build', '-o', 'out', '.']);
  expect(roots.join('; ')).toMatch(/godebug GODEBUG/);
});

test('-a rebuilds what the cache has', async () => {
  const lab = newLab('forced', { 'm.go': 'package m\n\nfunc One() int { return 1 }\n' });
  await lab.trace(['build', '.']);
  const { roots, rebuilt } = await lab.trace(['build', '-a', '.']);
  expect(rebuilt).toContain('ex.com/forced');
  expect(roots).toEqual(['*: cacheUnusable -a']);
});

test('an import with another output from the same inputs is a reason', async () => {
  const lab = newLab('stamps', {
    // The packages import nothing, so that the standard library is not built twice.
    'stamped/stamped.go': 'package stamped\n\nconst At = "STAMP"\n',
    'user/user.go':
      'package user\n\nimport "ex.com/stamps/stamped"\n\nfunc At() string { return stamped.At }\n',
    'stamp.cjs': STAMP,
  });
  const toolexec = `-toolexec=${join(lab.directory, 'stamp.cjs')}`;
  chmodSync(join(lab.directory, 'stamp.cjs'), 0o755);
  const env = { GOCACHE: join(lab.root, 'own-cache') };
  await lab.trace(['build', toolexec, './user'], { env });
  rmSync(env.GOCACHE, { recursive: true });
  await lab.go(['build', toolexec, './stamped'], env);
  const { roots, cascade } = await lab.trace(['build', toolexec, './user'], { env });
  expect(roots).toEqual(['ex.com/stamps/stamped: nondeterministic']);
  expect(cascade).toEqual(['ex.com/stamps/user']);
});

test('changed vet facts of an import are a reason', async () => {
  const lab = newLab('vetted', {
    'lib/lib.go':
      'package lib\n\nimport "fmt"\n\nfunc Say(text string, args ...any) { fmt.Println(text, len(args)) }\n',
    'm.go': 'package m\n\nimport "ex.com/vetted/lib"\n\nfunc F() { lib.Say("a") }\n',
  });
  await lab.trace(['vet', './...']);
  // The function now wraps Printf, which vet records as a fact.
  lab.write(
    'lib/lib.go',
    'package lib\n\nimport "fmt"\n\nfunc Say(text string, args ...any) { fmt.Printf(text, args...) }\n',
  );
  const { why } = await lab.trace(['vet', './...']);
  const vet = why.nodes.find(({ mode, importPath }) => mode === 'vet' && importPath === 'ex.com/vetted');
  expect(vet?.explained).toBe(true);
  expect(why.causes.flatMap(({ reasons }) => reasons.map(({ id }) => id))).toContain('fileEdited');
});

test('an added test changes the main package that go generates for it', async () => {
  const lab = newLab('testmain', {
    'm.go': 'package m\n\nfunc One() int { return 1 }\n',
    'm_test.go': 'package m_test\n\nimport "testing"\n\nfunc TestA(t *testing.T) {}\n',
  });
  await lab.trace(['test', '.']);
  lab.append('m_test.go', '\nfunc TestB(t *testing.T) {}\n');
  const { roots, why } = await lab.trace(['test', '.']);
  expect(why.nodes.every(({ explained }) => explained)).toBe(true);
  expect(roots.join('; ')).toMatch(/fileEdited m_test\.go/);
});

test('a file that another test writes while the tests run is a reason', async () => {
  const lab = newLab('written', {
    'a/a_test.go': `package a

import (
	"os"
	"testing"
)

func TestWrites(t *testing.T) {
	if os.Getenv("WRITE") != "" {
		os.WriteFile("../shared.txt", []byte("written"), 0o644)
	}
}
`,
    'b/b_test.go': `package b

import (
	"os"
	"testing"
)

func TestReads(t *testing.T) { os.ReadFile("../shared.txt") }
`,
    'shared.txt': '',
  });
  // go keeps no result of a test that read a file younger than two seconds.
  utimesSync(join(lab.directory, 'shared.txt'), 1, 1);
  const args = ['test', '-p=1', './...'];
  await lab.trace(args);
  const { tested } = await lab.trace(args, { env: { WRITE: '1' } });
  expect(tested).toEqual([
    'ex.com/written/a: testVariable WRITE',
    expect.stringMatching(/^ex\.com\/written\/b: testFileWritten \S*shared\.txt$/),
  ]);
});
