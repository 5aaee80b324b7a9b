import { expect, test } from 'vitest';
import { createElkWorkers, type LayoutEngine } from '../../../../webview/layout/elk-workers.ts';
import type { LayoutInput, Placement } from '../../../../webview/layout/placement.ts';

const INPUT: LayoutInput = {
  boxes: [],
  edges: [],
  aspectRatio: 1,
  settled: null,
  direction: 'DOWN',
  roomAcross: 100,
};
const PLACEMENT: Placement = {
  boxes: new Map(),
  edges: [],
  width: 1,
  height: 1,
  direction: 'DOWN',
  by: 'elk',
};

/** Engines that start and answer when the test says so, and a reader who waits until then. */
function workshop() {
  const engines: { start: (works: boolean) => void; answer: () => void; ended: boolean }[] = [];
  const impatient: (() => void)[] = [];
  const late: (Placement | null)[] = [];
  const elk = createElkWorkers({
    startEngine: async () => {
      let start: (works: boolean) => void = () => {};
      let answer: () => void = () => {};
      const made = { start: (works: boolean) => start(works), answer: () => answer(), ended: false };
      engines.push(made);
      const engine: LayoutEngine = {
        started: new Promise((resolve) => {
          start = resolve;
        }),
        layout: () =>
          new Promise((resolve) => {
            answer = () => resolve(PLACEMENT);
          }),
        end: () => {
          made.ended = true;
        },
      };
      return engine;
    },
    patience: () => new Promise((resolve) => impatient.push(resolve)),
  });
  const layout = () => elk.layout(INPUT, (placement) => late.push(placement));
  return { engines, late, layout, warm: elk.warm, losePatience: () => impatient.at(-1)?.() };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('an answer that comes in time is the layout, and nothing comes later', async () => {
  const { engines, late, layout, losePatience } = workshop();
  const first = layout();
  await settled();
  engines[0]?.start(true);
  await settled();
  engines[0]?.answer();
  expect(await first).toBe(PLACEMENT);
  losePatience();
  await settled();
  expect(late).toEqual([]);
});

test('a layout that takes long comes later, also if the worker has not even started', async () => {
  const { engines, late, layout, losePatience } = workshop();
  const first = layout();
  await settled();
  losePatience();
  expect(await first).toBe('late');
  engines[0]?.start(true);
  await settled();
  expect(late).toEqual([]);
  engines[0]?.answer();
  await settled();
  expect(late).toEqual([PLACEMENT]);
});

test('a worker that cannot start leaves no layout, and none is started again', async () => {
  const { engines, layout } = workshop();
  const first = layout();
  await settled();
  engines[0]?.start(false);
  expect(await first).toBe('none');
  expect(await layout()).toBe('none');
  expect(engines).toHaveLength(1);
});

test('a newer layout ends the worker of a running one, and gets a worker of its own', async () => {
  const { engines, late, layout, losePatience } = workshop();
  const first = layout();
  await settled();
  engines[0]?.start(true);
  await settled();
  losePatience();
  expect(await first).toBe('late');
  const second = layout();
  await settled();
  expect(late).toEqual([null]);
  expect(engines.map(({ ended }) => ended)).toEqual([true, false]);
  engines[1]?.start(true);
  await settled();
  engines[1]?.answer();
  expect(await second).toBe(PLACEMENT);
});
