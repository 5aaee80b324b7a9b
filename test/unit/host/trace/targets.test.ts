import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMainEnv } from '../../../../src/collect/main-package/env.ts';
import { MainIndex } from '../../../../src/collect/main-package/index.ts';
import { afterChdir, readRunTarget, runAgain, worksIn } from '../../../../src/host/run-target.ts';
import { mainsAt } from '../../../../src/host/trace/mains-at.ts';
import { moduleTarget, packageTarget } from '../../../../src/host/trace/package-targets.ts';

const MAIN = 'package main\n\nfunc main() {}\n';
const FILES: Readonly<Record<string, string>> = {
  'go.work': 'go 1.20\n\nuse ./in\n',
  'in/go.mod': 'module ex.com/in\n\ngo 1.20\n',
  'in/cmd/app/main.go': MAIN,
  'in/cmd/app/gen.go': `//go:build ignore\n\n${MAIN}`,
  'in/-odd/main.go': MAIN,
  'in/lib/lib.go': 'package lib\n',
  'out/go.mod': 'module ex.com/out\n\ngo 1.20\n',
  'out/main.go': MAIN,
};

let root = '';
const at = (name: string) => path.join(root, name);
beforeAll(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'targets with space-')));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('a package is an argument relative to its module, and never reads as a flag', () => {
  expect(packageTarget('build', at('in/cmd/app'), {})).toEqual({
    directory: at('in'),
    argv: ['go', 'build', './cmd/app'],
    env: {},
  });
  expect(packageTarget('vet', at('in/-odd'), {}).argv).toEqual(['go', 'vet', './-odd']);
  expect(packageTarget('test', at('in'), {}).argv).toEqual(['go', 'test', '.']);
  expect(moduleTarget('test', at('in/lib'), {})).toMatchObject({
    directory: at('in'),
    argv: ['go', 'test', './...'],
  });
});

test('a module that go.work leaves out is traced without it', () => {
  expect(moduleTarget('build', at('out'), {})).toEqual({
    directory: at('out'),
    argv: ['go', 'build', './...'],
    env: { GOWORK: 'off' },
  });
});

test('a file stands for its program, a script for itself, and a folder without a program for those below it', () => {
  const { mains } = new MainIndex(root, readMainEnv(process.env, root)).scan();
  const names = (target: string) =>
    mainsAt(
      at(target),
      mains.map((entry) => ({ entry })),
    ).map(({ entry }) => `${entry.kind} ${path.relative(root, entry.absolute)}`);
  expect(names('in/cmd/app/main.go')).toEqual(['package in/cmd/app']);
  expect(names('in/cmd/app/gen.go')).toEqual(['file in/cmd/app']);
  expect(names('in/lib/lib.go')).toEqual([]);
  expect(names('in/cmd')).toEqual(['package in/cmd/app', 'file in/cmd/app']);
  expect(names('out')).toEqual(['package out']);
});

test('a command recorded after -C is run again without it', () => {
  const directory = '/w/mod';
  expect(afterChdir({ directory, argv: ['go', 'run', '-C', 'mod', '-race', './x', '-C'] }).argv).toEqual(
    'go run -race ./x -C'.split(' '),
  );
  expect(afterChdir({ directory, argv: ['go', 'run', '-C=mod', './x'] }).argv).toEqual(['go', 'run', './x']);
  expect(afterChdir({ directory, argv: ['go', '-C', 'mod', 'build', './x'] }).argv).toEqual([
    'go',
    'build',
    './x',
  ]);
  expect(afterChdir({ directory, argv: ['go', 'run', './x'] }).argv).toEqual(['go', 'run', './x']);
});

test('a command with -C works in the folder that it names', () => {
  const directory = path.resolve('/w');
  for (const words of ['go run -C mod .', 'go run -C=mod -race .', 'go -C mod build ./x'])
    expect(worksIn({ directory, argv: words.split(' ') })).toBe(path.join(directory, 'mod'));
  expect(worksIn({ directory, argv: ['go', 'run', './x', '-C', 'mod'] })).toBe(directory);
});

test('a recorded command is run again unchanged, because it contains the flags of the settings', () => {
  const again = runAgain({ directory: '/w/mod', argv: ['go', 'run', '-C', 'mod', '-race', './x'] });
  expect(again).toEqual({ directory: '/w/mod', argv: ['go', 'run', '-race', './x'], env: {}, whole: true });
  expect(readRunTarget(again)).toEqual(again);
});

test('anything but a go command is not a target', () => {
  const target = { directory: '/m', argv: ['go', 'run', '.'], env: {} };
  expect(readRunTarget(target)).toEqual(target);
  for (const other of [
    null,
    'go run .',
    { ...target, argv: ['sh', '-c', 'x'] },
    { ...target, argv: 'go run .' },
    { ...target, env: { A: 1 } },
    { ...target, directory: undefined },
  ])
    expect(readRunTarget(other)).toBeNull();
});
