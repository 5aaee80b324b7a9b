import { expect, test } from 'vitest';
import type { OpenCause } from '../../../../../src/core/analysis/rebuild/causes.ts';
import type { Draft } from '../../../../../src/core/analysis/rebuild/draft.ts';
import { foldCauses } from '../../../../../src/core/analysis/rebuild/fold-causes.ts';
import { type Reason, reason } from '../../../../../src/core/model/reasons.ts';

function cause(importPath: string, ...reasons: readonly Reason[]): OpenCause {
  const draft = { importPath } as Draft;
  return {
    importPath,
    otherProgram: null,
    reasons: new Map(reasons.map((one) => [`${one.id} ${one.subject}`, one])),
    roots: new Set([draft]),
    reached: new Set([draft]),
  };
}

test('of thousands of edits, none is compared with every other', () => {
  const count = 2000;
  let looks = 0;
  const causes = new Map(
    Array.from({ length: count }, (_, at): [string, OpenCause] => {
      const plain = cause(`example.com/p${at}`, reason('fileEdited', `file${at}.go`));
      const counting = {
        ...plain,
        get reasons() {
          looks++;
          return plain.reasons;
        },
      };
      return [`package ${at}`, counting];
    }),
  );
  expect(foldCauses(causes).size).toBe(0);
  expect(causes.size).toBe(count);
  expect(looks).toBeLessThan(50 * count);
});

test('among edits, what follows from one of them is folded into that one', () => {
  const causes = new Map([
    ['a', cause('example.com/a', reason('fileEdited', 'a.go'))],
    ['b', cause('example.com/b', reason('fileEdited', 'b.go'))],
    ['flags', cause('example.com/b', reason('cgoFlags', 'CGO_CFLAGS', '-O1', '-O2'))],
    ['go line', cause('example.com', reason('languageVersion', '', '1.20', '1.22'))],
    ['toolchain', cause('example.com', reason('goVersion', '', 'go1.23.0', 'go1.24.0'))],
  ]);
  expect([...foldCauses(causes)]).toEqual([['flags', 'b']]);
  expect([...causes.keys()]).toEqual(['a', 'b', 'go line', 'toolchain']);
  expect([...(causes.get('b')?.reasons.keys() ?? [])]).toEqual(['fileEdited b.go', 'cgoFlags CGO_CFLAGS']);
});

test('a go line that needs a newer go is a part of the change of the toolchain', () => {
  const causes = new Map([
    ['go line', cause('example.com', reason('languageVersion', '', '1.20', '1.24'))],
    ['toolchain', cause('example.com', reason('goVersion', '', 'go1.23.0', 'go1.24.0'))],
  ]);
  expect([...foldCauses(causes)]).toEqual([['go line', 'toolchain']]);
});

test.each([
  ['gcc', 'x86_64-w64-mingw32-gcc', false],
  ['gcc', 'clang', true],
  ['gcc -m64', 'clang -m32', true],
  ['/opt/bin/gcc', 'gcc', false],
])('the C compiler %s → %s with another platform follows from it: %s', (old, now, isFolded) => {
  const causes = new Map([
    ['platform', cause('example.com', reason('kind', 'GOOS', 'linux', 'windows'))],
    [
      'compiler',
      cause('example.com', reason('cCompiler', 'CC', old, now), reason('cCompiler', 'ID', 'a', 'b')),
    ],
  ]);
  expect([...foldCauses(causes).keys()]).toEqual(isFolded ? ['compiler'] : []);
});
