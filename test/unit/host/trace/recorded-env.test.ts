import { expect, test } from 'vitest';
import { UserFacingError } from '../../../../src/core/model/errors.ts';
import { writeTrace } from '../../../../src/core/trace/read-trace.ts';
import { recordedEnv } from '../../../../src/host/trace/recorded-env.ts';
import { traceFromSketch } from '../../../support/sketch.ts';

const sketch = traceFromSketch('app miss');
const recorded = { GOOS: 'windows', CGO_ENABLED: '0', GOWORK: '/old/go.work', GOFLAGS: '-x', CC: '/old/cc' };
const historyWith = (text: string) => ({ readText: async () => text });

test('only variables that determine the target are reused, without names of programs, flags and equal values', async () => {
  const text = writeTrace({ ...sketch, go: { ...sketch.go, changedEnv: recorded } });
  expect(await recordedEnv('id', historyWith(text), { CGO_ENABLED: '0' })).toEqual({ GOOS: 'windows' });
});

test.each([
  ['gone', { readText: () => Promise.reject(Object.assign(new Error('gone'), { code: 'ENOENT' })) }],
  ['damaged', { readText: () => Promise.reject(new Error('incorrect header check')) }],
  ['none', historyWith('{')],
])('a trace that is %s has no variables, and the command is traced all the same', async (_, history) => {
  expect(await recordedEnv('id', history, {})).toEqual({});
});

test('a trace that exists but cannot be read is reported: without its variables it is another command', async () => {
  const reason = { code: 'EIO', message: 'EIO: i/o error, read' };
  const error = new UserFacingError('cannot-read', { path: '/history/id', reason });
  await expect(recordedEnv('id', { readText: () => Promise.reject(error) }, {})).rejects.toBe(error);
});
