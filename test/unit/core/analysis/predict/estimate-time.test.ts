import { expect, test } from 'vitest';
import { scheduleWork, type WorkNode } from '../../../../../src/core/analysis/build/schedule.ts';
import { readEarlierBuild } from '../../../../../src/core/analysis/predict/earlier-build.ts';
import { timesFrom } from '../../../../../src/core/analysis/predict/earlier-builds.ts';
import { likelyCascade } from '../../../../../src/core/analysis/predict/likely-cascade.ts';
import { outputHistory } from '../../../../../src/core/analysis/predict/output-history.ts';
import type { Explanation, WhyNode } from '../../../../../src/core/analysis/rebuild/explanation.ts';
import type { KeySnapshot } from '../../../../../src/core/model/keys.ts';
import { reason } from '../../../../../src/core/model/reasons.ts';
import { traceFromSketch } from '../../../../support/sketch.ts';

/** `id ms needs…` */
function work(...lines: readonly string[]): readonly WorkNode[] {
  return lines.map((line) => {
    const [id = 0, ms = 0, ...deps] = line.split(' ').map(Number);
    return { id, ms, deps, priority: id };
  });
}

test('as many packages as there are workers are built at a time, each after its dependencies', () => {
  const diamond = work('1 100', '2 200 1', '3 300 1', '4 50 2 3');
  expect(scheduleWork(diamond, 1)).toBe(650);
  expect(scheduleWork(diamond, 2)).toBe(450);
  expect(scheduleWork(diamond, Number.POSITIVE_INFINITY)).toBe(450);
});

test('pieces of a package are built at the same time, and the rest of it after them', () => {
  const [c, app] = work('1 400', '2 50 1');
  const cgo = [{ ...c, parts: [100, 100, 150] }, app] as readonly WorkNode[];
  expect([1, 2, 3].map((workers) => scheduleWork(cgo, workers))).toEqual([450, 300, 250]);
});

test('completed work takes no worker and no time, and a cycle in a broken file does not hang', () => {
  expect(scheduleWork(work('1 0', '2 0 1', '3 100 2', '4 100 2'), 1)).toBe(200);
  expect(scheduleWork(work('1 100', '2 100 3', '3 100 2'), 2)).toBe(100);
  expect(scheduleWork([], 2)).toBe(0);
});

test('the overhead of an earlier build is its time minus the scheduled work', () => {
  const trace = traceFromSketch('a miss 100..600\nb miss 100..400\nlink:b miss 600..900 needs a b', {
    wallMs: 1_000,
  });
  const { besideMs, workers, work: times } = readEarlierBuild(trace);
  const own = [...times].map(([name, { ownMs }]) => [name, ownMs]);
  expect([besideMs, workers, Object.fromEntries(own)]).toEqual([
    200,
    2,
    { 'build a': 500, 'build b': 300, 'link b': 300 },
  ]);
  expect(readEarlierBuild({ ...trace, exitCode: 1 }).besideMs).toBeNull();
});

test('a package compiled on an idle machine takes longer on one that is busy now', () => {
  const build = (cpuMs: number, ownMs: number, slowness: number) => ({
    ...{
      work: new Map([['build a', { cpuMs, ownMs, parts: [] }]]),
      slowness,
      besideMs: 100,
      workers: 2,
      likeness: 'x',
    },
  });
  const [busy, quiet] = [build(0, 0, 3), build(400, 300, 0.75)];
  const others = { ...busy, work: new Map() };
  expect(timesFrom([others, others, quiet], [], 'x').workOf('build a')).toBe(1_200);
  expect(timesFrom([quiet], [], 'x').workOf('build a')).toBe(300);
  expect(timesFrom([quiet], [], 'other flags').workOf('build a')).toBe(300);
  expect(timesFrom([quiet], [], 'x').workOf('build b')).toBeNull();
});

test('unchanged outputs are counted over traces of the same command', () => {
  const snapshot = (
    startedAt: string,
    key: string,
    output: string,
    argv = ['go', 'build', '.'],
  ): KeySnapshot => ({
    ...{ traceId: null, startedAt, argv, directory: '/m', goflags: [], environment: {} },
    keys: [{ actionID: key, name: 'build m/lib', contentID: output }],
  });
  const snapshots = [
    snapshot('5', 'k4', 'o2'),
    snapshot('4', 'k3', 'o2'),
    snapshot('3', 'race', 'other', ['go', 'build', '-race', '.']),
    snapshot('2', 'k2', 'o1'),
    snapshot('1', 'k2', 'o1'),
    snapshot('0', 'k1', 'o1'),
  ];
  const outputsOf = outputHistory(snapshots, { argv: ['go', 'build', '.'], directory: '/m' });
  expect(outputsOf('build m/lib')).toEqual({ changes: 3, unchanged: 2 });
  expect(outputsOf('build m/other')).toEqual({ changes: 0, unchanged: 0 });
});

test('a cascade is likely unless its origin usually kept its output', () => {
  const node = (action: number, importPath: string, imports: readonly number[]): WhyNode => ({
    ...{ action, mode: 'build', importPath, rebuilt: true, causes: [], chain: [], baseline: 0 },
    ...{ otherProgram: null, outputUnchanged: null, explained: true },
    reasons: imports.length === 0 ? [reason('fileEdited', 'x.go')] : [],
    imports: imports.map((one) => ({ importPath: '', old: 'a', new: 'b', action: one })),
  });
  const nodes = [node(10, 'base', []), node(11, 'lib', [10]), node(12, 'app', [11])];
  const explanation = { nodes } as unknown as Explanation;
  const ask = (changes: number, unchanged: number) => {
    const { likely, mayBeSaved } = likelyCascade(explanation, [0], [1, 2], (name) =>
      name === 'build base' ? { changes, unchanged } : { changes: 0, unchanged: 0 },
    );
    return { likely: likely && [...likely], mayBeSaved: [...mayBeSaved] };
  };
  expect(ask(4, 0)).toEqual({ likely: [0, 1, 2], mayBeSaved: [] });
  expect(ask(4, 1)).toEqual({ likely: [0, 1, 2], mayBeSaved: [1, 2] });
  expect(ask(4, 3)).toEqual({ likely: [0], mayBeSaved: [1, 2] });
  expect(ask(2, 2)).toEqual({ likely: null, mayBeSaved: [1, 2] });
  expect(ask(0, 0)).toEqual({ likely: null, mayBeSaved: [] });
});
