import assert from 'node:assert/strict';
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import { historyIdOf } from '../../../../../src/host/run.ts';
import { until } from '../../../../support/editor/until.ts';
import { sandbox, trace, untilRun } from '../../traces/traced.ts';

const TRACE_END = '.gotrace.json.gz';
const history = join(sandbox.home, 'cache', 'go-build-pipeline', 'history');

suite('an idle window', () => {
  test('removes the oldest traces over the limit', async function () {
    this.timeout(240_000);
    const target = { directory: sandbox.workspace, argv: ['go', 'build', './lib'], env: {} };
    const isSaved = (run: Parameters<typeof historyIdOf>[0]) => historyIdOf(run) !== null;
    const first = historyIdOf(await untilRun(await trace(target), 'is saved', isSaved, 120_000));
    assert.ok(first !== null);
    const old = Array.from({ length: 55 }, (_, n) => `2020-01-01T00-00-00.${100 + n}Z-0123456789ab`);
    for (const id of old) copyFileSync(join(history, first + TRACE_END), join(history, id + TRACE_END));
    assert.ok(traces().length > 55);
    const second = historyIdOf(await untilRun(await trace(target), 'is saved', isSaved, 120_000));
    await until('the oldest are removed', () => traces().length === 50, 90_000);
    assert.ok(traces().includes(`${first}${TRACE_END}`));
    assert.ok(traces().includes(`${second}${TRACE_END}`));
    assert.ok(!traces().includes(`${old[0]}${TRACE_END}`));
  });
});

function traces(): readonly string[] {
  return readdirSync(history).filter((name) => name.endsWith(TRACE_END));
}
