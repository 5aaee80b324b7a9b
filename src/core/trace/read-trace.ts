import * as v from 'valibot';
import { UserFacingError } from '../model/errors.ts';
import { SCHEMA_VERSION } from '../model/schema-version.ts';
import type { BuildTrace } from '../model/trace.ts';
import { traceSchema } from '../model/trace-schema.ts';
import { checkTrace } from './check-trace.ts';
import { fromFormat1 } from './format-1.ts';

/** Larger than any realistic build (10,000 actions take about 20 MB). */
export const MAX_TRACE_CHARACTERS = 150_000_000;

/** Histories and shared files still contain traces of it. */
const OLDEST_FORMAT = 1;

/** Writes a trace as JSON with one action per line, so that a plain diff can compare two files. */
export function writeTrace(trace: BuildTrace): string {
  const { actions, ...rest } = trace;
  const head = JSON.stringify(rest).slice(0, -1);
  if (actions.length === 0) return `${head},"actions":[]}\n`;
  return `${head},"actions":[\n${actions.map((action) => JSON.stringify(action)).join(',\n')}\n]}\n`;
}

/** Reads a trace file. Accepts newer minor versions and format 1; refuses anything else with one sentence. */
export function readTrace(text: string): BuildTrace {
  if (text.length > MAX_TRACE_CHARACTERS) {
    throw new UserFacingError('trace-too-long', {
      megabytes: Math.round(text.length / 1e6),
      limit: MAX_TRACE_CHARACTERS / 1e6,
    });
  }
  const raw = parseObject(text);
  const readable = majorOf(raw) === 1 ? fromFormat1(raw) : raw;
  const result = v.safeParse(traceSchema, readable, { abortEarly: true });
  if (!result.success) throw damaged(result.issues[0]);
  checkTrace(result.output);
  return result.output;
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  const start = text.slice(0, 1000).trimStart();
  if (start === '' && text.trim() === '') throw new UserFacingError('trace-empty', {});
  if (!start.startsWith('{')) {
    throw new UserFacingError(start.startsWith('[') ? 'trace-is-graph' : 'trace-not-json', {});
  }
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (cause) {
    const isWhole = text.slice(-1000).trimEnd().endsWith('}');
    throw new UserFacingError(isWhole ? 'trace-bad-json' : 'trace-cut-off', {}, { cause });
  }
  return raw as Readonly<Record<string, unknown>>;
}

/** The trace in its format, if this version can read it. */
function majorOf(raw: Readonly<Record<string, unknown>>): number {
  const version = raw.schemaVersion;
  const match = typeof version === 'string' ? /^(\d{1,6})\.(\d{1,6})$/.exec(version) : null;
  if (match === null) {
    throw new UserFacingError('trace-no-version', {});
  }
  const major = Number(match[1]);
  const [ours = ''] = SCHEMA_VERSION.split('.');
  if (major > Number(ours)) throw new UserFacingError('trace-too-new', { format: match[0], ours });
  if (major < OLDEST_FORMAT) throw new UserFacingError('trace-too-old', { format: match[0] });
  return major;
}

function damaged(issue: v.BaseIssue<unknown>): UserFacingError {
  return new UserFacingError('trace-damaged', {
    path: v.getDotPath(issue)?.slice(0, 80) ?? null,
    expected: issue.expected?.slice(0, 80) ?? null,
    received: issue.received.slice(0, 40),
  });
}
