import { expect, test } from 'vitest';
import { type BuiltFiles, verifyOutputs } from '../../../../../src/core/analysis/compare/verify-outputs.ts';
import type { Action } from '../../../../../src/core/model/trace.ts';
import { traceFromSketch } from '../../../../support/sketch.ts';

/** Steps with build IDs; each depends on all before it. */
function traceOf(...rows: readonly (readonly [mode: string, name: string, buildID: string])[]) {
  const actions = rows.map(
    ([mode, name, buildID], id) =>
      ({
        ...{ id, mode, package: name, owner: name, stage: mode === 'link' ? 'link' : 'compile' },
        ...{ outcome: 'miss', actionID: buildID.split('/')[0], buildID, commands: [], module: null },
        deps: rows.slice(0, id).map((_, dep) => dep),
        ...{ readyMs: null, startMs: null, endMs: null },
      }) as unknown as Action,
  );
  return { ...traceFromSketch('x miss'), actions };
}

function files(differing: Readonly<Record<string, readonly string[]>>): BuiltFiles {
  return { differing: (_, { package: name }) => differing[name] ?? [], ownOutputs: [] };
}

test('a key with two outputs is reported, and what follows from it is counted separately', () => {
  const first = traceOf(['build', 'a', 'k1/one'], ['build', 'b', 'k2/x'], ['link', 'app', 'k3/m/m/p']);
  const second = traceOf(['build', 'a', 'k1/two'], ['build', 'b', 'k9/x'], ['link', 'app', 'k3/m/m/p']);
  expect(verifyOutputs(first, second, files({ a: ['_go_.o'] }))).toEqual({
    compared: 2,
    differences: [{ step: { mode: 'build', importPath: 'a' }, parts: [{ part: 'compile', files: [] }] }],
    changedInputs: [],
    consequences: [{ mode: 'build', importPath: 'b' }],
  });
});

test('a program can differ although its packages do not', () => {
  const first = traceOf(['link', 'app', 'k3/m/m/p']);
  const { differences } = verifyOutputs(first, traceOf(['link', 'app', 'k3/m/m/q']), files({}));
  expect(differences).toEqual([
    { step: { mode: 'link', importPath: 'app' }, parts: [{ part: 'link', files: [] }] },
  ]);
});

test('a program whose build ID was replaced differs by its bytes', () => {
  const trace = traceOf(['link', 'app', 'k3/m/m/k3']);
  const { differences } = verifyOutputs(trace, trace, files({ app: ['a.out'] }));
  expect(differences.map(({ step }) => step.importPath)).toEqual(['app']);
});

test('another key without a differing output below it is a changed input, even if go does not name it', () => {
  const first = traceOf(['build', 'a', 'k1/one'], ['build', 'b', 'k2/x']);
  const second = traceOf(['build', 'a', 'k1/one'], ['build', 'b', 'k9/x']);
  const { changedInputs, consequences } = verifyOutputs(first, second, files({}));
  expect(consequences).toEqual([]);
  expect(changedInputs).toMatchObject([
    { steps: [{ importPath: 'b' }], reasons: [{ id: 'inputsUnknown' }], isOwnOutput: false },
  ]);
});
