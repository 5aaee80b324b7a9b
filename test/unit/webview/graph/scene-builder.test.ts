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

/** A builder whose layout engine answers `late`, and how the test makes it answer. */
function lateBuilder() {
  const asked: { input: LayoutInput; answer: (placement: Placement | null) => void }[] = [];
  let calls = 0;
  const elk = {
    warm: () => {},
    layout: async (
      input: LayoutInput,
      answer: (placement: Placement | null) => void,
    ): Promise<LayoutAnswer> => {
      asked.push({ input, answer });
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
