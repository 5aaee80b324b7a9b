import type { BuildTrace } from '../../model/trace.ts';
import type { Milliseconds } from '../../model/units.ts';

export interface BuildTimes {
  readonly wallMs: Milliseconds;
  /** Until the build part was over; the whole time if nothing was run. */
  readonly buildMs: Milliseconds;
  /** How long the program of `go run` ran; null if there is none, or while it runs. */
  readonly execMs: Milliseconds | null;
}

export function measureTimes(trace: BuildTrace): BuildTimes {
  const { wallMs, exec } = trace;
  if (exec !== null) {
    return {
      wallMs,
      buildMs: exec.startMs,
      execMs: exec.endMs === null ? null : Math.max(0, exec.endMs - exec.startMs),
    };
  }
  return { wallMs, buildMs: testedAnything(trace) ? endOfBuilding(trace) : wallMs, execMs: null };
}

function testedAnything(trace: BuildTrace): boolean {
  return trace.actions.some(
    (action) => action.mode === 'test run' && (action.outcome === 'miss' || action.outcome === 'failed'),
  );
}

/** Tests of one package run while others still compile: the build part ends with the last compile or link. */
function endOfBuilding(trace: BuildTrace): Milliseconds {
  let end = 0;
  for (const { stage, endMs } of trace.actions) {
    if (stage !== 'test' && stage !== 'clean' && endMs !== null) end = Math.max(end, endMs);
  }
  return end === 0 ? trace.wallMs : Math.min(end, trace.wallMs);
}
