import * as v from 'valibot';
import { UserFacingError } from '../model/errors.ts';
import { STAGES, type StageId } from '../model/stage.ts';
import {
  type Binary,
  type BuildTrace,
  type GoVerb,
  type ModuleContext,
  type Outcome,
  SCHEMA_VERSION,
  type TestResult,
  TRACED_VERBS,
} from '../model/trace.ts';
import { testCacheSchema } from './test-cache-schema.ts';

/** Larger than any build that go can plan in reasonable time (10,000 actions make some 20 MB). */
export const MAX_TRACE_CHARACTERS = 150_000_000;

/** One trace as text: JSON with an action a line, so that two files can be compared with a plain diff. */
export function writeTrace(trace: BuildTrace): string {
  const { actions, ...rest } = trace;
  const head = JSON.stringify(rest).slice(0, -1);
  if (actions.length === 0) return `${head},"actions":[]}\n`;
  return `${head},"actions":[\n${actions.map((action) => JSON.stringify(action)).join(',\n')}\n]}\n`;
}

/** Reads a trace file. Takes newer minor versions of the format, and says in one sentence what it cannot take. */
export function readTrace(text: string): BuildTrace {
  if (text.length > MAX_TRACE_CHARACTERS) {
    throw new UserFacingError('trace-too-long', {
      megabytes: Math.round(text.length / 1e6),
      limit: MAX_TRACE_CHARACTERS / 1e6,
    });
  }
  const raw = parseObject(text);
  checkVersion(raw);
  const result = v.safeParse(traceSchema, raw, { abortEarly: true });
  if (!result.success) throw damaged(result.issues[0]);
  return checkActions(result.output);
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

function checkVersion(raw: Readonly<Record<string, unknown>>): void {
  const version = raw.schemaVersion;
  const match = typeof version === 'string' ? /^(\d{1,6})\.(\d{1,6})$/.exec(version) : null;
  if (match === null) {
    throw new UserFacingError('trace-no-version', {});
  }
  const [ours] = SCHEMA_VERSION.split('.');
  if (match[1] === ours) return;
  if (Number(match[1]) > Number(ours)) {
    throw new UserFacingError('trace-too-new', { format: match[0], ours: ours ?? '' });
  }
  throw new UserFacingError('trace-too-old', { format: match[0] });
}

/** Everything downstream finds an action by its index. */
function checkActions(trace: BuildTrace): BuildTrace {
  const { actions } = trace;
  const astray = actions.findIndex((action, index) => action.id !== index);
  if (astray >= 0) {
    throw new UserFacingError('trace-action-astray', { index: astray, id: String(actions[astray]?.id) });
  }
  const inside = (dep: number): boolean => Number.isInteger(dep) && dep >= 0 && dep < actions.length;
  if (actions.every((action) => action.deps.every(inside))) return trace;
  return {
    ...trace,
    actions: actions.map((action) => ({ ...action, deps: action.deps.filter(inside) })),
  };
}

function damaged(issue: v.BaseIssue<unknown>): UserFacingError {
  return new UserFacingError('trace-damaged', {
    path: v.getDotPath(issue)?.slice(0, 80) ?? null,
    expected: issue.expected?.slice(0, 80) ?? null,
    received: issue.received.slice(0, 40),
  });
}

const text = v.string();
const textOrNull = v.nullable(v.string());
const number = v.pipe(v.number(), v.finite());
const numberOrNull = v.nullable(number);
const texts = v.array(text);

/** A word of a closed list; one that a newer minor version added becomes the list's own "unknown". */
function word<T extends string>(known: readonly T[], otherwise: T) {
  const all: ReadonlySet<string> = new Set(known);
  return v.pipe(
    v.string(),
    v.transform((value): T => (all.has(value) ? (value as T) : otherwise)),
  );
}

const OUTCOMES: readonly Outcome[] = ['miss', 'hit', 'failed', 'notRun', 'notNeeded', 'unknown'];
const MODES: readonly ModuleContext['mode'][] = ['module', 'workspace', 'vendor', 'gopath', 'unknown'];
const STATUSES: readonly TestResult['status'][] = ['pass', 'fail', 'noTestFiles', 'unknown'];
const KINDS: readonly Binary['kind'][] = ['temporary', 'cached', 'output', 'installed'];

const actionSchema = v.object({
  id: number,
  mode: text,
  stage: word<StageId>(STAGES, 'compile'),
  package: text,
  owner: text,
  module: textOrNull,
  deps: v.array(v.number()),
  outcome: word(OUTCOMES, 'unknown'),
  provisional: v.exactOptional(v.literal(true)),
  objdir: v.exactOptional(text),
  target: v.exactOptional(text),
  actionID: v.exactOptional(text),
  buildID: v.exactOptional(text),
  priority: v.exactOptional(number),
  readyMs: numberOrNull,
  startMs: numberOrNull,
  endMs: numberOrNull,
  realMs: v.exactOptional(number),
  userMs: v.exactOptional(number),
  sysMs: v.exactOptional(number),
  commands: texts,
  extra: v.exactOptional(v.record(text, v.unknown())),
});

const traceSchema: v.GenericSchema<unknown, BuildTrace> = v.object({
  schemaVersion: text,
  recorder: v.object({ name: v.literal('go-build-pipeline'), version: text }),
  origin: v.picklist(['traced', 'imported']),
  startedAt: v.pipe(text, v.isoTimestamp()),
  command: v.object({
    argv: texts,
    verb: word<GoVerb>(TRACED_VERBS, 'build'),
    directory: text,
    goflags: texts,
  }),
  go: v.object({
    version: textOrNull,
    goos: textOrNull,
    goarch: textOrNull,
    changedEnv: v.record(text, text),
  }),
  module: v.object({
    mode: word(MODES, 'unknown'),
    modules: v.array(v.object({ path: text, version: textOrNull, main: v.boolean(), directory: textOrNull })),
  }),
  exitCode: numberOrNull,
  signal: textOrNull,
  wallMs: number,
  provisional: v.boolean(),
  interrupted: v.boolean(),
  dryRun: v.boolean(),
  actions: v.array(actionSchema),
  diagnostics: v.array(
    v.object({
      package: textOrNull,
      file: textOrNull,
      line: numberOrNull,
      column: numberOrNull,
      message: text,
    }),
  ),
  tests: v.array(
    v.object({
      package: text,
      status: word(STATUSES, 'unknown'),
      cached: v.nullable(v.boolean()),
      elapsedMs: numberOrNull,
      failed: v.exactOptional(texts),
      cache: v.exactOptional(testCacheSchema),
    }),
  ),
  exec: v.nullable(
    v.object({
      startMs: number,
      endMs: numberOrNull,
      exitCode: numberOrNull,
      signal: textOrNull,
      path: text,
      fromCache: v.boolean(),
    }),
  ),
  binaries: v.array(
    v.object({
      package: text,
      kind: word(KINDS, 'output'),
      path: text,
      sizeBytes: numberOrNull,
      kept: v.boolean(),
    }),
  ),
  loadPhases: v.array(v.object({ name: text, startMs: number, endMs: number })),
  keyInputs: v.record(text, texts),
  keyEnvironment: v.exactOptional(v.record(text, text)),
  redactedWith: v.exactOptional(text),
  notes: texts,
});
