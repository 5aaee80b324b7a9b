import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { judgeDifferences } from '../../../scripts/lib/script-oracle/known-differences.mjs';
import { builtCli } from '../../support/built-cli.ts';
import { removeFolder } from '../../support/remove-folder.ts';

const script = fileURLToPath(new URL('../../../scripts/transparency.mjs', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'gotrace-oracle-'));
afterAll(() => removeFolder(folder));

/** Two scripts that take seconds. The first one requires a silent stderr, the second one an exit code. */
function compare(cli: string) {
  return spawnSync(
    process.execPath,
    [script, `--cli=${cli}`, '--run=^(build_n_cgo|build_test_only|run_issue11709)$'],
    { encoding: 'utf8' },
  );
}

/** A command line that runs the shipped one, and does something else. */
function wrapper(name: string, lines: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, `'use strict';\n${lines}\nrequire(${JSON.stringify(builtCli())});\n`);
  return file;
}

test("scripts of go's own tests pass under trace as without it", () => {
  const { stdout, status } = compare(builtCli());
  expect(stdout).toMatch(/\n\| \S+ \| short \| quiet \| [1-9]\d* \| ([1-9]) \| \1 \| 0 \| 0 \|\n$/);
  expect(status, stdout).toBe(0);
});

test('a tracer that prints a line of its own is found', () => {
  const { stdout, status } = compare(wrapper('chatty.cjs', "process.stderr.write('hello\\n');"));
  expect(stdout).toContain('\nFAILED run_issue11709 (');
  expect(status).toBe(1);
});

test('a tracer that records nothing is found, although every script passes', () => {
  const file = path.join(folder, 'absent.cjs');
  writeFileSync(
    file,
    `const { spawnSync } = require('node:child_process');
const [program, ...args] = process.argv.slice(process.argv.indexOf('--quiet') + 1);
process.exit(spawnSync(program, args, { stdio: 'inherit' }).status);`,
  );
  const { stdout, status } = compare(file);
  expect(stdout).toContain('FAILED no command was traced, so nothing was compared.');
  expect(status).toBe(1);
});

describe('the list of known differences', () => {
  const run = { mode: 'quiet', minor: 24, long: false, whole: true };
  const listed = [
    { script: 'a', cause: 'always' },
    { script: 'b', cause: 'in another mode', modes: ['default'] },
    { script: 'c', cause: 'later', from: 25 },
    { script: 'd', cause: 'earlier', before: 24 },
    { script: 'e', cause: 'in long mode', long: true as const },
    { failure: /: stderr /, cause: 'wherever stderr is examined' },
  ];
  const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const differing = [
    ...['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({ name, failure: `${name}.txt:1: go build: exit 1` })),
    { name: 'g', failure: 'g.txt:3: stderr .: unexpected success' },
  ];

  test('an entry explains the runs and the failures that it names, and no other', () => {
    expect(judgeDifferences(differing, all, run, listed)).toEqual({
      known: [
        { name: 'a', cause: 'always' },
        { name: 'g', cause: 'wherever stderr is examined' },
      ],
      unexplained: ['b', 'c', 'd', 'e', 'f'],
      stale: [],
    });
    const other = { mode: 'default', minor: 25, long: true, whole: true };
    expect(judgeDifferences(differing, all, other, listed).unexplained).toEqual(['d', 'f']);
  });

  test('an entry that a run had to show and did not is out of date', () => {
    expect(judgeDifferences([], all, run, listed).stale).toEqual([
      'a: always',
      'no script: wherever stderr is examined',
    ]);
    expect(judgeDifferences([], ['f'], { ...run, whole: false }, listed).stale).toEqual([]);
  });
});
