import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { answerForDiagnostics } from '../../../../src/collect/main-package/failure.ts';

const directory = mkdtempSync(path.join(os.tmpdir(), 'go-build-pipeline-output-'));
writeFileSync(path.join(directory, 'go.mod'), 'module ex.com/app\n\ngo 1.20\n');
writeFileSync(path.join(directory, 'main.go'), 'package main\n\nfunc main() {}\n');
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const LENGTH = 1_000_000;
const FLOODS = {
  letters: 'a'.repeat(LENGTH),
  addresses: 'a@b'.repeat(LENGTH / 4),
  colons: 'a:'.repeat(LENGTH / 2),
  slashes: 'a/'.repeat(LENGTH / 2),
  quotes: 'a"'.repeat(LENGTH / 2),
  blanks: 'a '.repeat(LENGTH / 2),
  lines: `${'{"level":"info"}'.repeat(125)}\n`.repeat(LENGTH / 2_000),
};

// A program that was run with -gcflags=-m, and failed: its output cannot be told from go's. A pattern that starts
// anew at every letter would take hours.
test.each(Object.entries(FLOODS))(
  'a megabyte of %s without an end gives no reason and is read quickly',
  (_, flood) => {
    for (const message of [flood, `go: ${flood}`, `# ex.com/app\n${flood}`]) {
      const diagnostics = [{ package: null, file: null, line: null, column: null, message }];
      const question = { target: ['.'], directory, env: { ...process.env, GOENV: 'off' }, buildFlags: [] };
      expect(answerForDiagnostics(diagnostics, question)).toBe(null);
    }
  },
);
