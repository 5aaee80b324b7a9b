import { describe, expect, test } from 'vitest';
import { readPanic } from '../../../../src/core/events/panic.ts';
import { parseTestEvents, parseTestOutput } from '../../../../src/core/events/test-output.ts';
import { readRecordedFile, recordedVersions } from '../../../support/recorded.ts';

const END = 'FAIL\nFAIL\tm.io/lib\t0.003s\n';
const failuresIn = (text: string) => parseTestOutput(text + END)[0]?.failures;

describe('a failed test', () => {
  test('has its output, and the position of its last message', () => {
    const text = '--- FAIL: TestA (0.02s)\n    a_test.go:3: hello\n    a_test.go:4: want 1\n        got 2\n';
    expect(failuresIn(text)).toEqual([
      {
        name: 'TestA',
        elapsedMs: 20,
        output: 'a_test.go:3: hello\na_test.go:4: want 1\n    got 2',
        file: 'a_test.go',
        line: 4,
      },
    ]);
  });

  test('that failed only because of its subtests is left out, with -v as well', () => {
    const plain = '--- FAIL: TestB (0.00s)\n    --- FAIL: TestB/one (0.00s)\n        a_test.go:5: no\n';
    const verbose =
      '=== RUN   TestB\n=== RUN   TestB/one\n    a_test.go:5: no\n=== RUN   TestB/two\n' +
      '--- FAIL: TestB (0.00s)\n    --- FAIL: TestB/one (0.00s)\n    --- PASS: TestB/two (0.00s)\n';
    const wanted = [{ name: 'TestB/one', output: 'a_test.go:5: no', line: 5 }];
    expect(failuresIn(plain)).toMatchObject(wanted);
    expect(failuresIn(verbose)).toMatchObject(wanted);
  });

  test('with -v does not have the output of parallel tests', () => {
    const text =
      '=== RUN   TestA\n=== PAUSE TestA\n=== RUN   TestB\n=== PAUSE TestB\n=== CONT  TestA\n    a_test.go:1: a\n' +
      '=== NAME  TestB\n    a_test.go:2: b\n=== NAME  TestA\n    a_test.go:3: a again\n' +
      '--- FAIL: TestA (0.00s)\n--- PASS: TestB (0.00s)\n';
    expect(failuresIn(text)).toMatchObject([
      { name: 'TestA', output: 'a_test.go:1: a\na_test.go:3: a again' },
    ]);
  });

  test('that panics has the first frame of its own code', () => {
    const text =
      '--- FAIL: TestC (0.00s)\npanic: assignment to entry in nil map [recovered]\n\n' +
      'goroutine 23 [running]:\ntesting.tRunner.func1.2({0x55a7a0, 0x6cae70})\n\t/usr/local/go/src/testing/testing.go:1974 +0x232\n' +
      'panic({0x55a7a0?, 0x6cae70?})\n\t/usr/local/go/src/runtime/panic.go:860 +0x13a\n' +
      'm.io/lib.set(...)\n\t/src/lib/lib_test.go:7\n';
    expect(failuresIn(text)).toMatchObject([{ name: 'TestC', file: '/src/lib/lib_test.go', line: 7 }]);
  });

  test('that runs too long is the one that go names', () => {
    const text =
      'panic: test timed out after 1s\n\trunning tests:\n\t\tTestSlow (1s)\n\ngoroutine 7 [running]:\n' +
      'testing.(*M).startAlarm.func1()\n\t/usr/local/go/src/testing/testing.go:2484 +0x394\n';
    expect(failuresIn(text)).toMatchObject([{ name: 'TestSlow', file: null }]);
  });

  test('has the same output in events', () => {
    const event = (Action: string, more: object) => JSON.stringify({ Action, Package: 'm.io/lib', ...more });
    const events = [
      event('output', { Test: 'TestA', Output: '=== RUN   TestA\n' }),
      event('output', { Test: 'TestA', Output: '    a_test.go:4: want 1\n' }),
      event('output', { Test: 'TestA', Output: '--- FAIL: TestA (0.00s)\n' }),
      event('fail', { Test: 'TestA', Elapsed: 0.02 }),
      event('fail', { Elapsed: 0.02 }),
    ];
    expect(parseTestEvents(events.join('\n'))[0]?.failures).toEqual([
      { name: 'TestA', elapsedMs: 20, output: 'a_test.go:4: want 1', file: 'a_test.go', line: 4 },
    ]);
  });

  test.each(recordedVersions)('of %s is read in text and in events alike', (version) => {
    const text = parseTestOutput(readRecordedFile(version, 'test-failing', 'stdout'));
    const events = parseTestEvents(readRecordedFile(version, 'test-failing-json', 'stdout'));
    const names = (results: typeof text) =>
      results.flatMap(({ failures = [] }) => failures.map(({ name, output, line }) => [name, output, line]));
    expect(names(text).length).toBeGreaterThan(0);
    expect(names(events)).toEqual(names(text));
  });
});

describe('a panic', () => {
  const frames = (lines: string) => readPanic(`panic: boom\n\ngoroutine 1 [running]:\n${lines}`);

  test('names the message and the first frame that is neither of the standard library nor of a dependency', () => {
    expect(
      frames(
        'strings.Repeat({0x1, 0x2}, 0x3)\n\t/usr/local/go/src/strings/strings.go:9 +0x1\n' +
          'ex.com/dep.(*T).Do(0xc000)\n\t/home/a/go/pkg/mod/ex.com/dep@v1.2.3/dep.go:4 +0x2\n' +
          'main.main.func1()\n\t/src/app/main.go:12 +0x3\nexit status 2\n',
      ),
    ).toMatchObject({ message: 'boom', function: 'main.main.func1', file: '/src/app/main.go', line: 12 });
  });

  test('with -trimpath is in the user’s code, too', () => {
    expect(
      frames(
        'net/http.(*conn).serve(0xc0)\n\tnet/http/server.go:1 +0x1\nex.com/m/a.F(...)\n\tex.com/m/a/a.go:3\n',
      ),
    ).toMatchObject({ function: 'ex.com/m/a.F', file: 'ex.com/m/a/a.go' });
  });

  test('within the standard library alone has no position', () => {
    expect(frames('os.Exit(0x1)\n\t/usr/local/go/src/os/proc.go:1 +0x1\n')).toMatchObject({ file: null });
  });

  test('is not a line that only mentions one', () => {
    expect(readPanic('http: panic serving 1.2.3.4: boom\nno panic: really\n')).toBeNull();
  });
});
