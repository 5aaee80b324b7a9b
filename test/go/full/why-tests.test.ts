import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isRoutine } from '../../../src/core/analysis/rebuild/explanation.ts';
import { allMessagesEnglish } from '../../../src/core/messages/en/all-messages.ts';
import { nameRows } from '../../../src/core/view/trace/rows.ts';
import { NO_COLORS } from '../../../src/report/text/colors.ts';
import { explainText } from '../../../src/report/text/explain-text.ts';
import { Lab } from '../../support/why-lab.ts';

const gocache = mkdtempSync(join(tmpdir(), 'gbp-why-cache-'));
const labs: Lab[] = [];
afterAll(() => {
  for (const lab of labs) lab.dispose();
  rmSync(gocache, { recursive: true, force: true, maxRetries: 3 });
});

/** go keeps no result of a test that read a file younger than two seconds. */
const OLD = new Date('2026-01-02T03:04:05Z');

function newLab(): Lab {
  const lab = new Lab({ gocache });
  labs.push(lab);
  lab.write('go.mod', 'module ex.com/app\n\ngo 1.20\n');
  lab.write('lib/lib.go', 'package lib\n\nfunc Value() int { return 1 }\n');
  lab.write(
    'lib/lib_test.go',
    'package lib\n\nimport "testing"\n\nfunc TestValue(t *testing.T) { t.Log(Value()) }\n',
  );
  lab.write(
    'reader/reader_test.go',
    `package reader

import (
\t"os"
\t"testing"
)

func TestRead(t *testing.T) {
\tif os.Getenv("FAIL") != "" {
\t\tt.Fatal("asked to")
\t}
\tif _, err := os.ReadFile("testdata/in.txt"); err != nil {
\t\tt.Fatal(err)
\t}
\tos.Stat("../extra")
}
`,
  );
  writeOld(lab, 'reader/testdata/in.txt', 'in\n');
  return lab;
}

function writeOld(lab: Lab, file: string, text: string, at = OLD): void {
  lab.write(file, text);
  utimesSync(join(lab.directory, file), at, at);
}

const TEST = ['test', './...'];

test('tests that run for the first time are first seen, and cached results need no reason', async () => {
  const lab = newLab();
  const first = await lab.trace(TEST);
  expect(first.tested).toEqual(['ex.com/app/lib: firstSeen', 'ex.com/app/reader: firstSeen']);
  const second = await lab.trace(TEST);
  expect(second.trace.tests.map((one) => one.cached)).toEqual([true, true]);
  expect(second.tested).toEqual([]);
});

test('the test binary of a main package contains that package as well, and its inputs are known', async () => {
  const lab = newLab();
  lab.write('cmd/app/main.go', 'package main\n\nfunc main() {}\n');
  lab.write('cmd/app/main_test.go', 'package main\n');
  const first = await lab.trace(TEST);
  expect(first.trace.notes).toEqual([]);
  expect(first.tested).toContain('ex.com/app/cmd/app: firstSeen');
  lab.append('cmd/app/main.go', '\nfunc init() { println(1) }\n');
  const edited = await lab.trace(TEST);
  expect(edited.trace.notes).toEqual([]);
  expect(edited.tested).toEqual(['ex.com/app/cmd/app: because of fileEdited main.go']);
});

test('a file that a test reads is named when it changed, even if only its time did', async () => {
  const lab = newLab();
  await lab.trace(TEST);
  writeOld(lab, 'reader/testdata/in.txt', 'in\n', new Date('2026-02-03T04:05:06Z'));
  const touched = await lab.trace(TEST);
  expect(touched.tested).toEqual(['ex.com/app/reader: testFileTouched testdata/in.txt']);
  expect(touched.why.explained).toBe(touched.why.withBaseline);
});

test('a file that a test looks for is named when it appears and when it disappears', async () => {
  const lab = newLab();
  await lab.trace(TEST);
  writeOld(lab, 'extra', 'there');
  expect((await lab.trace(TEST)).tested).toEqual(['ex.com/app/reader: testFileAdded ../extra']);
  lab.remove('extra');
  // The earlier result is still in the cache.
  expect((await lab.trace(TEST)).tested).toEqual([]);
  lab.remove('reader/testdata/in.txt');
  expect((await lab.trace(TEST)).tested).toEqual(['ex.com/app/reader: testFileRemoved testdata/in.txt']);
});

test('a variable that a test reads is named when it changed', async () => {
  const lab = newLab();
  await lab.trace(TEST);
  const failed = await lab.trace(TEST, { env: { FAIL: 'yes' } });
  expect(failed.tested).toEqual(['ex.com/app/reader: testVariable FAIL']);
  // Only the variable changes, because go does not cache the result of a failed test.
  const again = await lab.trace(TEST, { env: { FAIL: 'yes' } });
  expect(again.tested).toEqual(['ex.com/app/reader: notKept failed']);
});

test('an edit of the package or of an import is followed through the test binary', async () => {
  const lab = newLab();
  lab.write('top/top.go', 'package top\n\nimport "ex.com/app/lib"\n\nvar V = lib.Value()\n');
  lab.write(
    'top/top_test.go',
    'package top\n\nimport "testing"\n\nfunc TestTop(t *testing.T) { t.Log(V) }\n',
  );
  await lab.trace(TEST);
  lab.edit('lib/lib.go', (text) => text.replace('return 1', 'return 2'));
  const { tested, trace, why } = await lab.trace(TEST);
  expect(tested).toEqual([
    'ex.com/app/lib: because of fileEdited lib.go',
    'ex.com/app/top: because of fileEdited lib.go',
  ]);
  expect(why.explained).toBe(why.withBaseline);
  const vets = trace.actions.filter(({ mode, outcome }) => mode === 'vet' && outcome === 'miss').length;
  expect(why.causes.map((one) => ({ tests: one.tests, vets: one.vets, links: one.links }))).toEqual([
    { tests: 2, vets, links: 2 },
  ]);
  // lib is compiled and vetted with its test files for its own test, and without them for top.
  const explained = explainText(
    { trace, rows: nameRows(trace), explanation: why, beyond: null, importPath: 'ex.com/app/lib' },
    allMessagesEnglish,
    NO_COLORS,
  );
  const headings = explained.filter((line) => !line.startsWith(' ')).map((line) => line.split(':')[0]);
  expect(new Set(headings).size).toBe(headings.length);
  expect(headings).toEqual(
    expect.arrayContaining(['ex.com/app/lib', 'ex.com/app/lib (test)', 'vet ex.com/app/lib (test)']),
  );
});

test('flags that matter, flags that disable caching, and a missing package name are reasons', async () => {
  const lab = newLab();
  await lab.trace(['test', './lib']);
  expect((await lab.trace(['test', '-short', './lib'])).tested).toEqual(['ex.com/app/lib: testArguments']);
  expect((await lab.trace(['test', '-count=1', './lib'])).tested).toEqual([
    'ex.com/app/lib: testNotCacheable -test.count=1',
  ]);
  expect((await lab.trace(['test'], { cwd: join(lab.directory, 'lib') })).tested).toEqual([
    'ex.com/app/lib: testNotCacheable directory',
  ]);
  expect((await lab.trace(['test', './lib', '-args', 'word'])).tested).toEqual([
    'ex.com/app/lib: testNotCacheable word',
  ]);
});

test('go clean -testcache and a file that the test itself writes are reported', async () => {
  const lab = newLab();
  lab.write(
    'writer/writer_test.go',
    'package writer\n\nimport (\n\t"os"\n\t"testing"\n)\n\nfunc TestWrite(t *testing.T) {\n\tos.WriteFile("out.txt", []byte("x"), 0o644)\n\tos.ReadFile("out.txt")\n}\n',
  );
  await lab.trace(['test', './lib', './writer']);
  await lab.go(['clean', '-testcache']);
  expect((await lab.trace(['test', './lib', './writer'])).tested).toEqual([
    'ex.com/app/lib: evicted testcache',
    'ex.com/app/writer: evicted testcache',
  ]);
  expect((await lab.trace(['test', './lib', './writer'])).tested).toEqual([
    'ex.com/app/writer: notKept result',
  ]);
});

test('a vet that runs again has a reason, and one from the cache has none', async () => {
  const lab = newLab();
  await lab.trace(['vet', './...']);
  lab.append('lib/lib.go', '\n// the end\n');
  const edited = await lab.trace(['vet', './...']);
  expect(edited.roots).toEqual(['ex.com/app/lib: fileEdited lib.go']);
  expect(edited.why.nodes.map((node) => `${node.mode} ${node.importPath}`)).toEqual(['vet ex.com/app/lib']);
  expect((await lab.trace(['vet', './...'])).why.nodes).toEqual([]);
  const flags = await lab.trace(['vet', '-printf=false', './...']);
  expect(flags.roots).toEqual(['*: vetFlags vet']);
  expect(flags.why.explained).toBe(flags.why.withBaseline);
});

test('a file of which only the time changed is said to have its content', async () => {
  const lab = newLab();
  lab.write(
    'times/times_test.go',
    `package times

import (
	_ "embed"
	"os"
	"testing"
)

//go:embed embedded.txt
var embedded string

func TestRead(t *testing.T) {
	for _, name := range []string{"data/a.txt", "data/b.txt", "data/large.bin"} {
		if _, err := os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.ReadDir("folder"); err != nil {
		t.Fatal(err)
	}
}
`,
  );
  const at = (file: string, seconds: number): void =>
    utimesSync(join(lab.directory, 'times', file), OLD, new Date(OLD.getTime() + seconds * 1000));
  mkdirSync(join(lab.directory, 'times/folder'), { recursive: true });
  const old: Readonly<Record<string, string>> = {
    'embedded.txt': 'one',
    'data/a.txt': 'one',
    'data/b.txt': 'two',
    // More than is compared.
    'data/large.bin': 'x'.repeat(1024 * 1024 + 1),
    'folder/c.txt': 'three',
  };
  for (const [file, text] of Object.entries(old)) writeOld(lab, `times/${file}`, text);
  at('folder', 0);
  const args = ['test', './times'];
  const tested = async (): Promise<readonly string[]> =>
    (await lab.trace(args)).tested.map((text) => text.replace('ex.com/app/times: ', ''));
  await lab.trace(args);
  // Embedded files count by content alone.
  at('embedded.txt', 1);
  expect(await tested()).toEqual([]);
  at('data/a.txt', 2);
  expect(await tested()).toEqual(['testFileTouched data/a.txt']);
  at('data/large.bin', 3);
  expect(await tested()).toEqual(['testTimeChanged data/large.bin']);
  at('folder', 4);
  expect(await tested()).toEqual(['testTimeChanged folder/']);
  // All of them, as after a checkout: one reason for each kind.
  for (const file of [...Object.keys(old), 'folder']) at(file, 5);
  const checkout = await lab.trace(args);
  const reasons = checkout.why.causes.flatMap((cause) => (isRoutine(cause) ? [] : cause.reasons));
  expect(reasons.map(({ id, files }) => [id, ...files])).toEqual([
    ['testFileTouched', 'data/a.txt', 'data/b.txt'],
    ['testTimeChanged', 'data/large.bin', 'folder/'],
  ]);
  // The same size and another content is a change.
  writeOld(lab, 'times/data/a.txt', 'eno', new Date(OLD.getTime() + 6000));
  at('data/b.txt', 6);
  expect(await tested()).toEqual(['testFile data/a.txt, testFileTouched data/b.txt']);
  chmodSync(join(lab.directory, 'times/data/a.txt'), 0o600);
  expect(await tested()).toEqual(['testModeChanged data/a.txt']);
});
