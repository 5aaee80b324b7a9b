export interface LayoutQueue {
  /** Asking again before the delay is over replaces the earlier request. */
  readonly ask: (delayMs: number) => void;
  /** Call it when the graph is visible again: runs the last request, and returns whether there was one. */
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
