import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ComparisonProgress, compareCommands } from '../../src/app/compare/compare-commands.ts';
import type { UserContext } from '../../src/app/user-context.ts';
import { compareTraces } from '../../src/core/analysis/compare/compare-traces.ts';
import { allMessagesEnglish } from '../../src/core/messages/en/all-messages.ts';
import { CliUser } from '../support/built-cli.ts';
import { GoWorkspace } from '../support/go-workspace.ts';

let workspace: GoWorkspace;
let user: CliUser;
beforeAll(() => {
  workspace = new GoWorkspace({
    'go.mod': 'module ex.com/m\n\ngo 1.20\n',
    'm.go': 'package m\n\nfunc F() int { return 1 }\n',
    'app/main.go': 'package main\n\nfunc main() {}\n',
  });
  user = new CliUser(workspace);
});
afterAll(() => workspace?.remove());

test('two commands run one after the other, and each becomes a side with its program', async () => {
  const reported: ComparisonProgress[] = [];
  const sides = await compareCommands(
    { preset: 'flags', targets: ['./app'], flags: ['-ldflags=-s'] },
    { ...options(), onProgress: (progress) => reported.push(progress) },
    context(),
  );
  const starts = reported.filter(({ progress }) => progress === null);
  expect(starts.map(({ index, total, argv }) => ({ index, total, argv }))).toEqual([
    { index: 0, total: 2, argv: ['go', 'build', './app'] },
    { index: 1, total: 2, argv: ['go', 'build', '-ldflags=-s', './app'] },
  ]);
  expect(reported.filter(({ progress }) => progress?.type === 'end').map(({ index }) => index)).toEqual([
    0, 1,
  ]);
  expect(sides.map(({ trace }) => trace.command.argv)).toEqual(starts.map(({ argv }) => argv));
  for (const { programs } of sides) expect(programs[0]?.sizeBytes).toBeGreaterThan(100_000);
  const [first, second] = sides;
  if (first === undefined || second === undefined) throw new Error('a side is missing');
  const { comparison } = compareTraces(first.trace, second.trace);
  expect(comparison.different.links).toBe(1);
  expect(comparison.why?.explained).toBeGreaterThan(0);
});

test('only a process that exists for the commands passes its own signals on', async () => {
  const handlers = () => process.listenerCount('SIGTERM') + process.listenerCount('SIGINT');
  const before = handlers();
  const added = async (signals: 'forward' | 'leave'): Promise<number> => {
    let most = 0;
    const onProgress = ({ progress }: ComparisonProgress) => {
      if (progress !== null) most = Math.max(most, handlers() - before);
    };
    const commands = [{ argv: ['go', 'build', '-a', './app'] }];
    await compareCommands({ commands }, { ...options(), signals, onProgress }, context());
    return most;
  };
  expect([await added('leave'), await added('forward'), handlers() - before]).toEqual([0, 2, 0]);
});

test('a comparison that is cancelled during its first command starts no second one', async () => {
  const cancel = new AbortController();
  const started: number[] = [];
  const comparing = compareCommands(
    {
      commands: [{ argv: ['go', 'build', './...'] }, { argv: ['go', 'vet', './...'] }],
    },
    {
      ...options(),
      signal: cancel.signal,
      onProgress: ({ index, progress }) => {
        if (progress === null) started.push(index);
        cancel.abort(new Error('enough'));
      },
    },
    context(),
  );
  await expect(comparing).rejects.toThrow('enough');
  expect(started).toEqual([0]);
});

test('each command runs with its own environment, and none with that of another', async () => {
  const argv = ['go', 'build', '.'];
  const js = { GOOS: 'js', GOARCH: 'wasm' };
  const sides = await compareCommands(
    { commands: [{ argv, env: js }, { argv }, { argv, env: { CGO_ENABLED: '0' } }] },
    options(),
    context(),
  );
  const changed = sides.map(({ trace }) => trace.go.changedEnv);
  const [first = {}, second = {}, third = {}] = changed;
  expect(first).toEqual({ ...second, ...js });
  expect(third).toEqual({ ...second, CGO_ENABLED: '0' });
});

test.skipIf(process.platform === 'win32')('Ctrl-C ends `compare` as it ends a shell command', async () => {
  workspace.write({ 'wait/main.go': WAITS });
  const args = ['compare', '--', 'go', 'run', './wait', '--', 'go', 'build', './app'];
  const finished = await user.run(args, {
    onStart: (child) =>
      child.stderr?.on('data', (chunk: Buffer) => {
        if (chunk.includes('waiting')) child.kill('SIGINT');
      }),
  });
  expect({ code: finished.code, stdout: finished.stdout }).toEqual({ code: 130, stdout: '' });
  expect(workspace.leftovers()).toEqual([]);
});

const WAITS = `package main

import (
	"os"
	"time"
)

func main() {
	os.Stderr.WriteString("waiting\\n")
	time.Sleep(time.Minute)
}
`;

function options() {
  return { recorderVersion: 'test', output: new PassThrough().resume(), signals: 'leave' as const };
}

function context(): UserContext {
  return {
    env: user.env,
    directory: workspace.dir,
    platform: process.platform,
    home: user.home,
    messages: allMessagesEnglish,
  };
}
