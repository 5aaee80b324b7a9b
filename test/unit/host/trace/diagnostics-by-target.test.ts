import { expect, test } from 'vitest';
import type { BuildDiagnostic } from '../../../../src/core/model/trace.ts';
import { DiagnosticsByTarget } from '../../../../src/host/trace/diagnostics-by-target.ts';

const at = (line: number): BuildDiagnostic => ({
  package: 'ex.com/m/lib',
  file: 'lib.go',
  line,
  column: 2,
  message: 'undefined: x',
});
const lines = (diagnostics: DiagnosticsByTarget, file: string) =>
  diagnostics.of(file).map(({ line }) => line);

test('a library with errors for two programs has one diagnostic, until neither of them reports it', () => {
  const diagnostics = new DiagnosticsByTarget();
  expect(diagnostics.put('one', new Map([['lib.go', [at(3)]]]))).toEqual(['lib.go']);
  diagnostics.put(
    'two',
    new Map([
      ['lib.go', [at(3)]],
      ['two.go', [at(9)]],
    ]),
  );
  expect(lines(diagnostics, 'lib.go')).toEqual([3]);
  expect(diagnostics.drop('two')).toEqual(['lib.go', 'two.go']);
  expect(lines(diagnostics, 'lib.go')).toEqual([3]);
  expect(lines(diagnostics, 'two.go')).toEqual([]);
  expect(diagnostics.put('one', new Map())).toEqual(['lib.go']);
  expect(lines(diagnostics, 'lib.go')).toEqual([]);
});

test('an edited file has no diagnostics, because go has not seen it', () => {
  const diagnostics = new DiagnosticsByTarget();
  diagnostics.put(
    'one',
    new Map([
      ['lib.go', [at(3)]],
      ['other.go', [at(4)]],
    ]),
  );
  diagnostics.forget('lib.go');
  expect([lines(diagnostics, 'lib.go'), lines(diagnostics, 'other.go'), diagnostics.has('one')]).toEqual([
    [],
    [4],
    true,
  ]);
});
