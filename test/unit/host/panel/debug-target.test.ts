import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseGoCommandLine } from '../../../../src/core/go/command-line.ts';
import type { GoVerb } from '../../../../src/core/model/traced-verbs.ts';
import { viewTrace } from '../../../../src/core/view/trace/view-trace.ts';
import { debugFolder } from '../../../../src/host/panel/debug-folder.ts';
import { debugTarget } from '../../../../src/host/panel/debug-target.ts';
import { traceFromSketch } from '../../../support/sketch.ts';

const root = mkdtempSync(path.join(tmpdir(), 'gbp-debug-'));
const files = {
  'go.mod': 'module ex.com/a\n\ngo 1.20\n',
  'lib/lib.go': 'package lib\n',
  'cmd/app/main.go': 'package main\n',
  'nested/go.mod': 'module ex.com/a/nested\n\ngo 1.20\n',
  'nested/tool/main.go': 'package main\n',
  'go.work': 'go 1.20\n\nuse (\n\t.\n\t./nested\n)\n',
};
for (const [name, text] of Object.entries(files)) {
  mkdirSync(path.join(root, path.dirname(name)), { recursive: true });
  writeFileSync(path.join(root, name), text);
}
afterAll(() => rmSync(root, { recursive: true }));

describe('the target of the debugger', () => {
  test('is, for go run, the package that was linked, even for the row of the program', () => {
    const run = view('run', ['./cmd/app'], 'ex.com/a/cmd/app hit\nlink:ex.com/a/cmd/app hit\nrun: miss');
    expect(debugTarget(run, null)).toEqual({ kind: 'program', importPath: 'ex.com/a/cmd/app' });
  });

  test('is, for go test, preferably a failed test, and never a package without tests', () => {
    const tests = (outcome: string) =>
      view('test', ['./...'], `test:ex.com/a notNeeded\ntest:ex.com/a/b miss\ntest:ex.com/a/c ${outcome}`);
    expect(debugTarget(tests('failed'), null)).toEqual({ kind: 'test', importPath: 'ex.com/a/c' });
    expect(debugTarget(tests('miss'), null)).toEqual({ kind: 'test', importPath: 'ex.com/a/b' });
  });

  test('is the test package, for the row of its binary', () => {
    const tests = view('test', ['./lib'], 'link:ex.com/a/lib.test miss\ntest:ex.com/a/lib miss');
    expect(debugTarget(tests, 0)).toEqual({ kind: 'test', importPath: 'ex.com/a/lib' });
  });

  test('is missing if nothing was linked', () => {
    expect(debugTarget(view('vet', ['./lib'], 'vet:ex.com/a/lib miss'), null)).toBeNull();
  });
});

describe('the source directory', () => {
  test('of a pattern from the cache comes from its module', () => {
    expect(folderOf('ex.com/a/lib', ['./...'])).toBe(path.join(root, 'lib'));
    expect(folderOf('ex.com/a/cmd/app', ['ex.com/a/cmd/app'])).toBe(path.join(root, 'cmd', 'app'));
  });

  test('in a nested module comes from go.work', () => {
    expect(folderOf('ex.com/a/nested/tool', ['ex.com/a/nested/tool'])).toBe(
      path.join(root, 'nested', 'tool'),
    );
  });

  test('of named files is theirs', () => {
    expect(folderOf('command-line-arguments', ['cmd/app/main.go'])).toBe(path.join(root, 'cmd', 'app'));
  });

  test('comes from the argument if the trace does not name a package', () => {
    expect(folderOf('', ['./cmd/app'])).toBe(path.join(root, 'cmd', 'app'));
  });

  test('is not known for a module that is elsewhere', () => {
    expect(
      folderOf('golang.org/x/tools/cmd/stringer', ['golang.org/x/tools/cmd/stringer@latest']),
    ).toBeNull();
  });
});

function view(verb: GoVerb, packages: readonly string[], sketch: string) {
  const argv = ['go', verb, ...packages];
  return viewTrace(traceFromSketch(sketch, { command: { argv, verb, directory: root, goflags: [] } }));
}

function folderOf(importPath: string, packages: readonly string[]): string | null {
  const shown = view('run', packages, 'ex.com/other hit');
  const line = parseGoCommandLine(shown.header.argv);
  return debugFolder(shown, { kind: 'program', importPath }, line, { GOENV: 'off' });
}
