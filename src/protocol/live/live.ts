import * as v from 'valibot';
import type { GraphAction, XEvent } from '../../core/events/events.ts';
import type { UserError } from '../../core/model/errors.ts';
import type { ModuleContext } from '../../core/model/trace.ts';
import { type GoVerb, TRACED_VERBS } from '../../core/model/traced-verbs.ts';
import type { Milliseconds } from '../../core/model/units.ts';
import { userErrorSchema } from './user-error-schema.ts';

/**
 * What the command line reports to the editor that started it while a go command is traced, one JSON object per
 * line. The same facts as in a `Recording`, in the order in which they became known.
 */
export type LiveMessage =
  /** The first line. A process without the token is not the one that was started. */
  | {
      readonly type: 'hello';
      readonly token: string;
      readonly recorderVersion: string;
      readonly startedAtEpochMs: number;
      readonly argv: readonly string[];
      readonly verb: GoVerb;
      readonly directory: string;
      readonly goflags: readonly string[];
      readonly go: { readonly path: string; readonly version: string };
      readonly dryRun: boolean;
      /** Where its trace will be found, also by a later window; null if it will not be saved. */
      readonly recordedId: string | null;
    }
  | {
      readonly type: 'plan';
      readonly startedAtEpochMs: number;
      readonly module: ModuleContext;
      /** Read one by one with `readPlannedActions`. */
      readonly actions: readonly unknown[];
    }
  | { readonly type: 'x'; readonly events: readonly XEvent[] }
  | {
      readonly type: 'end';
      readonly atMs: Milliseconds;
      readonly exitCode: number | null;
      readonly signal: string | null;
    }
  /** The final picture of the command; sent again once the reasons are known. Validate it like any view. */
  | { readonly type: 'view'; readonly view: unknown }
  /** The trace itself if the history does not save it, as the text of a trace file. */
  | { readonly type: 'trace'; readonly text: string }
  /** The last line of a command that ran. */
  | { readonly type: 'saved'; readonly historyId: string | null; readonly report: string | null }
  /** The last line of a command that could not be run or fully recorded. */
  | { readonly type: 'fault'; readonly error: UserError };

/** What the editor sends. */
export type LiveOrder =
  /** Like Ctrl-C. */
  { readonly type: 'interrupt' } | { readonly type: 'kill' };

export function readLiveMessage(line: string): LiveMessage | null {
  return readLine(message, line);
}

export function readLiveOrder(line: string): LiveOrder | null {
  return readLine(order, line);
}

/** Some of the planned actions; null if they are not valid. */
export function readPlannedActions(values: readonly unknown[]): readonly GraphAction[] | null {
  const read = v.safeParse(v.array(plannedAction), values);
  return read.success ? read.output : null;
}

const text = v.string();
const texts = v.array(text);
const number = v.pipe(v.number(), v.finite());
const textOrNull = v.nullable(text);
const numberOrNull = v.nullable(number);

const xEvent = v.variant('type', [
  v.object({ type: v.literal('work'), atMs: number, path: text }),
  v.object({
    type: v.literal('command'),
    atMs: number,
    objdir: textOrNull,
    tool: v.picklist(['compile', 'asm', 'cgo', 'link', 'vet', 'buildid', 'cover', 'test', 'other']),
    importPath: textOrNull,
    actionID: v.optional(textOrNull, null),
    goVersion: v.optional(textOrNull, null),
    stamped: v.optional(textOrNull, null),
    text,
  }),
  v.object({
    type: v.literal('importcfg'),
    atMs: number,
    objdir: textOrNull,
    packages: v.array(v.object({ importPath: text, rebuilt: v.boolean() })),
  }),
  v.object({
    type: v.literal('exec'),
    atMs: number,
    path: textOrNull,
    fromCache: v.nullable(v.boolean()),
  }),
  v.object({
    type: v.literal('action'),
    atMs: number,
    phase: v.picklist(['begin', 'end']),
    id: number,
    made: v.boolean(),
  }),
]);

const module = v.object({
  mode: v.picklist(['module', 'workspace', 'vendor', 'gopath', 'unknown']),
  modules: v.array(v.object({ path: text, version: textOrNull, main: v.boolean(), directory: textOrNull })),
});

const message = v.variant('type', [
  v.object({
    type: v.literal('hello'),
    token: text,
    recorderVersion: text,
    startedAtEpochMs: number,
    argv: texts,
    verb: v.picklist(TRACED_VERBS),
    directory: text,
    goflags: texts,
    go: v.object({ path: text, version: text }),
    dryRun: v.boolean(),
    recordedId: textOrNull,
  }),
  v.object({
    type: v.literal('plan'),
    startedAtEpochMs: number,
    module,
    actions: v.array(v.unknown()),
  }),
  v.object({ type: v.literal('x'), events: v.array(xEvent) }),
  v.object({ type: v.literal('end'), atMs: number, exitCode: numberOrNull, signal: textOrNull }),
  v.object({ type: v.literal('view'), view: v.unknown() }),
  v.object({ type: v.literal('trace'), text }),
  v.object({ type: v.literal('saved'), historyId: textOrNull, report: textOrNull }),
  v.object({ type: v.literal('fault'), error: userErrorSchema }),
]);

const order = v.variant('type', [
  v.object({ type: v.literal('interrupt') }),
  v.object({ type: v.literal('kill') }),
]);

const plannedAction = v.object({
  id: number,
  mode: text,
  package: text,
  deps: v.array(number),
  objdir: textOrNull,
  target: textOrNull,
  priority: numberOrNull,
  built: textOrNull,
  needBuild: v.boolean(),
  actionID: textOrNull,
  buildID: textOrNull,
  timeReady: numberOrNull,
  timeStart: numberOrNull,
  timeDone: numberOrNull,
  commands: texts,
  realMs: numberOrNull,
  userMs: numberOrNull,
  sysMs: numberOrNull,
  extra: v.nullable(v.record(text, v.unknown())),
});

function readLine<T>(schema: v.BaseSchema<unknown, T, v.BaseIssue<unknown>>, line: string): T | null {
  try {
    const read = v.safeParse(schema, JSON.parse(line));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}
