import ELK from 'elkjs/lib/elk-api';
import { fromElkGraph, toElkGraph } from './elk-graph.ts';
import type { LayoutInput, Placement } from './placement.ts';

/** After this time a plain layout is shown; elk's own replaces it when it arrives. */
const PATIENCE_MS = 5_000;
/** A worker that is silent for so long does not work, on the busiest machine. */
const SILENT_MS = 60_000;
/** A layout that takes longer may be canceled: from then on a spare worker is kept. */
const SLOW_MS = 1_000;

export interface ElkWorkers {
  /** Starts a worker, so that the first picture need not wait for it. */
  readonly warm: () => void;
  /**
   * After the answer `late`, `onLate` is called with the layout, or with null if there will be none. A newer call
   * cancels an older one.
   */
  readonly layout: (input: LayoutInput, onLate: OnLate) => Promise<LayoutAnswer>;
  readonly dispose: () => void;
}

/** `none`: no worker works. `late`: it has not answered yet. */
export type LayoutAnswer = Placement | 'none' | 'late';

type OnLate = (placement: Placement | null) => void;

export interface LayoutEngine {
  readonly layout: (input: LayoutInput) => Promise<Placement>;
  readonly end: () => void;
  /** false if it will never work. */
  readonly started: Promise<boolean>;
}

export interface LayoutSurroundings {
  readonly startEngine: () => Promise<LayoutEngine | null>;
  /** Resolves when the reader has waited long enough. Whatever it decides, the final picture is the same. */
  readonly patience: () => Promise<void>;
}

/**
 * elk in a worker. A running layout can only be canceled by killing its worker, hence the spare one. Time decides
 * only what is shown first: on a busy machine elk's layout comes later, but it comes.
 */
export function createElkWorkers({ startEngine, patience }: LayoutSurroundings): ElkWorkers {
  let current: Promise<LayoutEngine | null> | null = null;
  let spare: Promise<LayoutEngine | null> | null = null;
  let cancel: (() => void) | null = null;
  let isBlocked = false;
  let isDisposed = false;

  const start = async (): Promise<LayoutEngine | null> => {
    const engine = isBlocked || isDisposed ? null : await startEngine();
    if (engine && (await engine.started)) return engine;
    engine?.end();
    isBlocked = true;
    return null;
  };

  return {
    warm: () => {
      current ??= start();
    },
    layout: async (input, onLate) => {
      cancel?.();
      const answer = laidOut(input);
      const first = await Promise.race([answer, patience().then(() => 'late' as const)]);
      if (first === 'late') void answer.then(onLate);
      return first ?? 'none';
    },
    dispose: () => {
      isDisposed = true;
      for (const engine of [current, spare]) void engine?.then((found) => found?.end());
    },
  };

  /** null if it was canceled, or there is no engine. */
  async function laidOut(input: LayoutInput): Promise<Placement | null> {
    let running: LayoutEngine | null = null;
    let isCanceled = false;
    let settle: (nothing: null) => void = () => {};
    const canceled = new Promise<null>((resolve) => {
      settle = resolve;
    });
    const mine = (): void => {
      isCanceled = true;
      if (running) replace(running);
      settle(null);
    };
    cancel = mine;
    current ??= start();
    const engine = await Promise.race([current, canceled]);
    if (!engine || isCanceled) return null;
    running = engine;
    // Not earlier, because starting the spare worker would take processor time from the picture that everybody
    // waits for.
    const slow = setTimeout(() => {
      spare ??= start();
    }, SLOW_MS);
    const placement = await Promise.race([engine.layout(input).catch(() => null), canceled]);
    clearTimeout(slow);
    if (cancel === mine) cancel = null;
    return placement;
  }

  function replace(engine: LayoutEngine): void {
    engine.end();
    current = spare;
    spare = null;
  }
}

/** `source` is the worker's code; null if it is not available. */
export function inBrowser(source: Promise<Blob | null>): LayoutSurroundings {
  return {
    startEngine: async () => {
      const blob = await source;
      return blob && startWorker(blob);
    },
    patience: () => new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)),
  };
}

function startWorker(blob: Blob): LayoutEngine | null {
  const url = URL.createObjectURL(blob);
  try {
    const worker = new Worker(url);
    const failed = new Promise<boolean>((resolve) => {
      worker.addEventListener('error', () => resolve(false));
      setTimeout(() => resolve(false), SILENT_MS);
    });
    const elk = new ELK({ algorithms: ['layered'], workerFactory: () => worker });
    const answered = elk.layout({ id: 'root', children: [{ id: 'a', width: 1, height: 1 }] }).then(
      () => true,
      () => false,
    );
    return {
      layout: async (input) => fromElkGraph(input, await elk.layout(toElkGraph(input))),
      end: () => elk.terminateWorker(),
      started: Promise.race([failed, answered]).finally(() => URL.revokeObjectURL(url)),
    };
  } catch {
    URL.revokeObjectURL(url);
    return null;
  }
}
