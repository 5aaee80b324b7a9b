import { expect, test, vi } from 'vitest';
import { panelMessagesFor } from '../../../../src/core/messages/panel-messages.ts';
import { createSceneBuilder } from '../../../../webview/graph/scene-builder.ts';
import { layoutInColumns } from '../../../../webview/layout/columns.ts';
import type { LayoutAnswer } from '../../../../webview/layout/elk-workers.ts';
import type { LayoutInput, Placement } from '../../../../webview/layout/placement.ts';
import { screenOf } from '../support/screen-of.ts';

// Without a canvas, the width of a text is estimated.
vi.stubGlobal('document', { createElement: () => ({ getContext: () => null }) });

const SCREEN = screenOf(`
  fmt   miss
  app   miss   needs fmt
`);

/**
 * A builder whose layout engine answers `late`, and how the test makes it answer. As the real one, it cancels the
 * awaited layout at the next request, of which `onRequest` is told.
 */
function lateBuilder(onRequest: (count: number) => void = () => {}) {
  const asked: { input: LayoutInput; answer: (placement: Placement | null) => void }[] = [];
  let calls = 0;
  const elk = {
    warm: () => {},
    layout: async (
      input: LayoutInput,
      answer: (placement: Placement | null) => void,
    ): Promise<LayoutAnswer> => {
      const canceled = asked.at(-1);
      asked.push({ input, answer });
      canceled?.answer(null);
      onRequest(asked.length);
      return 'late';
    },
    dispose: () => {},
  };
  const window = { width: 800, height: 600 };
  const builder = createSceneBuilder(
    panelMessagesFor('en'),
    elk,
    () => window,
    () => calls++,
  );
  return { builder, asked, calls: () => calls };
}

const fromElk = (input: LayoutInput): Placement => ({ ...layoutInColumns(input), by: 'elk' });

test('columns are shown until the layout engine answers, and then its picture', async () => {
  const { builder, asked, calls } = lateBuilder();
  const first = await builder.next(SCREEN, null, null);
  expect(first?.scene.placement.by).toBe('columns');
  expect(builder.isWaiting()).toBe(true);
  const [one] = asked;
  one?.answer(fromElk(one.input));
  expect(calls()).toBe(1);
  const second = await builder.next(SCREEN, first?.scene ?? null, null);
  expect({ by: second?.scene.placement.by, isNew: second?.isNew }).toEqual({ by: 'elk', isNew: true });
  expect(builder.isWaiting()).toBe(false);
  expect(asked).toHaveLength(1);
});

test('the answer for another picture than the shown one is dropped', async () => {
  const { builder, asked, calls } = lateBuilder();
  const first = await builder.next(SCREEN, null, null);
  const all = { ...SCREEN, filter: 'app' };
  const second = await builder.next(all, first?.scene ?? null, null);
  const [one] = asked;
  one?.answer(fromElk(one.input));
  expect(calls()).toBe(0);
  const third = await builder.next(all, second?.scene ?? null, null);
  expect({ by: third?.scene.placement.by, isNew: third?.isNew }).toEqual({ by: 'columns', isNew: false });
});

test('without an answer the columns stay, and nothing is awaited', async () => {
  const { builder, asked, calls } = lateBuilder();
  const first = await builder.next(SCREEN, null, null);
  asked[0]?.answer(null);
  expect({ calls: calls(), waits: builder.isWaiting() }).toEqual({ calls: 1, waits: false });
  const second = await builder.next(SCREEN, first?.scene ?? null, null);
  expect(second?.isNew).toBe(false);
});

test('a request that cancels the awaited layout is not followed by another one', async () => {
  const { builder, calls } = lateBuilder();
  const first = await builder.next(SCREEN, null, null);
  await builder.next({ ...SCREEN, filter: 'app' }, first?.scene ?? null, null);
  expect(calls()).toBe(0);
});

test('columns whose layout was canceled are laid out when they are wanted after all', async () => {
  let last: ReturnType<typeof builder.next> | null = null;
  const { builder, asked } = lateBuilder((count) => {
    if (count === 2) last = builder.next(SCREEN, first?.scene ?? null, null);
  });
  const first = await builder.next(SCREEN, null, null);
  expect(await builder.next({ ...SCREEN, filter: 'app' }, first?.scene ?? null, null)).toBeNull();
  await last;
  expect(asked).toHaveLength(3);
});

test('a box that is closed again does not bring back columns that were shown for the time being', async () => {
  const { builder, asked } = lateBuilder();
  const first = await builder.next(SCREEN, null, null);
  builder.remember('box', first?.scene ?? null);
  const second = await builder.next({ ...SCREEN, filter: 'app' }, first?.scene ?? null, 'box');
  await builder.next(SCREEN, second?.scene ?? null, 'box');
  expect(asked).toHaveLength(3);
});
