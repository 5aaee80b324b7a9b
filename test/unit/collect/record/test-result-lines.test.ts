import { expect, test } from 'vitest';
import { ResultLines } from '../../../../src/collect/record/test-result-lines.ts';
import { parseTestEvents, parseTestOutput } from '../../../../src/core/events/test-output.ts';
import { readRecorded, recordedCases, recordedVersions } from '../../../support/recorded.ts';

function keep(text: string, json: boolean, pieceSize: number): string {
  const lines = new ResultLines(json);
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += pieceSize) lines.push(bytes.subarray(at, at + pieceSize));
  return lines.text;
}

test('the result lines of every recorded go test give the same results as its whole output', () => {
  let results = 0;
  for (const version of recordedVersions) {
    for (const name of recordedCases(version)) {
      const { testOutput, testOutputIsJson } = readRecorded(version, name);
      if (testOutput === null) continue;
      const read = testOutputIsJson ? parseTestEvents : parseTestOutput;
      results += read(testOutput).length;
      for (const pieceSize of [7, 4096]) {
        expect(read(keep(testOutput, testOutputIsJson, pieceSize)), `${version} ${name}`).toEqual(
          read(testOutput),
        );
      }
    }
  }
  expect(results).toBeGreaterThan(20);
});

test('output of the tests themselves is dropped, messages of the build are kept', () => {
  expect(keep('=== RUN TestA\nnoise\nok  \tex.com/m\t0.1s\nPASS\n', false, 3)).toBe('ok  \tex.com/m\t0.1s\n');
  const build = '{"ImportPath":"m","Action":"build-output","Output":"# m\\n"}\n';
  const result = '{"Action":"output","Package":"m","Output":"ok  \\tm\\t(cached)\\n"}\n';
  const pass = '{"Action":"pass","Package":"m","Elapsed":0.1}\n';
  const noise =
    '{"Action":"output","Package":"m","Test":"TestA","Output":"ok  \\tm\\n"}\n' +
    '{"Action":"output","Package":"m","Output":"from TestMain\\n"}\n';
  expect(keep(noise + build + noise + result + pass, true, 5)).toBe(build + result + pass);
});

test('a line without an end is dropped at a limit, and the next line counts again', () => {
  const lines = new ResultLines(false);
  const megabyte = Buffer.from(`ok  \t${'x'.repeat(1024 * 1024)}`);
  for (let i = 0; i < 20; i++) lines.push(megabyte);
  expect(lines.text).toBe('');
  lines.push(Buffer.from('\nok  \tm\t(cached)'));
  expect(lines.text).toBe('ok  \tm\t(cached)');
});

test('the names of failed tests are kept, in text and in events', () => {
  const text = new ResultLines(false);
  const failing = '=== RUN   TestF\n--- FAIL: TestF (0.00s)\n    --- FAIL: TestF/one (0.00s)\n';
  text.push(Buffer.from(`=== RUN   TestG\nnoise\n--- PASS: TestG (0.00s)\n${failing}`));
  expect(text.text).toBe(failing);
  const events = new ResultLines(true);
  const failed = '{"Action":"fail","Package":"p","Test":"TestF"}\n';
  events.push(Buffer.from(`${failed}{"Action":"pass","Package":"p","Test":"TestG"}\n`));
  expect(events.text).toBe(failed);
});
