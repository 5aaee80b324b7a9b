import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type RunOptions, run, startDetached } from '../../../src/platform/run.ts';
import { sendSignal } from '../../../src/platform/send-signal.ts';

const cwd = realpathSync(tmpdir());
const base: RunOptions = { cwd, env: { PATH: process.env['PATH'] }, timeoutMs: 60_000 };
const node = (program: string, options: Partial<RunOptions> = {}, argv: readonly string[] = []) =>
  run(process.execPath, ['-e', program, ...argv], { ...base, ...options });

test('the outcome has both streams and the exit code', async () => {
  const outcome = await node('console.log("out"); console.error("err"); process.exitCode = 3');
  expect(outcome).toEqual({
    stdout: 'out\n',
    stderr: 'err\n',
    exitCode: 3,
    signal: null,
    timedOut: false,
    error: null,
  });
});

test('arguments reach the program unchanged, without a shell', async () => {
  const argv = ['a b', '$HOME', '"', "'", '*', '', '-x', '%PATH%', 'é\n'];
  const { stdout } = await node('console.log(JSON.stringify(process.argv.slice(1)))', {}, ['--', ...argv]);
  expect(JSON.parse(stdout)).toEqual(argv);
});

test('the environment is exactly the given one', async () => {
  const { stdout } = await node('console.log(JSON.stringify(Object.keys(process.env)))', {
    env: { ONLY: '1' },
  });
  expect(JSON.parse(stdout).filter((name: string) => !/^(__CF|SystemRoot$)/.test(name))).toEqual(['ONLY']);
});

test('a program that cannot be started is an outcome with its error', async () => {
  const outcome = await run(path.join(cwd, 'no such program'), [], base);
  expect(outcome).toMatchObject({ exitCode: null, signal: null, timedOut: false });
  expect(outcome.error).toMatchObject({ code: 'ENOENT' });
});

test('a working directory that does not exist is an outcome with its error', async () => {
  const gone = mkdtempSync(path.join(cwd, 'gbp-gone-'));
  rmSync(gone, { recursive: true });
  const outcome = await node('0', { cwd: gone });
  expect(outcome.exitCode).toBeNull();
  expect(outcome.error).not.toBeNull();
});

test('pieces of a stream arrive as they are written', async () => {
  const pieces: string[] = [];
  const outcome = await node('process.stderr.write("one\\u00e9")', { stderr: (piece) => pieces.push(piece) });
  expect(pieces.join('')).toBe('oneé');
  expect(outcome.stderr).toBe('');
});

const PARENT = `
  const { spawn } = require('node:child_process');
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
  console.log(process.pid + ' ' + child.pid);
  setInterval(() => {}, 1000);
`;

test.each(['abort', 'deadline', 'too much output'])(
  '%s ends the program and its child processes',
  async (how) => {
    const stop = new AbortController();
    let pids: readonly number[] = [];
    const outcome = await node(
      how === 'too much output' ? `${PARENT}\nsetTimeout(() => console.log('x'.repeat(1e6)), 500);` : PARENT,
      {
        signal: stop.signal,
        timeoutMs: how === 'deadline' ? 5_000 : 60_000,
        maxCharacters: 10_000,
        stdout: (piece) => {
          if (pids.length === 0) pids = piece.split(/\s/).filter(Boolean).map(Number);
          if (how === 'abort') stop.abort();
        },
      },
    );
    expect(outcome).toMatchObject({ exitCode: null, signal: 'SIGKILL', timedOut: how === 'deadline' });
    expect(pids).toHaveLength(2);
    await expect.poll(() => pids.filter((pid) => sendSignal(pid, 0))).toEqual([]);
  },
);

test('nothing is started for a caller that has canceled already', async () => {
  const outcome = await node('process.exit(0)', { signal: AbortSignal.abort() });
  expect(outcome).toMatchObject({ exitCode: null, error: null });
});

test('starting a process adds no signal listeners', async () => {
  const before = process.eventNames().length;
  await node('0');
  expect(process.eventNames().length).toBe(before);
});

test('a detached program that cannot be started is an error', async () => {
  await expect(startDetached(path.join(cwd, 'no such program'), [])).rejects.toMatchObject({
    code: 'ENOENT',
  });
});
