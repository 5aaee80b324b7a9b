import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { embeds, outputInputs, readModified } from '../../../../src/collect/keys/own-output.ts';
import type { HashedKey } from '../../../../src/core/events/hash-lines.ts';
import type { Action } from '../../../../src/core/model/trace.ts';

const COUNT = 2000;
const names = Array.from({ length: COUNT }, (_, at) => `example.com/p${at}`);
const actions = names.map(
  (name, id) => ({ id, mode: 'build', package: name, outcome: 'miss', actionID: `id${id}` }) as Action,
);

test('of thousands of packages, none is looked for among all keys', async () => {
  let looks = 0;
  const keys = names.map(
    (name): HashedKey => ({
      get name() {
        looks++;
        return `build ${name}`;
      },
      hex: '',
      writes: [`dir /src/${name}\n`, 'file main.go abc\n'],
    }),
  );
  expect(await outputInputs(actions, keys, ['/bin/program'])).toEqual([]);
  const keyInputs = Object.fromEntries(
    actions.map(({ actionID = '' }) => [actionID, ['modinfo vcs.modified=false']]),
  );
  const trace = {
    actions,
    keyInputs,
    command: { argv: ['go', 'build'], verb: 'build' as const, goflags: [], directory: '/src' },
  };
  const { notes } = await readModified(trace, keys, ['/bin/program'], { env: {} });
  expect(notes).toEqual([]);
  expect(looks).toBeLessThan(10 * COUNT);
});

test('the output is found in the folder of the package that embeds it, once for all variants', async () => {
  const name = 'example.com/p1';
  const key = (file: string): HashedKey => ({
    name: `build ${name}`,
    hex: '',
    writes: ['dir /nowhere/p1\n', `file ${file} abc\n`],
  });
  const variants = [{ ...actions[1], package: `${name} [${name}.test]` } as Action, ...actions.slice(1, 2)];
  const found = await outputInputs(variants, [key('program'), key('other')], ['/nowhere/p1/program']);
  expect(found).toEqual([{ id: 'embeds-output', args: { package: name, file: 'program', place: '' } }]);
});

test.each([
  ['*', 'program', true],
  ['bin', 'bin/program', true],
  ['b*', 'bin/program', true],
  ['*/p*m', 'bin/program', true],
  ['all:bin', 'bin/program', true],
  ['"pro gram"', 'other', false],
  ['p*ram*', 'program', true],
  ['gram*pro', 'program', false],
  ['*.txt', 'program', false],
  ['*/*/*', 'bin/program', false],
  [`${'*a'.repeat(40)}b`, 'a'.repeat(200), false],
])('//go:embed %s and the output %s', async (pattern, file, isIts) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gbp-embeds-'));
  try {
    writeFileSync(
      path.join(folder, 'main.go'),
      `package main\n\n//go:embed ${pattern}\nvar files embed.FS\n`,
    );
    const key: HashedKey = {
      name: 'build example.com/p1',
      hex: '',
      writes: [`dir ${folder}\n`, 'file main.go abc\n', `embed ${file} abc\n`, `file ${file} abc\n`],
    };
    const [found] = await outputInputs(actions.slice(1, 2), [key], [path.join(folder, file)]);
    expect(found?.args.place).toBe(isIts ? 'main.go:3' : '');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each([
  ['.', 'a', true],
  ['assets', 'assets/app', true],
  ['all:assets', 'assets/app', true],
  ['"assets"', 'assets/app', true],
  ['asset', 'assets/app', false],
  ['assets/*', 'assets/app', true],
  ['*/a*p', 'assets/app', true],
  ['*/a*b', 'assets/app', false],
  ['asset?', 'assets/app', true],
  ['asset?', 'asset/app', false],
  ['assets/[a-c]pp', 'assets/app', true],
  ['assets/[^a-c]pp', 'assets/app', false],
  ['assets/[bc]pp', 'assets/app', false],
  [String.raw`a\*b`, 'a*b', true],
  [String.raw`a\*b`, 'axb', false],
  [`${'*a'.repeat(2000)}b`, 'a'.repeat(2000), false],
])('a go:embed pattern %.20s and the file %.12s', (pattern, file, isEmbedded) => {
  expect(embeds(pattern, file)).toBe(isEmbedded);
});
