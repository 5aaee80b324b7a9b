export interface LayoutQueue {
  /** Only the last one of those that are asked for in time is laid out. */
  readonly ask: (delayMs: number) => void;
  /** The graph can be seen again: what was missed is laid out. false: nothing was. */
  readonly catchUp: () => boolean;
}

/** When to lay out: not while nothing of it can be seen. */
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
