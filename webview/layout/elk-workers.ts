import ELK from 'elkjs/lib/elk-api';
import { fromElkGraph, toElkGraph } from './elk-graph.ts';
import type { LayoutInput, Placement } from './placement.ts';

/** A worker that has not sent its first message by then counts as blocked. */
const START_DEADLINE_MS = 4_000;
/** A layout that takes longer is not worth waiting for. */
const LAYOUT_DEADLINE_MS = 5_000;
/** A layout that takes longer may be canceled: from then on a spare worker is kept. */
const SLOW_MS = 1_000;

export interface ElkWorkers {
  /** Starts a worker, so that the first picture need not wait for it. */
  readonly warm: () => void;
  /**
   * null if no worker is available or it took too long: then columns are used. A newer call cancels an older
   * one.
   */
  readonly layout: (input: LayoutInput) => Promise<Placement | null>;
  readonly dispose: () => void;
}

interface Engine {
  readonly elk: InstanceType<typeof ELK>;
  readonly started: Promise<boolean>;
}

/**
 * elk in a worker. A running layout can only be canceled by killing its worker, hence the spare one. `source`
 * is the worker's code; null if it is not available.
 */
export function createElkWorkers(source: Promise<Blob | null>): ElkWorkers {
  let current: Promise<Engine | null> | null = null;
  let spare: Promise<Engine | null> | null = null;
  let busy: (() => void) | null = null;
  let blocked = false;
  let disposed = false;

  const start = async (): Promise<Engine | null> => {
    const blob = await source;
    if (!blob || blocked || disposed) return null;
    const engine = startEngine(blob);
    if (engine && (await engine.started)) return engine;
    engine?.elk.terminateWorker();
    blocked = true;
    return null;
  };
  const drop = (engine: Engine): void => {
    engine.elk.terminateWorker();
    current = spare ?? null;
    spare = null;
  };

  return {
    warm: () => {
      current ??= start();
    },
    layout: async (input) => {
      busy?.();
      current ??= start();
      const engine = await current;
      if (!engine) return null;
      let settle: (placement: Placement | null) => void = () => {};
      const answer = new Promise<Placement | null>((resolve) => {
        settle = resolve;
      });
      const giveUp = (): void => {
        if (busy !== giveUp) return;
        busy = null;
        drop(engine);
        settle(null);
      };
      busy = giveUp;
      const deadline = setTimeout(giveUp, LAYOUT_DEADLINE_MS);
      // Not earlier, because starting the spare worker would take processor time from the picture that
      // everybody waits for.
      const slow = setTimeout(() => {
        spare ??= start();
      }, SLOW_MS);
      void engine.elk.layout(toElkGraph(input)).then(
        (graph) => settle(fromElkGraph(input, graph)),
        () => settle(null),
      );
      const placement = await answer;
      clearTimeout(deadline);
      clearTimeout(slow);
      if (busy === giveUp) busy = null;
      return placement;
    },
    dispose: () => {
      disposed = true;
      for (const engine of [current, spare]) void engine?.then((found) => found?.elk.terminateWorker());
    },
  };
}

function startEngine(blob: Blob): Engine | null {
  const url = URL.createObjectURL(blob);
  try {
    const worker = new Worker(url);
    const failed = new Promise<boolean>((resolve) => {
      worker.addEventListener('error', () => resolve(false));
      setTimeout(() => resolve(false), START_DEADLINE_MS);
    });
    const elk = new ELK({ algorithms: ['layered'], workerFactory: () => worker });
    const answered = elk.layout({ id: 'root', children: [{ id: 'a', width: 1, height: 1 }] }).then(
      () => true,
      () => false,
    );
    const started = Promise.race([failed, answered]).finally(() => URL.revokeObjectURL(url));
    return { elk, started };
  } catch {
    URL.revokeObjectURL(url);
    return null;
  }
}
