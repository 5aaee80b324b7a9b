import { expect, test } from 'vitest';
import { verifyOutputs } from '../../../../../src/core/analysis/compare/verify-outputs.ts';
import type { Action, BuildTrace } from '../../../../../src/core/model/trace.ts';

function traceOf(...rows: readonly (readonly [mode: string, name: string, buildID: string])[]): BuildTrace {
  const actions = rows.map(([mode, name, buildID], id) => ({
    id,
    mode,
    package: name,
    outcome: 'miss',
    actionID: buildID.split('/')[0],
    buildID,
  }));
  return { actions: actions as unknown as readonly Action[] } as BuildTrace;
}

test('a key with two outputs is reported, and its consequences are counted separately', () => {
  const first = traceOf(['build', 'a', 'k1/one'], ['build', 'b', 'k2/x'], ['link', 'app', 'k3/m/m/p']);
  const second = traceOf(['build', 'a', 'k1/two'], ['build', 'b', 'k9/x'], ['link', 'app', 'k3/m/m/p']);
  expect(verifyOutputs(first, second)).toEqual({
    compared: 2,
    unequal: [{ mode: 'build', importPath: 'a' }],
    otherKeys: [{ mode: 'build', importPath: 'b' }],
  });
});

test('a program can differ although its packages do not', () => {
  const first = traceOf(['link', 'app', 'k3/m/m/p']);
  expect(verifyOutputs(first, traceOf(['link', 'app', 'k3/m/m/q'])).unequal).toEqual([
    { mode: 'link', importPath: 'app' },
  ]);
});
