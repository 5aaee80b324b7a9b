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
const lines = (marks: DiagnosticsByTarget, file: string) => marks.of(file).map(({ line }) => line);

test('a library with errors for two programs has one diagnostic, until neither of them reports it', () => {
  const marks = new DiagnosticsByTarget();
  expect(marks.put('one', new Map([['lib.go', [at(3)]]]))).toEqual(['lib.go']);
  marks.put(
    'two',
    new Map([
      ['lib.go', [at(3)]],
      ['two.go', [at(9)]],
    ]),
  );
  expect(lines(marks, 'lib.go')).toEqual([3]);
  expect(marks.drop('two')).toEqual(['lib.go', 'two.go']);
  expect(lines(marks, 'lib.go')).toEqual([3]);
  expect(lines(marks, 'two.go')).toEqual([]);
  expect(marks.put('one', new Map())).toEqual(['lib.go']);
  expect(lines(marks, 'lib.go')).toEqual([]);
});

test('an edited file has no diagnostics, because go has not seen it', () => {
  const marks = new DiagnosticsByTarget();
  marks.put(
    'one',
    new Map([
      ['lib.go', [at(3)]],
      ['other.go', [at(4)]],
    ]),
  );
  marks.forget('lib.go');
  expect([lines(marks, 'lib.go'), lines(marks, 'other.go'), marks.has('one')]).toEqual([[], [4], true]);
});
