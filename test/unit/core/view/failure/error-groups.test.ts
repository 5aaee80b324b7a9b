import { expect, test } from 'vitest';
import type { BuildDiagnostic } from '../../../../../src/core/model/trace.ts';
import { countErrors, errorGroups } from '../../../../../src/core/view/failure/error-groups.ts';
import { viewTrace } from '../../../../../src/core/view/trace/view-trace.ts';
import { traceFromSketch } from '../../../../support/sketch.ts';

const at = (name: string | null, file: string, line: number, message: string): BuildDiagnostic => ({
  package: name,
  file,
  line,
  column: 1,
  message,
});

const TWO_FAIL = `
  small   failed 0..5
  top     notRun needs small
  base    failed 0..9
  middle  notRun needs base
  other   notRun needs base
  app     notRun needs middle top
`;

test('errors are grouped by package, and what keeps most from running comes first', () => {
  const view = viewTrace(
    traceFromSketch(TWO_FAIL, {
      exitCode: 1,
      diagnostics: [at('small', 's.go', 1, 'a'), at('base', 'b.go', 2, 'b'), at('base', 'b.go', 3, 'c')],
    }),
  );
  const groups = errorGroups(view);
  expect(groups.map((group) => [group.package, group.diagnostics, group.blocked])).toEqual([
    ['base', [1, 2], 3],
    ['small', [0], 2],
  ]);
  expect(countErrors(groups)).toEqual({ errors: 3, tests: 0 });
});

test('the deciding error is the first one', () => {
  const trace = traceFromSketch(TWO_FAIL, {
    exitCode: 1,
    diagnostics: [at('small', 's.go', 1, 'a'), at('base', 'b.go', 2, 'b'), at('base', './b.go', 3, 'c')],
  });
  const noMain = { id: 'x', sentence: '', fixes: [], target: [], setBy: null, goWords: null };
  const place = { file: 'b.go', line: 3, column: 1 };
  const view = viewTrace(trace, { noMain: { ...noMain, about: 'command', place } });
  expect(errorGroups(view).map(({ diagnostics }) => diagnostics)).toEqual([[2, 1], [0]]);
});

test('messages of go itself come before those about packages, and failed tests last', () => {
  const view = viewTrace(
    traceFromSketch(
      'a hit\nb failed 0..1\nlink:a.test miss 0..9 needs a\ntest:a failed 9..20 needs link:a.test',
      {
        exitCode: 1,
        command: { argv: ['go', 'test', './...'], verb: 'test', directory: '/src/app', goflags: [] },
        module: {
          mode: 'module',
          modules: [{ path: 'a', version: null, main: true, directory: '/src/app' }],
        },
        diagnostics: [at('b', 'b.go', 2, 'b'), at(null, 'go.mod', 3, 'm')],
        tests: [
          {
            package: 'a',
            status: 'fail',
            cached: false,
            elapsedMs: 11,
            failed: ['TestA'],
            failures: [{ name: 'TestA', elapsedMs: 1, output: 'x', file: 'a_test.go', line: 7 }],
          },
        ],
      },
    ),
  );
  const groups = errorGroups(view);
  expect(groups.map((group) => group.package)).toEqual(['', 'b', 'a']);
  expect(groups[2]?.failures).toEqual([
    { name: 'TestA', elapsedMs: 1, output: 'x', place: { file: '/src/app/a_test.go', line: 7 } },
  ]);
  expect(countErrors(groups)).toEqual({ errors: 2, tests: 1 });
});

test('a program that ends with an error of its own is not an error of the build', () => {
  const exec = { startMs: 5, endMs: 9, exitCode: 3, signal: null, path: '/tmp/a', fromCache: false };
  const view = viewTrace(traceFromSketch('a miss 0..5\nrun:a miss 5..9 needs a', { exitCode: 1, exec }));
  expect(errorGroups(view)).toEqual([]);
});

test('a warning of the linker in a command that succeeded is not an error', () => {
  const diagnostics = [at('a', 'a.go', 1, 'ld: warning')];
  expect(errorGroups(viewTrace(traceFromSketch('a miss 0..5', { diagnostics })))).toEqual([]);
});
