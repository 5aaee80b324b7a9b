import { expect, test } from 'vitest';
import { annotations, stepError } from '../../../../src/report/ci/annotations.ts';
import { type LocatedProblem, locatedProblems } from '../../../../src/report/ci/located-problems.ts';
import { codeQuality, openMetrics, sarif, trendJson } from '../../../../src/report/ci/machine-reports.ts';
import { ciRow } from '../../../support/ci-row.ts';
import { traceFromSketch } from '../../../support/sketch.ts';

function problem(message: string, file: string | null = 'lib/a.go'): LocatedProblem {
  return { file, line: 3, column: 9, message, tool: 'go' };
}

test('a workflow command is one line, and its text cannot end it or add a property', () => {
  const found = annotations(
    [problem('undefined: x\n100 % sure::error::', 'a,b:c.go'), problem('no place', null)],
    String,
  );
  expect(found).toBe(
    '::error file=a%2Cb%3Ac.go,line=3,col=9::undefined: x%0A100 %25 sure::error::\n::error::no place\n',
  );
  expect(stepError('a: b, c', 'd\r\ne')).toBe('::error title=a%3A b%2C c::d%0D%0Ae\n');
});

test('more errors than GitHub shows are counted', () => {
  const lines = annotations(
    Array.from({ length: 12 }, (_, n) => problem(`e${n}`)),
    (count) => `${count} more`,
  )
    .trimEnd()
    .split('\n');
  expect(lines).toHaveLength(11);
  expect(lines.at(-1)).toBe('::notice::2 more');
});

test('a problem has the path of its file in the repository, and none outside of it', () => {
  const command = { argv: ['go', 'test', './...'], verb: 'test' as const, directory: '/r/sub', goflags: [] };
  const diagnostic = { package: null, line: 1, column: null, message: 'm' };
  const trace = {
    ...traceFromSketch('app failed', { command, exitCode: 1 }),
    diagnostics: ['lib/a.go', '../b.go', '/mod/x/c.go', null].map((file) => ({ ...diagnostic, file })),
    tests: [
      {
        package: 'ex.com/a',
        status: 'fail' as const,
        cached: false,
        elapsedMs: 1,
        failed: ['TestA', 'TestB'],
      },
      { package: 'ex.com/b', status: 'fail' as const, cached: false, elapsedMs: 1 },
      { package: 'ex.com/c', status: 'pass' as const, cached: false, elapsedMs: 1 },
    ],
  };
  const found = locatedProblems(trace, '/r', (test, name) => `${name} ${test}`);
  expect(found.map(({ file, tool }) => [file, tool])).toEqual([
    ['sub/lib/a.go', 'go'],
    ['b.go', 'go'],
    [null, 'go'],
    [null, 'go'],
    ...Array.from({ length: 3 }, () => [null, 'test']),
  ]);
  expect(found.slice(4).map(({ message }) => message)).toEqual([
    'ex.com/a TestA',
    'ex.com/a TestB',
    'ex.com/b null',
  ]);
  expect(locatedProblems({ ...trace, exitCode: 0 }, '/r', () => '')).toEqual([]);
});

test('SARIF and code quality locate problems; the fingerprint stays when lines above change', () => {
  const { runs } = sarif([problem('m', 'a b.go'), problem('n', null)], '1.0.0');
  expect(runs[0]?.results).toEqual([
    {
      ruleId: 'go',
      level: 'error',
      message: { text: 'm' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a%20b.go' },
            region: { startLine: 3, startColumn: 9 },
          },
        },
      ],
    },
    { ruleId: 'go', level: 'error', message: { text: 'n' } },
  ]);
  const [one, moved, other, ...none] = codeQuality([
    problem('m'),
    { ...problem('m'), line: 9 },
    problem('n'),
    problem('o', null),
  ]);
  expect(none).toEqual([]);
  expect(moved?.fingerprint).toBe(one?.fingerprint);
  expect(other?.fingerprint).not.toBe(one?.fingerprint);
  expect(moved?.location).toEqual({ path: 'lib/a.go', lines: { begin: 9 } });
});

test('metrics are smaller when better, and their labels are quoted', () => {
  const argv = ['go', 'build', '-ldflags=-X a.b="c"', '.'];
  const rows = [ciRow({ argv, hits: 3, misses: 1, workMs: 1_500, binaries: { app: 10, gone: null } })];
  const command = `command="go build '-ldflags=-X a.b=\\"c\\"' ."`;
  expect(openMetrics(rows).split('\n')).toEqual([
    `go_build_rebuilt_packages{${command}} 1`,
    `go_build_work_seconds{${command}} 1.5`,
    `go_build_cache_miss_percent{${command}} 25`,
    `go_build_binary_bytes{${command},program="app"} 10`,
    '# EOF',
    '',
  ]);
  expect(trendJson(rows).map(({ unit, value }) => [unit, value])).toEqual([
    ['packages', 1],
    ['s', 1.5],
    ['%', 25],
    ['bytes', 10],
  ]);
});
