import { UserFacingError } from '../model/errors.ts';
import type { Action, BuildTrace } from '../model/trace.ts';
import { isPossible } from './possible-times.ts';

/**
 * Checks what the types cannot say, and throws a user-facing error that names the first place: every action is at its
 * index and depends on others that exist, and every time is possible.
 */
export function checkTrace(trace: BuildTrace): void {
  checkTimes(trace);
  for (const [index, action] of trace.actions.entries()) checkAction(action, index, trace.actions.length);
}

function checkAction(action: Action, index: number, count: number): void {
  // All later code finds an action by its index.
  if (action.id !== index) throw new UserFacingError('trace-action-astray', { index, id: String(action.id) });
  const astray = action.deps.find(
    (dep) => !Number.isInteger(dep) || dep < 0 || dep >= count || dep === index,
  );
  if (astray !== undefined)
    throw new UserFacingError('trace-dep-astray', { index, dep: String(astray), count });
  const path = `actions.${index}`;
  for (const name of ['readyMs', 'startMs', 'endMs', 'realMs', 'userMs', 'sysMs'] as const)
    checkTime(`${path}.${name}`, action[name] ?? null);
  checkOrder(path, action);
}

function checkTimes({ startedAt, wallMs, exec, loadPhases, tests }: BuildTrace): void {
  if (Number.isNaN(Date.parse(startedAt)))
    throw new UserFacingError('trace-bad-time', { path: 'startedAt', value: startedAt.slice(0, 40) });
  checkTime('wallMs', wallMs);
  if (exec !== null) checkSpan('exec', exec);
  for (const [index, phase] of loadPhases.entries()) checkSpan(`loadPhases.${index}`, phase);
  for (const [index, { elapsedMs }] of tests.entries()) checkTime(`tests.${index}.elapsedMs`, elapsedMs);
}

interface Span {
  readonly startMs: number | null;
  readonly endMs: number | null;
}

function checkSpan(path: string, span: Span): void {
  checkTime(`${path}.startMs`, span.startMs);
  checkTime(`${path}.endMs`, span.endMs);
  checkOrder(path, span);
}

function checkTime(path: string, ms: number | null): void {
  if (ms !== null && !isPossible(ms))
    throw new UserFacingError('trace-bad-time', { path, value: String(ms) });
}

function checkOrder(path: string, { startMs, endMs }: Span): void {
  if (startMs !== null && endMs !== null && endMs < startMs)
    throw new UserFacingError('trace-end-before-start', { path, start: String(startMs), end: String(endMs) });
}
