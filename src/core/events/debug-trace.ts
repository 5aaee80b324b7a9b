import type { LoadPhase } from '../model/trace.ts';

/**
 * Reads the phases of go's loading from a `-debug-trace` file, even one that go is still writing (without the
 * end of the array) or that is cut off within a line. The file also covers actions, for which the action graph
 * is better, and has an event for every package, of which only the slow ones are used.
 * Source: cmd/go/internal/trace/trace.go, one event per line.
 */
export function parseDebugTrace(text: string, startedAtEpochMs: number): readonly LoadPhase[] {
  const open = new Map<string, number[]>();
  const phases: LoadPhase[] = [];
  for (const line of eachLine(text)) {
    if (line.includes(ACTION) || line.includes(FLOW)) continue;
    const event = readEvent(line);
    if (event === null || NOT_LOADING.test(event.name)) continue;
    const key = `${event.tid} ${event.name}`;
    if (event.phase === 'B') {
      const begun = open.get(key);
      if (begun === undefined) open.set(key, [event.ms]);
      else begun.push(event.ms);
      continue;
    }
    const begin = open.get(key)?.pop();
    if (begin === undefined || event.ms < begin) continue;
    if (PER_PACKAGE.test(event.name) && event.ms - begin < SLOW_PACKAGE_MS) continue;
    phases.push({
      name: event.name,
      startMs: round(begin - startedAtEpochMs),
      endMs: round(event.ms - startedAtEpochMs),
    });
  }
  return keepLongest(phases);
}

/** An action that go begins or ends. */
export interface ActionSpan {
  /** `build fmt`, as go names it; empty before 1.23 for an action without a package. */
  readonly name: string;
  readonly phase: 'begin' | 'end';
  /** Since 1970. */
  readonly epochMs: number;
}

/** Reads one line of a `-debug-trace` file; null if it is not about an action. */
export function readActionSpan(line: string): ActionSpan | null {
  if (!line.includes(ACTION) || line.includes(FLOW)) return null;
  const event = readEvent(line);
  const name = /^Executing action (?:\((.*)\))?$/.exec(event?.name ?? '');
  if (event === null || name === null) return null;
  return { name: name[1] ?? '', phase: event.phase === 'B' ? 'begin' : 'end', epochMs: event.ms };
}

const ACTION = '"Executing action';
/** An arrow between two actions; most of the file. */
const FLOW = '"cat":"flow"';

const SLOW_PACKAGE_MS = 5;
const MOST_PHASES = 500;
const PER_PACKAGE = /^(load\.loadPackageData|modload\.loadImport) /;
/** Spans around everything, and around the work after loading. */
const NOT_LOADING = /^(Running \w+ command$|exec\.Builder\.Do |InstallPackages )/;

function keepLongest(phases: LoadPhase[]): readonly LoadPhase[] {
  const length = (phase: LoadPhase): number => phase.endMs - phase.startMs;
  if (phases.length > MOST_PHASES) {
    phases.sort((a, b) => length(b) - length(a));
    phases.length = MOST_PHASES;
  }
  return phases.sort((a, b) => a.startMs - b.startMs || b.endMs - a.endMs);
}

interface SpanEvent {
  readonly name: string;
  readonly phase: 'B' | 'E';
  readonly tid: number;
  /** Milliseconds since 1970. */
  readonly ms: number;
}

function readEvent(line: string): SpanEvent | null {
  const begin = line.indexOf('{');
  if (begin < 0 || begin > 2) return null;
  let raw: unknown;
  try {
    raw = JSON.parse(line.slice(begin));
  } catch {
    return null;
  }
  if (typeof raw !== 'object' || raw === null) return null;
  const { name, ph, ts, tid } = raw as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || typeof ts !== 'number' || (ph !== 'B' && ph !== 'E')) return null;
  return { name, phase: ph, tid: typeof tid === 'number' ? tid : 0, ms: ts / 1000 };
}

function* eachLine(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    yield text.slice(start, end < 0 ? undefined : end);
    if (end < 0) return;
    start = end + 1;
  }
}

function round(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
