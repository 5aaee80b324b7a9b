import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { whyNoMain } from '../../../../src/collect/main-package/why.ts';
import type { RunGo } from '../../../../src/collect/toolchain/run-go.ts';
import { flagArgs, parseGoCommandLine } from '../../../../src/core/go/command-line.ts';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'gbp-exec-'));
  writeFileSync(path.join(directory, 'go.mod'), 'module ex.com/m\n\ngo 1.20\n');
  writeFileSync(path.join(directory, 'main.go'), 'package main\n\nfunc main() {}\n');
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test("the user's -exec goes neither to go list nor to the build that we run", async () => {
  const asked: (readonly string[])[] = [];
  const runGo: RunGo = async (argv) => {
    asked.push(argv);
    const stdout = argv[0] === 'list' ? '{\n"Name": "main",\n"GoFiles": ["main.go"]\n}\n' : '{}';
    return { stdout, stderr: '', exitCode: 0, timedOut: false };
  };
  const line = parseGoCommandLine(['go', 'run', '-exec', 'qemu -L /x', '-tags=a', '.']);
  await whyNoMain({
    target: ['.'],
    directory,
    env: { GOENV: 'off' },
    buildFlags: flagArgs(line),
    runGo,
    build: true,
  });
  expect(asked.map(([command]) => command)).toEqual(['env', 'list', 'run']);
  for (const argv of asked) expect(argv.join(' ')).not.toContain('qemu');
  expect(asked.at(-1)?.filter((arg) => arg.startsWith('-'))).toEqual(['-exec', '-tags=a']);
});
