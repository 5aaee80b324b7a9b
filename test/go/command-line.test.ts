import { spawnSync } from 'node:child_process';
import { afterAll, expect, test } from 'vitest';
import { type FlagKind, flagsOf, goCommands } from '../../src/core/go/flags.ts';
import { differences } from '../support/go-line-check.ts';
import { GoLineLab } from '../support/go-line-lab.ts';

const lab = new GoLineLab();
afterAll(() => lab.dispose());

const minor = Number(/go1\.(\d+)/.exec(go('version'))?.[1]);

/** Its last flag go cannot know; were there another, it would be named. */
test('go has every flag of the table, and the same ones take a value', () => {
  for (const command of goCommands(minor).filter((name) => name !== 'help')) {
    const flags = [...flagsOf(command, minor)].filter(([name]) => !NOT_ASKED.includes(name));
    const args = flags.flatMap(([name, kind]) => wordsFor(command, name, kind));
    expect(go(...command.split(' '), ...args, '-nobody-knows-this'), command).toMatch(
      /(?:provided but not defined:|unknown flag) -nobody-knows-this/,
    );
  }
});

test('go refuses flags that a command does not have according to the table', () => {
  const all = new Set(goCommands(minor).flatMap((command) => [...flagsOf(command, minor).keys()]));
  for (const command of ['run', 'build', 'install', 'list', 'vet', 'get', 'mod tidy', 'env']) {
    const known = flagsOf(command, minor);
    const others = [...all].filter((name) => !known.has(name)).filter((_, index) => index % 9 === 0);
    for (const name of others)
      expect(go(...command.split(' '), `-${name}=x`), command).toContain(
        `provided but not defined: -${name}`,
      );
  }
});

test('go accepts and refuses the same command lines, and works on the same packages', async () => {
  expect(await differences(lab, lab.lines(3, 30))).toEqual([]);
});

/** `-C` must come first; another tool has other flags. */
const NOT_ASKED = ['C', 'vettool', 'fixtool'];

function wordsFor(command: string, name: string, kind: FlagKind): readonly string[] {
  if (kind !== 'value') return [`-${name}`];
  return [`-${name}`, VALUES[`${command} ${name}`] ?? VALUES[name.replace(/^test\./, '')] ?? '1'];
}

const VALUES: Readonly<Record<string, string>> = {
  asmflags: '-e',
  compat: '1.20',
  compiler: 'gc',
  covermode: 'set',
  dropexclude: 'a.b/c@v1.0.0',
  dropretract: 'v1.0.0',
  dropreplace: 'a.b/c',
  exclude: 'a.b/c@v1.0.0',
  gccgoflags: '-e',
  gcflags: '-e',
  go: '1.20',
  godebug: 'a=b',
  ldflags: '-e',
  replace: 'a.b/c=./d',
  require: 'a.b/c@v1.0.0',
  retract: 'v1.0.0',
  timeout: '1s',
  vet: 'off',
  shuffle: 'off',
};

function go(...args: readonly string[]): string {
  const { stdout, stderr } = spawnSync('go', args, {
    cwd: lab.directory,
    encoding: 'utf8',
    env: { ...process.env, GOFLAGS: '' },
  });
  return stdout + stderr;
}
