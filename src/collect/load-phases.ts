import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { LoadPhase } from '../core/model/trace.ts';

/**
 * The phases of go's loading from a `-debug-trace` file: spans that are not about actions. go writes one
 * event a line, times in microseconds since it started.
 */
export async function readLoadPhases(file: string): Promise<readonly LoadPhase[]> {
  const phases: LoadPhase[] = [];
  const open = new Map<string, { readonly name: string; readonly startMs: number }[]>();
  const lines = createInterface({ input: createReadStream(file, 'utf8').on('error', () => {}) });
  for await (const line of lines) {
    const event = readEvent(line);
    if (!event || event.name.startsWith('Executing action (') || event.name.startsWith('exec.')) continue;
    const lane = open.get(event.lane) ?? [];
    open.set(event.lane, lane);
    if (event.phase === 'B') lane.push({ name: event.name, startMs: event.atMs });
    const begun = event.phase === 'E' ? lane.findLastIndex((entry) => entry.name === event.name) : -1;
    const [begin] = begun < 0 ? [] : lane.splice(begun, 1);
    if (begin) phases.push({ ...begin, endMs: event.atMs });
  }
  return phases.sort((a, b) => a.startMs - b.startMs);
}

interface TraceEvent {
  readonly name: string;
  readonly phase: string;
  readonly lane: string;
  readonly atMs: number;
}

function readEvent(line: string): TraceEvent | null {
  try {
    const event: unknown = JSON.parse(line.replace(/^\[|[,\]]\s*$/g, ''));
    if (typeof event !== 'object' || event === null) return null;
    const { name, ph, tid, pid, ts } = event as Record<string, unknown>;
    if (typeof name !== 'string' || typeof ph !== 'string' || typeof ts !== 'number') return null;
    return { name, phase: ph, lane: `${String(pid)} ${String(tid)}`, atMs: ts / 1000 };
  } catch {
    return null;
  }
}
