import { CGO, HELLO, testSameBytes } from '../../support/same-bytes.ts';

// The commands whose first run compiles much: nothing of it is in the cache that all tests share.
testSameBytes([
  {
    name: 'an error about a type of C',
    files: {
      'main.go': CGO.replace(
        'println(int(C.twice(21)))',
        'var s string = C.twice(1); _ = s; var t *C.thing = 5; _ = t',
      ),
    },
    argv: ['go', 'build', '.'],
    code: 1,
    shows: /C\.thing|_Ctype_thing/,
  },
  {
    name: 'a C library that the linker does not find',
    files: { 'main.go': CGO.replace('/*\n', '/*\n#cgo LDFLAGS: -lnowhere_to_be_found\n') },
    argv: ['go', 'build', '.'],
    code: 1,
    shows: 'nowhere_to_be_found',
  },
  {
    name: 'vet of a package with cgo',
    files: { 'main.go': CGO },
    argv: ['go', 'vet', '.'],
    code: 0,
  },
  {
    name: 'a build with tags, linker flags and -trimpath',
    files: { 'main.go': HELLO },
    argv: ['go', 'build', '-tags', 'x,y', '-ldflags', '-s -w', '-trimpath', '-o', 'out', '.'],
    code: 0,
  },
  {
    name: 'the optimizer speaking (-gcflags=-m) about a package with cgo',
    files: { 'main.go': CGO },
    argv: ['go', 'build', '-gcflags=-m', '.'],
    code: 0,
    shows: 'can inline',
  },
  {
    name: 'tests of the current directory, which stream',
    files: {
      'a.go': 'package m\n',
      'a_test.go': 'package m\n\nimport "testing"\n\nfunc TestA(t *testing.T) { println("e") }\n',
    },
    argv: ['go', 'test', '-v'],
    code: 0,
    shows: '=== RUN   TestA',
  },
  {
    name: 'tests with arguments that span lines',
    files: {
      'a_test.go':
        'package m\n\nimport (\n\t"os"\n\t"testing"\n)\n\nfunc TestMain(m *testing.M) { println(len(os.Args)); os.Exit(0) }\n',
    },
    argv: ['go', 'test', '.', '-args', 'one\ntwo', 'cd /tmp'],
    code: 0,
  },
  {
    name: 'tests with coverage',
    files: {
      'a.go': 'package m\n\nfunc F() int { return 1 }\n',
      'a_test.go': 'package m\n\nimport "testing"\n\nfunc TestA(t *testing.T) { F() }\n',
    },
    argv: ['go', 'test', '-count=1', '-cover', '-coverprofile=c.out', './...'],
    code: 0,
    shows: 'coverage: 100.0%',
  },
  {
    name: 'benchmarks',
    files: {
      'a_test.go':
        'package m\n\nimport "testing"\n\nfunc BenchmarkA(b *testing.B) { b.Log("x"); b.SkipNow() }\n',
    },
    argv: ['go', 'test', '-bench', '.', '.'],
    code: 0,
  },
  {
    name: 'go test -c',
    files: { 'a_test.go': 'package m\n\nimport "testing"\n\nfunc TestA(t *testing.T) {}\n' },
    argv: ['go', 'test', '-c', '-o', 'x.test', '.'],
    code: 0,
  },
]);
