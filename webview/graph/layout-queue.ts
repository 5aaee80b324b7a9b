export interface LayoutQueue {
  /** Asking again before the delay is over replaces the earlier request. */
  readonly ask: (delayMs: number) => void;
  /** The graph is visible again: lays out what was asked for meanwhile, and returns whether anything was. */
  readonly catchUp: () => boolean;
}

/** Decides when to lay out: never while the graph is hidden. */
export function createLayoutQueue(isVisible: () => boolean, layOut: () => void): LayoutQueue {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isMissed = false;
  const ask = (delayMs: number): void => {
    clearTimeout(timer);
    isMissed = !isVisible();
    if (!isMissed) timer = setTimeout(layOut, delayMs);
  };
  return {
    ask,
    catchUp: () => {
      if (!isMissed) return false;
      ask(0);
      return true;
    },
  };
}
