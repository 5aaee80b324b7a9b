// cspell:ignore notests
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTestEvents, parseTestOutput } from '../../../../src/core/events/test-output.ts';
import { readRecordedFile, recordedVersions } from '../../../support/recorded.ts';

const add = 'example.com/app/internal/add';
const textOf = (version: string, name: string) => parseTestOutput(readRecordedFile(version, name, 'stdout'));
const eventsOf = (version: string, name: string) =>
  parseTestEvents(readRecordedFile(version, name, 'stdout'));
const find = (results: ReturnType<typeof parseTestOutput>, name = add) =>
  results.find((result) => result.package === name);

describe.each(recordedVersions)('go test of %s', (version) => {
  test('that ran has a time', () => {
    const results = textOf(version, 'test');
    expect(find(results)).toMatchObject({ status: 'pass', cached: false });
    expect(find(results)?.elapsedMs).toBeGreaterThan(0);
    expect(find(results, 'example.com/app/notests')).toEqual({
      package: 'example.com/app/notests',
      status: 'noTestFiles',
      cached: false,
      elapsedMs: null,
    });
  });

  test('that is cached is marked as cached', () => {
    expect(find(textOf(version, 'test-cached'))).toEqual({
      package: add,
      status: 'pass',
      cached: true,
      elapsedMs: null,
    });
  });

  test('that fails is reported once per package, whatever the tests printed', () => {
    const results = textOf(version, 'test-failing');
    expect(results).toHaveLength(2);
    expect(find(results)).toMatchObject({ status: 'fail', cached: false });
  });

  test('that does not build fails without a time', () => {
    expect(find(textOf(version, 'test-broken'))).toEqual({
      package: add,
      status: 'fail',
      cached: false,
      elapsedMs: null,
    });
  });

  test('gives the same results as events', () => {
    expect(find(eventsOf(version, 'test-failing-json'))).toMatchObject({ status: 'fail', cached: false });
    expect(find(eventsOf(version, 'test-broken-json'))).toMatchObject({ status: 'fail', cached: false });
    expect(find(eventsOf(version, 'test-failing-json'), 'example.com/app/internal/data')).toMatchObject({
      status: 'noTestFiles',
    });
  });
});

describe('test output', () => {
  test('has coverage after the time, and instead of a result if nothing is tested', () => {
    expect(textOf('go1.26.8', 'test-cover')).toMatchObject([
      { package: add, status: 'pass', cached: false },
      { package: 'example.com/app/internal/fast', status: 'noTestFiles' },
    ]);
  });

  test('of a package that could not be loaded is a failure', () => {
    expect(find(textOf('go1.26.8', 'test-setup-failed'), 'example.com/app/internal/missing')).toMatchObject({
      status: 'fail',
    });
  });

  test('of cached events is cached', () => {
    const line = (event: object) => `${JSON.stringify(event)}\n`;
    expect(
      parseTestEvents(
        line({ Action: 'output', Package: 'm', Output: 'ok  \tm\t(cached)\n' }) +
          line({ Action: 'pass', Package: 'm', Elapsed: 0.004 }) +
          line({ Action: 'pass', Package: 'm', Test: 'TestX', Elapsed: 3 }),
      ),
    ).toEqual([{ package: 'm', status: 'pass', cached: true, elapsedMs: null }]);
  });

  test('can report after the time that there were no tests to run', () => {
    expect(
      parseTestOutput(
        'ok  \tm\t0.005s [no tests to run]\nok  \tn\t(cached) [no tests to run]\n' +
          'ok  \to\t0.005s\tcoverage: 0.0% of statements [no tests to run]\n',
      ),
    ).toEqual([
      { package: 'm', status: 'pass', cached: false, elapsedMs: 5 },
      { package: 'n', status: 'pass', cached: true, elapsedMs: null },
      { package: 'o', status: 'pass', cached: false, elapsedMs: 5 },
    ]);
  });

  test('is not read from lines that only look like it', () => {
    expect(
      parseTestOutput('ok\nFAIL\nPASS\nok  \tm\nok  \tm nice\nFAIL\tm\n--- FAIL: TestX (0.00s)\n'),
    ).toEqual([]);
  });

  test('can have any content without an error', () => {
    const line = fc.oneof(
      fc.string(),
      fc.json(),
      fc.constantFrom('ok  \tm\t0.1s', '{"Action":"pass","Package":"m"}'),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        parseTestOutput(lines.join('\n'));
        parseTestEvents(lines.join('\n'));
      }),
      { numRuns: 500 },
    );
  });
});

test('names the failed tests, without their subtests and those of packages that passed', () => {
  const text = [
    '--- FAIL: TestF (0.00s)',
    '    --- FAIL: TestF/one (0.00s)',
    '    f_test.go:5: --- FAIL: TestNo (0.00s)',
    '--- FAIL: TestG (1.20s)',
    'FAIL',
    'FAIL\tm.io/lib\t0.003s',
    '--- FAIL: printed (0.00s)',
    'ok  \tm.io/fine\t0.003s',
  ].join('\n');
  expect(parseTestOutput(text).map((result) => result.failed)).toEqual([['TestF', 'TestG'], undefined]);
  const events = [
    { Action: 'fail', Package: 'm.io/lib', Test: 'TestF/one' },
    { Action: 'fail', Package: 'm.io/lib', Test: 'TestF' },
    { Action: 'fail', Package: 'm.io/lib', Elapsed: 0.003 },
  ];
  expect(parseTestEvents(events.map((event) => JSON.stringify(event)).join('\n'))).toMatchObject([
    { package: 'm.io/lib', status: 'fail', cached: false, elapsedMs: 3, failed: ['TestF'] },
  ]);
});
