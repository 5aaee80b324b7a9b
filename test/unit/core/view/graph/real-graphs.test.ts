import { describe, expect, test } from 'vitest';
import { rowLabelEnglish } from '../../../../../src/core/messages/en/row-label.ts';
import { english } from '../../../../../src/core/messages/en/shared.ts';
import { DEFAULT_FOLD, foldGraph } from '../../../../../src/core/view/graph/fold-graph.ts';
import { boxName } from '../../../../../src/core/view/trace/describe.ts';
import { type ShownView, shownView } from '../../../../../src/core/view/trace/shown-view.ts';
import type { BoxView, FoldOptions, GraphView } from '../../../../../src/core/view/trace/trace-view.ts';
import { viewTrace } from '../../../../../src/core/view/trace/view-trace.ts';
import { realTrace, withModules } from '../../../../support/real-graph.ts';

const views = new Map<string, ShownView>();
function viewOf(name: string, mainModule: string): ShownView {
  const known =
    views.get(name) ??
    shownView(viewTrace(withModules(realTrace(name), mainModule)), { rowLabel: rowLabelEnglish });
  views.set(name, known);
  return known;
}

const GRAPHS = [
  ['gopls-edit', 'golang.org/x/tools/gopls'],
  ['gopls-cold', 'golang.org/x/tools/gopls'],
  ['hello-cold', 'example.com/hello'],
  ['kcm-cold', 'k8s.io/kubernetes'],
  ['teststd-n', 'std'],
  ['hugo-cold.firstwrite', 'example.com/usehugo'],
] as const;

function describeBoxes(graph: GraphView): string {
  return graph.boxes
    .map((box) => {
      const flags = `${box.critical ? '*' : ' '}${box.origin ? 'o' : ' '}`;
      const time = (box.ownMs / 1000).toFixed(1).padStart(6);
      const many = box.kind === 'row' ? '' : ` (${box.rows.length})`;
      return `${time} ${flags} ${box.outcome.padEnd(6)} ${boxName(box, english)}${many}`;
    })
    .join('\n');
}

describe.each(GRAPHS)('the picture of %s', (name, mainModule) => {
  test('is readable by default, with few boxes, few edges, and every row in it', async () => {
    const view = viewOf(name, mainModule);
    const graph = foldGraph(view, DEFAULT_FOLD);
    expect(graph.boxes.length).toBeLessThanOrEqual(70);
    expect(graph.edges.length).toBeLessThanOrEqual(140);
    expect(graph.boxes.reduce((sum, box) => sum + box.rows.length, 0)).toBe(view.rows.length);
    expect(`${describeBoxes(graph)}\n${graph.edges.length} edges\n`).toMatchSnapshot();
  });

  test('hides no large part of the work in a single fold', () => {
    const graph = foldGraph(viewOf(name, mainModule), DEFAULT_FOLD);
    // With -n, times say nothing about the work.
    const weigh = (box: BoxView) => (name.endsWith('-n') ? box.rows.length : box.ownMs);
    const whole = graph.boxes.reduce((sum, box) => sum + weigh(box), 0);
    for (const box of graph.boxes)
      if (box.kind === 'fold' && box.outcome === 'miss' && box.stage === null)
        expect(weigh(box) / whole).toBeLessThan(0.2);
  });

  test.each(['default', 'rebuilt', 'critical', 'all'] as const)(
    'shown as "%s" stays within the limit with everything opened',
    (show) => {
      const view = viewOf(name, mainModule);
      let options: FoldOptions = { ...DEFAULT_FOLD, show };
      for (let round = 0; round < 4; round++) {
        const graph = foldGraph(view, options);
        expect(graph.boxes.length).toBeLessThanOrEqual(200);
        const open = [...options.open, ...graph.boxes.flatMap((box) => (box.canOpen ? [box.id] : []))];
        options = { ...options, open };
      }
    },
  );
});
