import { expect, test } from 'vitest';
import { compareTraces } from '../../../../../src/core/analysis/compare/compare-traces.ts';
import { explainRebuilds } from '../../../../../src/core/analysis/rebuild/rebuilt.ts';
import { snapshotOf } from '../../../../../src/core/analysis/rebuild/snapshot.ts';
import type { BuildTrace } from '../../../../../src/core/model/trace.ts';
import { redactTrace } from '../../../../../src/core/trace/redact.ts';
import { traceFromSketch } from '../../../../support/sketch.ts';

/** The same build on a machine with that home directory. */
function traceOn(machine: string, home: string, version: string): BuildTrace {
  const base = traceFromSketch('app miss 0..1');
  const inputs = [
    'go1.26.8',
    'compile',
    `dir ${home}/src/app`,
    'import "app"',
    `modinfo "build\\t-ldflags=\\"-X main.version=${version}\\"\\n"`,
    'file main.go same',
  ];
  const actionID = `${machine}-${version}`;
  return {
    ...base,
    actions: base.actions.map((action) => ({ ...action, actionID, buildID: `${actionID}/out` })),
    keyInputs: { [actionID]: inputs },
  };
}

/** The same as it is handed on from there. */
function fileFrom(machine: string, home: string, version: string): BuildTrace {
  const hash = (value: string): string =>
    Buffer.from(`${machine} ${value}`).toString('hex').padEnd(12, '0').slice(0, 40);
  return redactTrace(traceOn(machine, home, version), { homeDirectory: home, hash });
}

const reasonsOf = (first: BuildTrace, second: BuildTrace): readonly string[] =>
  (compareTraces(first, second).comparison.why?.nodes ?? []).flatMap((node) =>
    node.reasons.map((one) => `${one.id} ${one.subject}`),
  );

test('values redacted by two machines with different keys are reported as not comparable', () => {
  const laptop = fileFrom('laptop', '/home/ann', '1.0');
  const server = fileFrom('server', '/home/runner', '1.0');
  expect(reasonsOf(laptop, server)).toEqual(['redacted -ldflags']);
});

test('a value that is redacted on one side only is not known to differ', () => {
  const own = traceOn('laptop', '~', '1.0');
  for (const version of ['1.0', '1.1'])
    expect(reasonsOf(own, fileFrom('server', '~', version))).toEqual(['redacted -ldflags']);
});

test('what a file of this machine hides is read from its store', () => {
  const [before, after] = ['1.0', '1.1'].map((version) => traceOn('laptop', '/home/ann', version));
  if (before === undefined || after === undefined) throw new Error('both exist');
  const file = fileFrom('laptop', '/home/ann', '1.1');
  const earlier = [snapshotOf(before, 'before')];
  const explained = (...stored: readonly BuildTrace[]) =>
    explainRebuilds(file, {
      earlier,
      inputsOf: (id) =>
        stored.map(({ keyInputs }) => keyInputs[id]).find((inputs) => inputs !== undefined) ?? null,
    }).nodes.flatMap(({ reasons }) => reasons.map((one) => `${one.id} ${one.new}`));
  expect(explained(before, after)).toEqual(['linkerFlags -X main.version=1.1']);
  expect(explained(before)).toEqual(['directory ~', 'redacted null']);
});

test('redacted values of one machine differ if the values did', () => {
  const before = fileFrom('laptop', '/home/ann', '1.0');
  const after = fileFrom('laptop', '/home/ann', '1.1');
  expect(reasonsOf(before, after)).toEqual(['linkerFlags -ldflags']);
});

test('different home directories that both became ~ are named if no other difference is left', () => {
  const plain = (trace: BuildTrace): BuildTrace => ({
    ...trace,
    keyInputs: Object.fromEntries(
      Object.entries(trace.keyInputs).map(([id, lines]) => [
        id,
        lines.filter((line) => !line.startsWith('modinfo')),
      ]),
    ),
  });
  const laptop = plain(fileFrom('laptop', '/home/ann', '1.0'));
  const server = plain(fileFrom('server', '/home/runner', '1.0'));
  expect(reasonsOf(laptop, server)).toEqual(['directory home']);
});

test('a trace that was redacted elsewhere is passed on unchanged', () => {
  const file = fileFrom('server', '/home/runner', '1.0');
  expect(redactTrace(file, { homeDirectory: '/home/ann', hash: () => 'other' })).toBe(file);
});
