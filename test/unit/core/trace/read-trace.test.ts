import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserFacingError } from '../../../../src/core/model/errors.ts';
import type { BuildTrace } from '../../../../src/core/model/trace.ts';
import { foldTrace } from '../../../../src/core/trace/fold-trace.ts';
import { importGraph } from '../../../../src/core/trace/import-graph.ts';
import { MAX_TRACE_CHARACTERS, readTrace, writeTrace } from '../../../../src/core/trace/read-trace.ts';
import { viewTrace } from '../../../../src/core/view/trace/view-trace.ts';
import { showTrace } from '../../../../src/report/json/show-json.ts';
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
    [changed('actions.1.id', -1), 'trace-action-astray', /Action 1 has the ID -1/],
    [changed('actions.2.id', 1), 'trace-action-astray', /Action 2 has the ID 1/],
    [changed('actions.0.id', 1e300), 'trace-action-astray', /Action 0 has the ID 1e\+300/],
    [changed('actions.0.id', 0.5), 'trace-action-astray', /Action 0 has the ID 0\.5/],
    [changed('actions.1.deps', [0, 99]), 'trace-dep-astray', /Action 1 depends on action 99, .* other 2/],
    [changed('actions.1.deps', [-1]), 'trace-dep-astray', /Action 1 depends on action -1,/],
    [changed('actions.1.deps', [1]), 'trace-dep-astray', /Action 1 depends on action 1,/],
    [changed('actions.1.deps', [0.5]), 'trace-dep-astray', /action 0\.5,/],
    [changed('actions.1.deps', ['0']), 'trace-damaged', /actions\.1\.deps\.0 should be number/],
    [
      changed('actions.1.startMs', -5),
      'trace-bad-time',
      /actions\.1\.startMs is -5, which is not a possible time/,
    ],
    [changed('actions.1.endMs', 1e300), 'trace-bad-time', /actions\.1\.endMs is 1e\+300/],
    [changed('actions.1.readyMs', '10'), 'trace-damaged', /actions\.1\.readyMs/],
    [
      changed('actions.1.startMs', 31),
      'trace-end-before-start',
      /actions\.1 ends at 30 ms, before its start at 31 ms/,
    ],
    [changed('wallMs', -1), 'trace-bad-time', /wallMs is -1/],
    [changed('startedAt', '2026-02-31T99:00:00Z'), /trace-(?:damaged|bad-time)/, /startedAt/],
    [
      changed('loadPhases', [{ name: 'x', startMs: 2, endMs: 1 }]),
      'trace-end-before-start',
      /loadPhases\.0 ends/,
    ],
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
    expect((thrown as UserFacingError).code).toMatch(code);
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

describe('a real trace with one damaged value', () => {
  const texts = ['build-cold', 'test-failing', 'run', 'interrupted'].flatMap((name) =>
    recordedVersions.slice(0, 2).map((version) => writeTrace(foldTrace(readRecorded(version, name)))),
  );
  const absurd: readonly unknown[] = [
    ...[-1, -0.5, 0.5, 1e300, -1e300, 1e15, 2 ** 31, 2 ** 53],
    ...[null, true, '', '12', 'nan', [], {}, [[]], '\u0000', '9999-99-99T99:99:99Z'],
  ];

  test('is read as it was, or refused with a sentence that names the place; every screen can show it', () => {
    const place = fc.record({
      of: fc.nat(texts.length - 1),
      seed: fc.nat(),
      value: fc.constantFrom(...absurd),
    });
    fc.assert(
      fc.property(place, ({ of, seed, value }) => {
        const text = texts[of] ?? '';
        const trace = JSON.parse(text);
        const path = damage(trace, seed, value);
        const damagedText = JSON.stringify(trace);
        let read: BuildTrace;
        try {
          read = readTrace(damagedText);
        } catch (error) {
          expect(error).toBeInstanceOf(UserFacingError);
          const said = sentenceOf(error);
          const [part = '', at = ''] = path.split('.');
          const isNamed = said.includes(part) || (part === 'actions' && said.includes(`Action ${at} `));
          expect(isNamed || /schemaVersion|format|not a trace/.test(said), `${path}: ${said}`).toBe(true);
          return;
        }
        expect(read.actions).toHaveLength(JSON.parse(text).actions.length);
        const view = viewTrace(read);
        expect(view.rows.every(({ ownMs }) => ownMs >= 0)).toBe(true);
        expect(JSON.stringify(showTrace(read))).not.toMatch(/NaN|Infinity/);
        expect(readTrace(writeTrace(read))).toEqual(read);
      }),
      { numRuns: 400 },
    );
  });
});

/** Sets one value somewhere in a JSON value, chosen by `seed`; returns where. */
function damage(root: unknown, seed: number, value: unknown): string {
  const path: string[] = [];
  let at = root as Record<string, unknown>;
  for (let left = seed; ; ) {
    const keys = Object.keys(at);
    const key = keys[left % Math.max(1, keys.length)] ?? '';
    left = Math.floor(left / Math.max(1, keys.length)) + keys.length;
    path.push(key);
    const inner = at[key];
    if (typeof inner !== 'object' || inner === null || Object.keys(inner).length === 0 || path.length > 6) {
      at[key] = value;
      return path.join('.');
    }
    at = inner as Record<string, unknown>;
  }
}

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
