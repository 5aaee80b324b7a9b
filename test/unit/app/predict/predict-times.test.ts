import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { historyFacts, historyOf } from '../../../../src/app/history-of.ts';
import { earlierTimes } from '../../../../src/app/predict/earlier-times.ts';
import type { UserContext } from '../../../../src/app/user-context.ts';
import { predictEnglish } from '../../../../src/core/messages/en/predict.ts';
import type { BuildTrace } from '../../../../src/core/model/trace.ts';
import { allMessagesFor } from '../../../support/messages-for.ts';
import { traceFromSketch } from '../../../support/sketch.ts';

const home = mkdtempSync(join(tmpdir(), 'predict '));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const context: UserContext = {
  env: {},
  directory: home,
  platform: 'linux',
  home,
  messages: allMessagesFor('en'),
};

async function keep(minute: number, sketch: string, more: Partial<BuildTrace> = {}): Promise<void> {
  const startedAt = `2026-01-02T03:${String(minute).padStart(2, '0')}:00.000Z`;
  const trace = traceFromSketch(sketch, { startedAt, ...more });
  await historyOf(context).add(JSON.stringify(trace), historyFacts(trace));
}

test('a cold trace far back in the history still contributes its times', async () => {
  await keep(1, 'fmt miss 0..700');
  for (let minute = 2; minute < 20; minute++) await keep(minute, 'fmt hit\nlib miss 0..50');
  const times = await earlierTimes(
    traceFromSketch('fmt miss'),
    new Set(['build fmt', 'build lib', 'build new']),
    context,
  );
  expect(['fmt', 'lib', 'new'].map((name) => times.workOf(`build ${name}`))).toEqual([700, 50, null]);
});

test('the overhead of a command is taken from earlier traces of the same command', async () => {
  const command = { argv: ['go', 'build', './x'], verb: 'build' as const, directory: '/src/x', goflags: [] };
  await keep(30, 'a hit', { command, wallMs: 300 });
  await keep(31, 'a miss 100..600\nb miss 100..500\nlink:b miss 600..900 needs a b', {
    command,
    wallMs: 1_100,
  });
  await keep(32, 'a hit', { command, wallMs: 320 });
  await keep(33, 'a failed 10..20', { command, wallMs: 20, exitCode: 1 });
  const ask = (one: typeof command) =>
    earlierTimes(traceFromSketch('a miss', { command: one }), new Set(['build a']), context);
  expect(await ask(command)).toMatchObject({ besideMs: 300, workers: 2, builds: 3 });
  expect(await ask({ ...command, directory: '/elsewhere' })).toMatchObject({ besideMs: null, builds: 0 });
});

test('the estimate shows a range only where the known times differ', () => {
  const { wall } = predictEnglish;
  expect(wall(300, 5_200, 5_200, true)).toBe('about 5.2 s, or 0.3 s if the outputs do not change');
  expect(wall(300, 300, 5_200, true)).toBe('about 0.3 s, up to 5.2 s if all importers are rebuilt');
  expect(wall(300, null, 5_200, true)).toBe('about 0.3 s to 5.2 s');
  expect(wall(5_000, null, 5_200, false)).toBe('at least about 5.2 s');
});
