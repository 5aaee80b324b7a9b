// cspell:ignore Maier
import { describe, expect, test } from 'vitest';
import { summarizeCache } from '../../../../src/core/analysis/build/cache-summary.ts';
import { foldTrace } from '../../../../src/core/trace/fold-trace.ts';
import { redactTrace } from '../../../../src/core/trace/redact.ts';
import {
  readCommand,
  readRecorded,
  readRecordedFile,
  recordedCases,
  recordedOnWindows as windows,
} from '../../../support/recorded.ts';

const traceOf = (name: string) => foldTrace(readRecorded(windows, name));
const outcomeOf = (name: string, mode: string, of: string) =>
  traceOf(name).actions.find((action) => action.mode === mode && action.package === of)?.outcome;
const withX = recordedCases(windows).filter(
  (name) =>
    readCommand(windows, name).addedX && readRecordedFile(windows, name, 'final.json') !== '' && !isDry(name),
);
const built = withX.filter((name) => !['list-export', 'test-json'].includes(name));

function isDry(name: string): boolean {
  return readCommand(windows, name).argv.includes('-n');
}

/** Distinct work directories in which go printed that it compiles, or links. */
function printed(name: string, tool: 'compile' | 'link'): number {
  const pattern = new RegExp(String.raw`\\\\${tool}\.exe" -o "\$WORK\\\\(b\d+)\\\\`, 'g');
  return new Set([...readRecordedFile(windows, name, 'stderr').matchAll(pattern)].map(([, objdir]) => objdir))
    .size;
}

/** Output of the go command on Windows, which can be read on any machine. */
describe('a recording made on Windows', () => {
  test.each(withX)('shows the user no lines of -x: %s', (name) => {
    const { messages } = readRecorded(windows, name);
    expect(messages.split('\n').filter((line) => /WORK|go-build\d|^EOF|^cd |^mkdir|^rm /.test(line))).toEqual(
      [],
    );
  });

  test.each(['compile-error', 'vet-finding'])('shows the same messages as go without -x: %s', (name) => {
    expect(readRecorded(windows, name).messages).toBe(readRecordedFile(windows, `${name}-plain`, 'stderr'));
  });

  test.each(built)('counts the commands that -x prints: %s', (name) => {
    const summary = summarizeCache(traceOf(name));
    expect(summary.misses + summary.failed).toBe(printed(name, 'compile'));
    expect(summary.linked + summary.linksFailed).toBe(printed(name, 'link'));
    expect(summary.unknown).toBe(0);
  });

  test('has the edited package, the packages rebuilt after it, and their modules', () => {
    const trace = traceOf('build-edit');
    const rebuilt = trace.actions.filter(({ mode, outcome }) => mode === 'build' && outcome === 'miss');
    expect(rebuilt.map((action) => [action.package, action.module]).sort()).toEqual([
      ['example.com/app/cmd/app', 'example.com/app'],
      ['example.com/app/lib', 'example.com/app'],
    ]);
    expect(summarizeCache(traceOf('build-warm'))).toMatchObject({ everythingCached: true, misses: 0 });
  });

  test.each(['build-cold', 'build-edit', 'run'])(
    'gives live outcomes that the final graph confirms: %s',
    (name) => {
      const recording = readRecorded(windows, name);
      const final = foldTrace(recording);
      const live = foldTrace({ ...recording, final: null, end: { atMs: 1, exitCode: 0, signal: null } });
      const wrong = live.actions.filter(
        ({ id, mode, outcome }) => mode === 'build' && outcome !== final.actions[id]?.outcome,
      );
      expect(wrong).toEqual([]);
    },
  );

  test('detects the start of the program, from its work directory and from the cache', () => {
    expect(traceOf('run').exec).toMatchObject({ exitCode: 3, fromCache: false });
    expect(traceOf('run-again').exec).toMatchObject({ exitCode: 3, fromCache: true });
    expect(traceOf('run-file').exec).toMatchObject({ fromCache: false });
  });

  test('assigns a message to its file and package', () => {
    expect(outcomeOf('compile-error', 'build', 'example.com/app/broken')).toBe('failed');
    expect(traceOf('compile-error').diagnostics).toMatchObject([
      { package: 'example.com/app/broken', file: 'broken\\broken.go', line: 5, column: 23 },
    ]);
    expect(outcomeOf('link-error', 'link', 'example.com/app/nomain')).toBe('failed');
    expect(outcomeOf('vet-finding', 'vet', 'example.com/app/careless')).toBe('failed');
  });

  test('distinguishes test results', () => {
    expect(summarizeCache(traceOf('test'))).toMatchObject({ testsRun: 1, testsFailed: 0 });
    expect(summarizeCache(traceOf('test-cached'))).toMatchObject({ testsRun: 0, testsCached: 1 });
    expect(summarizeCache(traceOf('test-failing'))).toMatchObject({ testsRun: 1, testsFailed: 1 });
  });

  test.each(recordedCases(windows))('does not contain the account name after the export: %s', (name) => {
    // The home directory as Node returns it; go and its tools write it in other ways.
    const options = { homeDirectory: 'C:\\Users\\Jürgen Maier', hash: (text: string) => `<${text.length}>` };
    const text = JSON.stringify(redactTrace(traceOf(name), options));
    expect(text).not.toMatch(/Jürgen|Maier/i);
  });
});
