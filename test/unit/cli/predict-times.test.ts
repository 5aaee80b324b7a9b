import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import type { CommandLineContext } from '../../../src/cli/verb.ts';
import { allWordsFor } from '../../../src/core/words/all-words-for.ts';
import { predictEnglish } from '../../../src/core/words/predict.ts';
import { historyFacts, historyOf } from '../../../src/session/history-of.ts';
import { earlierTimes } from '../../../src/session/predict-next.ts';
import { traceFromSketch } from '../../support/sketch.ts';

const home = mkdtempSync(join(tmpdir(), 'predict '));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const context: CommandLineContext = {
  stdin: new PassThrough(),
  stdout: new PassThrough(),
  stderr: new PassThrough(),
  env: {},
  directory: home,
  platform: 'linux',
  home,
  version: '1.2.3',
  webviewFolder: home,
  words: allWordsFor('en'),
};

test('a cold trace far back in the history still tells how long something takes', async () => {
  const history = historyOf(context);
  const add = async (minute: number, sketch: string): Promise<void> => {
    const startedAt = `2026-01-02T03:${String(minute).padStart(2, '0')}:00.000Z`;
    const trace = traceFromSketch(sketch, { startedAt });
    await history.add(JSON.stringify(trace), historyFacts(trace));
  };
  await add(1, 'fmt miss 0..700');
  for (let minute = 2; minute < 20; minute++) await add(minute, 'fmt hit\nlib miss 0..50');
  const times = await earlierTimes(context, new Set(['build fmt', 'build lib', 'build new']));
  expect([times('build fmt'), times('build lib'), times('build new')]).toEqual([700, 50, null]);
});

test('what may follow was timed, although what is certain is new', () => {
  expect(predictEnglish.time(0, 3000, 1)).toBe('up to 3.0 s of work and 1 that no trace has timed yet');
  expect(predictEnglish.time(1000, 3000, 0)).toBe('about 1.0 s to 3.0 s of work, by your earlier traces');
});
