import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserFacingError } from '../../../../src/core/model/errors.ts';
import type { BuildTrace } from '../../../../src/core/model/trace.ts';
import { foldTrace } from '../../../../src/core/trace/fold-trace.ts';
import { importGraph } from '../../../../src/core/trace/import-graph.ts';
import { MAX_TRACE_CHARACTERS, readTrace, writeTrace } from '../../../../src/core/trace/read-trace.ts';
import { NOTE_SAMPLES } from '../../../support/note-samples.ts';
import {
  readGraphFile,
  readRecorded,
  readRecordedFile,
  recordedVersions,
} from '../../../support/recorded.ts';
import { traceFromSketch } from '../../../support/sketch.ts';
import { refusalOf, sentenceOf } from '../../../support/spoken-error.ts';

const small = traceFromSketch(`
  fmt       hit
  app       miss 10..30  needs fmt
  link:app  miss 30..45  needs app
`);

/** The trace with another value for one field, given by its path. */
function changed(path: string, value: unknown): string {
  const copy = structuredClone(small) as unknown as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce((at, key) => at[key] as Record<string, unknown>, copy);
  parent[last] = value;
  return JSON.stringify(copy);
}

describe('a trace file', () => {
  const names = ['build-cold', 'compile-error', 'test-failing', 'run', 'interrupted'];
  test.each(recordedVersions.flatMap((version) => names.map((name) => [version, name] as const)))(
    'is read back as it was written: %s %s',
    (version, name) => {
      const trace = foldTrace(readRecorded(version, name));
      expect(readTrace(writeTrace(trace))).toEqual(trace);
    },
  );

  test('has one action per line', () => {
    expect(writeTrace(small).trimEnd().split('\n')).toHaveLength(5);
    expect(readTrace(writeTrace({ ...small, actions: [] })).actions).toEqual([]);
  });

  test('of a newer minor version is read without its new fields', () => {
    const text = changed('schemaVersion', '2.99').replace('"actions"', '"weather":"fine","actions"');
    const trace = readTrace(text);
    expect(trace.schemaVersion).toBe('2.99');
    expect(trace).toEqual({ ...small, schemaVersion: '2.99' });
  });

  test('with values of a newer minor version has them as unknown', () => {
    expect(readTrace(changed('actions.0.outcome', 'borrowed')).actions[0]?.outcome).toBe('unknown');
    expect(readTrace(changed('module.mode', 'galaxy')).module.mode).toBe('unknown');
  });

  test('of format 1 keeps its notes, which were sentences', () => {
    const old = { ...small, schemaVersion: '1.0', notes: ['go wrote no action graph.', ''] };
    const read = readTrace(JSON.stringify(old));
    expect(read).toEqual({
      ...small,
      notes: [
        { id: 'text', args: { text: 'go wrote no action graph.' } },
        { id: 'text', args: { text: '' } },
      ],
    });
    expect(readTrace(writeTrace(read))).toEqual(read);
  });

  test('keeps its notes as they were written', () => {
    expect(readTrace(writeTrace({ ...small, notes: NOTE_SAMPLES })).notes).toEqual(NOTE_SAMPLES);
  });

  test('with a note that this version does not know keeps the name of the note', () => {
    const notes = [
      { id: 'no-graph', args: {}, weather: 'fine' },
      { id: 'of-tomorrow', args: { count: 3 } },
      { id: 'keys-missing', args: { count: 'many' } },
      { id: '__proto__', args: {} },
      { id: 'no-keys' },
      'a sentence',
      null,
    ];
    expect(readTrace(changed('notes', notes)).notes).toEqual([
      { id: 'no-graph', args: {} },
      ...['of-tomorrow', 'keys-missing', '__proto__', 'no-keys', '', ''].map((name) => ({
        id: 'unknown',
        args: { name },
      })),
    ]);
  });

  test('drops dependencies on missing actions', () => {
    expect(readTrace(changed('actions.1.deps', [0, 99, -1])).actions[1]?.deps).toEqual([0]);
  });

  test.each([
    ['', 'trace-empty', /empty/],
    [' \n ', 'trace-empty', /empty/],
    ['hello', 'trace-not-json', /not a trace/],
    ['[{"ID":0}]', 'trace-is-graph', /import FILE/],
    [writeTrace(small).slice(0, -40), 'trace-cut-off', /truncated/],
    ['{"a":}', 'trace-bad-json', /not valid JSON/],
    ['{}', 'trace-no-version', /no schemaVersion/],
    ['{"schemaVersion":1}', 'trace-no-version', /no schemaVersion/],
    ['{"schemaVersion":"0.9"}', 'trace-too-old', /no longer supported/],
    ['{"schemaVersion":"1.0"}', 'trace-damaged', /should be/],
    ['{"schemaVersion":"2.0"}', 'trace-damaged', /should be/],
    [changed('schemaVersion', '3.0'), 'trace-too-new', /update go-build-pipeline/],
    [changed('actions.1.id', 7), 'trace-action-astray', /Action 1 has the ID 7/],
    [changed('actions.0.mode', 5), 'trace-damaged', /actions\.0\.mode should be string but is 5/],
    [changed('wallMs', 'long'), 'trace-damaged', /wallMs/],
    [changed('wallMs', 1).replace('"wallMs":1', '"wallMs":1e999'), 'trace-damaged', /wallMs/],
    [changed('startedAt', 'yesterday'), 'trace-damaged', /startedAt/],
    ['{'.repeat(100_000), 'trace-cut-off', /truncated/],
  ])('is rejected with one sentence if it is invalid: %#', (text, code, problem) => {
    let thrown: unknown;
    try {
      readTrace(text);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(UserFacingError);
    expect(thrown).toMatchObject({ code });
    const message = sentenceOf(thrown);
    expect(message).toMatch(problem);
    expect(message).not.toMatch(/\n|at .*\.ts/);
    expect(message.length).toBeLessThan(300);
  });

  test('of 200 MB of other data is rejected at once', () => {
    const huge = '{"schemaVersion":"1.0",'.padEnd(MAX_TRACE_CHARACTERS + 1, '"a":[1],');
    expect(refusalOf(() => readTrace(huge))).toMatch(/too large for a trace/);
  });

  test('full of __proto__ does not change our objects', () => {
    const text = writeTrace(small)
      .replace(
        '"keyInputs":{}',
        '"keyInputs":{"__proto__":["x"],"constructor":["y"]},"__proto__":{"polluted":1}',
      )
      .replace(
        '"id":0,',
        '"id":0,"__proto__":{"polluted":1},"extra":{"__proto__":{"polluted":1},"Args":["</script>"]},',
      );
    const trace = readTrace(text);
    expect('polluted' in {}).toBe(false);
    expect(Object.getPrototypeOf(trace)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(trace.keyInputs)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(trace.actions[0]?.extra)).toBe(Object.prototype);
    expect('polluted' in trace).toBe(false);
    expect(trace.actions[0]?.extra).toEqual({ Args: ['</script>'] });
  });

  test('can have any content without an unexpected error', () => {
    const text = writeTrace(small);
    const damaged = fc
      .tuple(fc.nat(text.length), fc.nat(20), fc.string({ maxLength: 10 }))
      .map(([at, length, insert]) => text.slice(0, at) + insert + text.slice(at + length));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), damaged), (input) => {
        try {
          readTrace(input);
        } catch (error) {
          expect(error).toBeInstanceOf(UserFacingError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an imported graph', () => {
  const options = { recorderVersion: '1.2.3', directory: '/src' };

  test('is a trace without a known end', () => {
    const trace: BuildTrace = importGraph(readGraphFile('gopls-edit'), options);
    expect(trace).toMatchObject({
      origin: 'imported',
      startedAt: '2026-11-21T05:20:25.414Z',
      command: { verb: 'build', directory: '/src' },
      exitCode: null,
      provisional: false,
      exec: null,
    });
    expect(trace.wallMs).toBeCloseTo(31_970.716, 3);
  });

  test('that is only the plan has no outcomes, no times, and a note', () => {
    const trace = importGraph(readGraphFile('hugo-cold.firstwrite'), options);
    expect(trace.provisional).toBe(true);
    expect(trace.wallMs).toBe(0);
    expect(trace.notes).toEqual([{ id: 'plan-only', args: {} }]);
    const outcomes = new Set(
      trace.actions.filter(({ mode }) => mode === 'build').map(({ outcome }) => outcome),
    );
    expect([...outcomes]).toEqual(['unknown']);
  });

  test.each(recordedVersions)('of a dry run is recognized by its work directory: %s', (version) => {
    const graph = (name: string) => readRecordedFile(version, name, 'final.json');
    expect(importGraph(graph('build-dry'), options).dryRun).toBe(true);
    expect(importGraph(graph('build-edit'), options).dryRun).toBe(false);
  });

  test.each([
    ['build-edit', 'build'],
    ['test', 'test'],
    ['run', 'run'],
    ['vet-again', 'vet'],
    ['list-export', 'list'],
    ['install', 'install'],
  ])('names the command by its root action: %s', (name, verb) => {
    const { command } = importGraph(readRecordedFile('go1.26.8', name, 'final.json'), options);
    expect(command.verb).toBe(verb);
  });

  test('of go run shows when the program ran, but not how it ended', () => {
    const { exec } = importGraph(readRecordedFile('go1.26.8', 'run-again', 'final.json'), options);
    expect(exec).toMatchObject({ exitCode: null, signal: null, fromCache: true });
    expect(exec?.endMs).toBeGreaterThan(exec?.startMs ?? Number.NaN);
  });
});
