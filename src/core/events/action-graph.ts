import type { JsonKind } from '../model/error-args.ts';
import { UserFacingError } from '../model/errors.ts';
import type { GraphAction } from './events.ts';

/**
 * Reads a `-debug-actiongraph` file. Actions are returned in file order with their index as ID, whatever
 * numbers the file used; dependencies on missing actions are dropped.
 */
export function parseActionGraph(text: string): readonly GraphAction[] {
  if (text.trim() === '') throw new UserFacingError('graph-empty', {});
  const raw = parseJson(text);
  if (raw === undefined) {
    throw new UserFacingError(looksCutOff(text) ? 'graph-cut-off' : 'graph-not-json', {});
  }
  if (!Array.isArray(raw)) throw new UserFacingError('graph-no-list', { holds: kindOf(raw) });
  if (raw.length === 0) throw new UserFacingError('graph-no-actions', {});
  const odd = raw.findIndex((entry) => !isRecord(entry) || typeof entry.Mode !== 'string');
  if (odd >= 0) throw new UserFacingError('graph-odd-entry', { entry: odd + 1, count: raw.length });
  return readActions(raw as readonly RawAction[]);
}

/** The same for a file that go may still be writing: null if it is incomplete. */
export function tryParseActionGraph(text: string): readonly GraphAction[] | null {
  // Both checks are cheaper than a failed parse of megabytes.
  if (text.length < 2 || !text.endsWith(']')) return null;
  try {
    return parseActionGraph(text);
  } catch (error) {
    if (error instanceof UserFacingError) return null;
    throw error;
  }
}

/** Whether the graph is the plan that go writes before the first action: no action has a time. */
export function isPlanOnly(actions: readonly GraphAction[]): boolean {
  return actions.every((action) => action.timeStart === null && action.timeReady === null);
}

type RawAction = Readonly<Record<string, unknown>>;

const KNOWN_FIELDS: ReadonlySet<string> = new Set([
  'ID',
  'Mode',
  'Package',
  'Deps',
  'Objdir',
  'Target',
  'Priority',
  'Built',
  'NeedBuild',
  'ActionID',
  'BuildID',
  'TimeReady',
  'TimeStart',
  'TimeDone',
  'Cmd',
  'CmdReal',
  'CmdUser',
  'CmdSys',
  // Only records which error handling go used.
  'IgnoreFail',
  // This key would set a prototype on other objects; go writes no such field.
  '__proto__',
]);

function readActions(raw: readonly RawAction[]): readonly GraphAction[] {
  const indexOf = indexById(raw);
  const resolve = (id: number): number | undefined =>
    indexOf === null
      ? Number.isInteger(id) && id >= 0 && id < raw.length
        ? id
        : undefined
      : indexOf.get(id);
  const times = new TimeReader();
  return raw.map((entry, index) => readAction(entry, index, resolve, times));
}

function readAction(
  raw: RawAction,
  index: number,
  resolve: (id: number) => number | undefined,
  times: TimeReader,
): GraphAction {
  const objdir = text(raw.Objdir);
  return {
    id: index,
    mode: normalizeMode(text(raw.Mode) ?? '', objdir),
    package: text(raw.Package) ?? '',
    deps: readDeps(raw.Deps, index, resolve),
    objdir,
    target: text(raw.Target),
    priority: number(raw.Priority),
    built: text(raw.Built),
    needBuild: raw.NeedBuild === true,
    actionID: text(raw.ActionID),
    buildID: text(raw.BuildID),
    timeReady: times.read(raw.TimeReady),
    timeStart: times.read(raw.TimeStart),
    timeDone: times.read(raw.TimeDone),
    commands: readCommands(raw.Cmd),
    realMs: nanoseconds(raw.CmdReal),
    userMs: nanoseconds(raw.CmdUser),
    sysMs: nanoseconds(raw.CmdSys),
    extra: readExtra(raw),
  };
}

/** Null if every action's ID is its index, as go writes them. */
function indexById(raw: readonly RawAction[]): ReadonlyMap<number, number> | null {
  if (raw.every((entry, index) => entry.ID === index)) return null;
  const indexOf = new Map<number, number>();
  raw.forEach((entry, index) => {
    const id = number(entry.ID);
    if (id !== null && !indexOf.has(id)) indexOf.set(id, index);
  });
  return indexOf;
}

function readDeps(value: unknown, self: number, resolve: (id: number) => number | undefined): number[] {
  if (!Array.isArray(value)) return [];
  const deps: number[] = [];
  for (const entry of value) {
    if (typeof entry !== 'number') continue;
    const dep = resolve(entry);
    if (dep !== undefined && dep !== self) deps.push(dep);
  }
  return deps;
}

/** `cgo compile /tmp/go-build123/b188/x.cgo2.c`: the directory differs in every run. */
function normalizeMode(mode: string, objdir: string | null): string {
  if (objdir === null || !mode.includes(objdir)) return mode;
  const work = /^(.*[\\/])b\d+[\\/]$/.exec(objdir)?.[1];
  return work === undefined ? mode : mode.replace(objdir, `$WORK/${objdir.slice(work.length)}`);
}

function readCommands(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : NO_COMMANDS;
}
const NO_COMMANDS: readonly string[] = [];

function readExtra(raw: RawAction): Readonly<Record<string, unknown>> | null {
  let extra: [string, unknown][] | null = null;
  for (const key of Object.keys(raw)) {
    if (KNOWN_FIELDS.has(key)) continue;
    extra ??= [];
    extra.push([key, raw[key]]);
  }
  return extra === null ? null : Object.fromEntries(extra);
}

/** Parses go's RFC 3339 times. Most actions of a build share their second, whose result is cached. */
class TimeReader {
  private lastSecond = '';
  private lastZone = '';
  private lastMs = 0;

  /** Milliseconds since 1970; null for go's zero time and for anything that is not a time. */
  read(value: unknown): number | null {
    if (typeof value !== 'string' || value.startsWith('0001-')) return null;
    const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,12}))?(Z|[+-]\d\d:\d\d)$/.exec(value);
    if (match === null) return null;
    const [, second = '', fraction, zone = ''] = match;
    if (second !== this.lastSecond || zone !== this.lastZone) {
      this.lastMs = Date.parse(second + zone);
      this.lastSecond = second;
      this.lastZone = zone;
    }
    if (!Number.isFinite(this.lastMs)) return null;
    return fraction === undefined ? this.lastMs : this.lastMs + Number(`0.${fraction}`) * 1000;
  }
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

function looksCutOff(source: string): boolean {
  const trimmed = source.trimStart();
  return trimmed.startsWith('[') && !source.trimEnd().endsWith(']');
}

/** For values from JSON.parse that are not arrays. */
function kindOf(value: unknown): JsonKind {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return value === null ? 'null' : 'object';
}

function isRecord(value: unknown): value is RawAction {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function nanoseconds(value: unknown): number | null {
  const count = number(value);
  return count === null || count < 0 ? null : count / 1e6;
}
