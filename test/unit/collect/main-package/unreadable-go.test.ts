import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { whyNoMain } from '../../../../src/collect/main-package/why.ts';
import type { RunGo } from '../../../../src/collect/toolchain/run-go.ts';
import { mainSentence } from '../../../../src/core/messages/main-sentences.ts';
import { allMessagesFor } from '../../../support/messages-for.ts';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'gbp-unreadable-'));
  writeFileSync(path.join(directory, 'go.mod'), 'module ex.com/m\n\ngo 1.20\n');
  writeFileSync(path.join(directory, 'main.go'), 'package main\n\nfunc main() {}\n');
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** The real go never prints such answers; a wrapper script named go does. */
const goThatPrints =
  (env: string, list: string): RunGo =>
  ([command]) =>
    Promise.resolve({ stdout: command === 'env' ? env : list, stderr: '', exitCode: 0, timedOut: false });

const ask = (runGo: RunGo) => whyNoMain({ target: ['.'], directory, env: { GOENV: 'off' }, runGo });
const listed = '{\n"Name": "main",\n"GoFiles": ["main.go"]\n}\n';

test.each([
  ['text', 'welcome to go'],
  ['JSON of another shape', '{\n"Name": 3\n}\n'],
  ['a list', '["main"]'],
])('%s instead of packages makes the answer unknown and shows what go printed', async (_, list) => {
  const answer = await ask(goThatPrints('{}', list));
  expect(answer).toMatchObject({ verdict: 'unknown', basis: 'list', reason: null, goWords: list.trim() });
  expect(mainSentence(answer, allMessagesFor('en').mains)).toBe(
    'go did not return a list of packages, so it is unknown whether . runs.',
  );
  const { step } = allMessagesFor('zh-cn').mains;
  expect(answer.steps.map((one) => step(one, answer.platform)).at(-1)).toBe('未知：无法读取 go 的输出');
});

test.each(['welcome to go', '["GOOS"]', '{"GOOS": 3}', ''])(
  'settings that cannot be read (%j) stay those of the environment',
  async (env) => {
    const answer = await ask(goThatPrints(env, listed));
    expect(answer).toMatchObject({ verdict: 'notChecked', basis: 'list', differences: [] });
  },
);

test('truncated output of go is used up to where it ends', async () => {
  expect(await ask(goThatPrints('{}', `${listed}{\n"Name": "li`))).toMatchObject({ verdict: 'notChecked' });
});
