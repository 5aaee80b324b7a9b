import type { TraceView } from '../../src/core/view/trace/trace-view.ts';

export interface RunningClock {
  /** Takes a picture that has just arrived, with the times of this moment. */
  readonly take: (view: TraceView, counts: boolean) => void;
  /** The same picture with the current times, because go prints nothing while it compiles a slow package. */
  readonly now: () => TraceView;
}

const TICK_MS = 1_000;

/** Lets the times of a running build continue between two pictures. `changed` is called once a second. */
export function createRunningClock(changed: () => void): RunningClock {
  let shown: TraceView | null = null;
  let since = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    take: (view, counts) => {
      shown = view;
      since = performance.now();
      clearInterval(timer);
      timer = counts ? setInterval(changed, TICK_MS) : undefined;
    },
    now: () => {
      if (shown === null) throw new Error('There is no picture yet.');
      return timer === undefined ? shown : later(shown, performance.now() - since);
    },
  };
}

function later(view: TraceView, ms: number): TraceView {
  const { header, headline } = view;
  return {
    ...view,
    header: { ...header, wallMs: header.wallMs + ms },
    headline:
      headline.kind === 'running' && headline.now !== null
        ? { ...headline, nowMs: headline.nowMs + ms }
        : headline,
  };
}
