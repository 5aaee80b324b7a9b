import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { foldTrace } from '../../../../src/core/trace/fold-trace.ts';
import { importGraph } from '../../../../src/core/trace/import-graph.ts';
import { writeTrace } from '../../../../src/core/trace/read-trace.ts';
import { redactTrace } from '../../../../src/core/trace/redact.ts';
import { NOTE_SAMPLES } from '../../../support/note-samples.ts';
import { readGraphFile, readRecorded, recordedCases, recordedVersions } from '../../../support/recorded.ts';

const file = path.join(import.meta.dirname, '../../../../docs/trace.schema.json');
const schema = JSON.parse(readFileSync(file, 'utf8'));
const formats = { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/ };
const validate = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true, formats }).compile(
  schema,
);

/** The same schema without additional fields, which detects fields that it omits. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]) => [key, closed(entry)] as const);
  const copy = Object.fromEntries(entries);
  return 'properties' in copy && copy.type === 'object' ? { ...copy, additionalProperties: false } : copy;
}
const validateClosed = new Ajv2020({ strict: true, allowUnionTypes: true, formats }).compile({
  ...(closed(schema) as object),
  $id: 'closed',
});

function complaints(text: string): unknown {
  const trace: unknown = JSON.parse(text);
  if (!validate(trace)) return validate.errors?.slice(0, 3);
  return validateClosed(trace) ? [] : validateClosed.errors;
}

describe('the published schema', () => {
  test.each(recordedVersions)('describes every trace of %s completely', (version) => {
    for (const name of recordedCases(version)) {
      const recording = readRecorded(version, name);
      expect(complaints(writeTrace(foldTrace(recording))), name).toEqual([]);
      if (recording.plan === null) continue;
      const live = foldTrace({ ...recording, final: null, end: null });
      expect(complaints(writeTrace(live)), `${name}, while it runs`).toEqual([]);
    }
  });

  test('describes imported and redacted traces', () => {
    for (const name of ['gopls-edit', 'hugo-cold.firstwrite']) {
      const trace = importGraph(readGraphFile(name), { recorderVersion: '0', directory: '/src' });
      expect(complaints(writeTrace(trace))).toEqual([]);
      const redacted = redactTrace(trace, { homeDirectory: '/home/dev', hash: () => 'h' });
      expect(complaints(writeTrace(redacted))).toEqual([]);
    }
  });

  test('describes every note', () => {
    const trace = foldTrace(readRecorded('go1.26.8', 'run'));
    expect(complaints(writeTrace({ ...trace, notes: NOTE_SAMPLES }))).toEqual([]);
    const sentences = { ...trace, notes: ['a sentence'] };
    expect(complaints(JSON.stringify(sentences))).not.toEqual([]);
  });

  test('rejects invalid traces', () => {
    expect(validate({})).toBe(false);
    expect(
      validate({ ...JSON.parse(writeTrace(foldTrace(readRecorded('go1.26.8', 'run')))), wallMs: 'x' }),
    ).toBe(false);
  });
});
