import { expect, test } from 'vitest';
import { compareTraces } from '../../../../../src/core/analysis/compare/compare-traces.ts';
import type { BuildTrace } from '../../../../../src/core/model/trace.ts';
import { comparedFacts, inputsText, sideNames } from '../../../../../src/core/view/compare/compare-text.ts';
import { viewComparison } from '../../../../../src/core/view/compare/compare-view.ts';
import { compareText } from '../../../../../src/report/text/compare-text.ts';
import { allMessagesFor } from '../../../../support/messages-for.ts';
import { traceFromSketch } from '../../../../support/sketch.ts';

const messages = allMessagesFor('en');

/** Gives every action an ID, which is the same for the same name and `version`. */
function named(sketch: string, version: (name: string) => string): BuildTrace {
  const trace = traceFromSketch(sketch);
  const actions = trace.actions.map((action) => {
    const id = `${action.mode} ${action.package} ${version(action.package)}`;
    return { ...action, actionID: id, buildID: `${id}/out` };
  });
  return { ...trace, actions };
}

function pairOf(first: BuildTrace, second: BuildTrace) {
  const [pair] = viewComparison([first, second].map((trace) => ({ trace, programs: [] }))).pairs;
  if (!pair) throw new Error('There is no pair.');
  return pair;
}

test('the rows contain both sides: shared, with another key, and on one side only', () => {
  const first = named(
    `
    fmt   miss 0..10
    old   miss 10..20 needs fmt
    app   miss 20..50 needs fmt old
    `,
    () => 'one',
  );
  const second = named(
    `
    fmt   hit
    new   miss 10..15 needs fmt
    app   miss 20..60 needs fmt new
    `,
    (name) => (name === 'app' ? 'two' : 'one'),
  );
  const { view, rows, shared, different, differing } = pairOf(first, second);
  const shown = view.rows.map(({ id, importPath, outcome, ownMs, deps }) => {
    const { share, first: one, second: two } = rows[id] ?? {};
    return [importPath, share, outcome, one?.ownMs ?? null, two?.ownMs ?? null, ownMs, deps] as const;
  });
  expect(shown).toEqual([
    ['fmt', 'shared', 'hit', 10, 0, 10, []],
    ['new', 'onlySecond', 'miss', null, 5, 5, [0]],
    ['app', 'different', 'miss', 30, 40, 40, [0, 1]],
    // Listed after the rows of the second side, with its dependencies on the first side.
    ['old', 'onlyFirst', 'miss', 10, null, 10, [0]],
  ]);
  expect([shared, different]).toEqual([
    { packages: 1, links: 0 },
    { packages: 1, links: 0 },
  ]);
  expect(differing).toEqual([
    {
      row: 2,
      step: { mode: 'build', importPath: 'app' },
      first: 'build app one',
      second: 'build app two',
    },
  ]);
});

test('a row with the same key but another output is neither shared nor different', () => {
  const first = named('app miss 0..10', () => 'one');
  const second = {
    ...first,
    actions: first.actions.map((action) => ({ ...action, buildID: 'build app one/another' })),
  };
  const pair = pairOf(first, second);
  expect(pair.rows.map(({ share }) => share)).toEqual(['unequal']);
  expect(compareText(pair, messages).at(-1)).toBe('same inputs, different outputs: app');
});

test('each key that differs is listed with both IDs, and unknown causes are reported', () => {
  const sketch = 'lib miss\napp miss needs lib\nlink:app miss needs app';
  const pair = pairOf(
    named(sketch, () => 'one'),
    named(sketch, () => '<two>'),
  );
  const facts = comparedFacts(pair, messages);
  expect(facts).toContainEqual(['stages', 'load → compile → link', 'load → compile → link']);
  expect(facts).toContainEqual(['main ID', 'build app one', 'build app <two>']);
  expect(compareText(pair, messages).at(-1)).toMatch(/the causes are unknown/);
  expect(pair.differing.map(({ first, second }) => [first, second])).toEqual([
    ['build lib one', 'build lib <two>'],
    ['build app one', 'build app <two>'],
    ['link app one', 'link app <two>'],
  ]);
  expect(inputsText(0, pair, messages)).toBe('');
});

test('build settings of a side whose keys were not read are not reported as not set', () => {
  const modinfo = JSON.stringify('build\tGOOS=linux\n');
  const known = traceFromSketch('app miss');
  const first = {
    ...known,
    actions: known.actions.map((action) => ({ ...action, actionID: 'one' })),
    keyInputs: { one: ['go1.26.8', 'compile', 'import "app"', `modinfo ${modinfo}`] },
  };
  const second = { ...first, actions: known.actions.map((action) => ({ ...action, actionID: 'two' })) };
  expect(compareTraces(first, first).comparison.settings).toEqual([
    { name: 'GOOS', first: 'linux', second: 'linux' },
  ]);
  const pair = pairOf(first, second);
  expect(pair.settings).toEqual([]);
  expect(compareText(pair, messages).at(-1)).toBe(
    '  the causes of 1 of 1 differences are unknown: not all of their cache-key inputs could be read',
  );
});

test('two traces of the same command are named by their start times', () => {
  const trace = traceFromSketch('app miss');
  const pair = pairOf(trace, { ...trace, startedAt: '2026-11-21T18:16:40.000Z' });
  const names = sideNames(pair);
  expect(new Set(names).size).toBe(2);
  expect(names.every((text) => /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text))).toBe(true);
  expect(
    comparedFacts(pair, messages)
      .find(([label]) => label === 'started')
      ?.slice(1),
  ).toEqual(names);
});

test('two traces that built nothing share nothing', () => {
  const nothing = { ...traceFromSketch('app miss'), actions: [] };
  expect(compareText(pairOf(nothing, nothing), messages).at(-1)).toBe(messages.compare.nothing);
});

test('the first trace is compared with each of the others, and a single one with none', () => {
  const side = (version: string) => ({ trace: named('app miss', () => version), programs: [] });
  const { pairs } = viewComparison([side('one'), side('two'), side('one')]);
  expect(pairs.map(({ shared, different }) => [shared.packages, different.packages])).toEqual([
    [0, 1],
    [1, 0],
  ]);
  expect(viewComparison([side('one')])).toEqual({ pairs: [] });
});
