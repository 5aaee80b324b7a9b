import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { readActionSpan } from '../../core/events/debug-trace.ts';
import type { GraphAction, XEvent } from '../../core/events/events.ts';
import { objdirName } from '../../core/trace/graph-structure.ts';
import { spanFinder } from '../../core/trace/span-finder.ts';

export interface FollowedSpans {
  /** Where go writes its `-debug-trace`. */
  readonly file: string;
  readonly startedAtEpochMs: number;
  readonly plan: readonly GraphAction[];
  readonly onEvent: (event: XEvent) => void;
}

const POLL_MS = 80;
const CHUNK_BYTES = 256 * 1024;

/**
 * Follows the actions of a running go command in its `-debug-trace`, which go writes one event at a time; for a command
 * whose `-x` lines are not read. Returns a function that stops.
 */
export function followSpans({ file, startedAtEpochMs, plan, onEvent }: FollowedSpans): () => void {
  const actionOf = spanFinder(plan);
  const read = growingFile(file);
  const timer = setInterval(() => {
    for (const line of read()) takeLine(line);
  }, POLL_MS);
  timer.unref();
  return () => clearInterval(timer);

  function takeLine(line: string): void {
    const span = readActionSpan(line);
    const action = span === null ? null : actionOf(span.name);
    if (span === null || action === null) return;
    const atMs = span.epochMs - startedAtEpochMs;
    const made = span.phase === (action.mode === 'test run' ? 'begin' : 'end') && isWork(action, plan);
    onEvent({ type: 'action', atMs, phase: span.phase, id: action.id, made });
    if (action.mode === 'go run' && span.phase === 'begin') onEvent(execEvent(atMs, action, plan));
  }
}

/** Whether go works on it: a test result from the cache has the same span, but its program was not linked into its folder. */
function isWork(action: GraphAction, plan: readonly GraphAction[]): boolean {
  if (action.mode !== 'test run') return isMade(action);
  const link = plan.find(({ mode, objdir }) => mode === 'link' && objdir === action.objdir);
  return link !== undefined && isMade(link);
}

/** A linked program is in go's work directory until go ends; one from the cache is elsewhere. */
function execEvent(atMs: number, run: GraphAction, plan: readonly GraphAction[]): XEvent {
  const link = run.deps.map((dep) => plan[dep]).find((action) => action?.mode === 'link');
  const isLinked = link !== undefined && isMade(link);
  return {
    type: 'exec',
    atMs,
    path: isLinked ? link.target : null,
    fromCache: isLinked ? false : null,
  };
}

/** Whether its output is in its own folder below go's work directory. What came from the cache is not. */
function isMade({ mode, objdir, target }: GraphAction): boolean {
  if (objdirName(objdir) === null || objdir === null) return false;
  if (mode === 'build') return existsSync(join(objdir, '_pkg_.a'));
  return mode === 'link' && target?.startsWith(objdir) === true && existsSync(target);
}

/** Each call returns the lines that were completed since the last one. */
function growingFile(file: string): () => readonly string[] {
  const buffer = Buffer.alloc(CHUNK_BYTES);
  let offset = 0;
  let rest = Buffer.alloc(0);
  return () => {
    const fd = open(file);
    if (fd === null) return [];
    const pieces = [rest];
    try {
      for (;;) {
        const length = readSync(fd, buffer, 0, CHUNK_BYTES, offset);
        if (length === 0) break;
        offset += length;
        pieces.push(Buffer.from(buffer.subarray(0, length)));
      }
    } finally {
      closeSync(fd);
    }
    const whole = Buffer.concat(pieces);
    const end = whole.lastIndexOf(0x0a) + 1;
    rest = whole.subarray(end);
    return whole.subarray(0, end).toString('utf8').split('\n');
  };
}

function open(file: string): number | null {
  try {
    return openSync(file, 'r');
  } catch {
    return null;
  }
}
