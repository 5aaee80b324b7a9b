import { expect, test } from 'vitest';
import { differingParts } from '../../../../../src/core/analysis/compare/differing-parts.ts';

const COMMANDS = [
  'cd /m && gcc -I . -o $WORK/b001/_x001.o -c _cgo_export.c\ngcc -I . -o $WORK/b001/_x002.o -c main.cgo2.c',
  'gcc -I . -o $WORK/b001/_x003.o -c ./when.c',
  '/go/asm -p m -o $WORK/b001/add_amd64.o ./add_amd64.s',
];

test.each([
  ['an own C file', ['_x003.o'], ['cCompiler when.c']],
  ['the C part of a Go file', ['_x002.o'], ['cCompiler main.go']],
  [
    'generated Go and C',
    ['_go_.o', '_x002.o', 'main.cgo1.go', 'main.cgo2.c'],
    ['cgo main.cgo1.go main.cgo2.c'],
  ],
  [
    'generated C next to an own C file',
    ['_x002.o', '_x003.o', 'main.cgo2.c'],
    ['cgo main.cgo2.c', 'cCompiler when.c'],
  ],
  ['generated types', ['__.PKGDEF', '_cgo_gotypes.go', '_go_.o'], ['cgo _cgo_gotypes.go']],
  ['the exported header', ['_cgo_install.h'], ['cgo _cgo_install.h']],
  ['Go code', ['__.PKGDEF', '_go_.o'], ['compile']],
  ['assembly', ['add_amd64.o'], ['assemble add_amd64.s']],
  ['assembly because of Go constants', ['_go_.o', 'add_amd64.o', 'go_asm.h'], ['compile']],
  ['Go code because of the symbols of assembly', ['_go_.o', 'symabis'], ['assemble']],
  [
    'two stages at once',
    ['_go_.o', '_x003.o', 'add_amd64.o'],
    ['cCompiler when.c', 'assemble add_amd64.s', 'compile'],
  ],
  ['an intermediate object alone', ['_cgo_.o'], ['archive _cgo_.o']],
  ['nothing', [], []],
])('%s', (_, files, expected) => {
  const parts = differingParts(files, COMMANDS).map(({ part, files: named }) => [part, ...named].join(' '));
  expect(parts).toEqual(expected);
});
