import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import type { ComparedPairView, ComparisonView } from '../../src/core/view/compare/compare-view.ts';
import { shownView } from '../../src/core/view/trace/shown-view.ts';
import { readComparisonPage } from '../../src/protocol/panel/guards.ts';
import type { ComparisonFacts, WebviewState } from '../../src/protocol/panel/messages.ts';
import { createFrame, type FrameTools } from '../frame.ts';
import { modelOf } from '../model.ts';
import { definePage } from '../page.ts';
import { initialScreen, NOTHING_CHOSEN } from '../screen.ts';
import { createStore, type Screen, type Store, selectedRow, selectRow } from '../store.ts';
import { createTablePanel } from '../table/table-panel.ts';
import type { Tab } from '../tabs.ts';
import { comparedColumns } from './compared-columns.ts';
import { createComparedDetails } from './compared-details.ts';
import { comparedMessages } from './compared-messages.ts';
import { comparedStyle } from './compared-style.ts';
import { createComparedTop } from './compared-top.ts';
import { createDifferencesPage } from './differences-page.ts';

interface Shown {
  readonly view: ComparisonView;
  /** null in a report. */
  readonly editor: ComparisonFacts | null;
}

/** Two commands side by side: which cache entries they share, which differ, and why. */
export const comparisonPage = definePage<Shown>({
  id: 'comparison',
  title: (messages) => messages.pages.comparison,
  read: readComparisonPage,
  create: (first, context) => {
    const { host } = context;
    const messages = comparedMessages(context.messages);
    const saved = host.saved();
    let shown = first;
    let index = Math.min(saved.pair ?? 0, first.view.pairs.length - 1);
    const pairOf = () => pairAt(shown.view, index);
    const store = createStore(firstScreen(pairOf(), saved, messages));
    const top = createComparedTop(messages, {
      isEditor: host.kind === 'editor',
      saveReport: () => host.send({ type: 'saveReport' }),
      showPair,
      toRow: (row) => selectRow(store, row),
    });
    const updateTop = () => top.update({ pairs: shown.view.pairs, index, note: shown.editor?.note ?? '' });
    const save = (now: Screen) =>
      host.save({
        tab: now.tab,
        selectedRow: selectedRow(now),
        source: null,
        compared: shown.editor?.source ?? null,
        pair: index,
      });
    const frame = createFrame({ ...context, messages, store }, (tools) => ({
      title: context.title,
      header: top.header,
      intro: top.intro,
      update: (now, before) => {
        if (before?.model === now.model) return;
        updateTop();
        if (before !== null) save(now);
      },
      tabs: tabsOf(tools, store, messages, pairOf, host.kind === 'editor'),
      chips: ['default', 'rebuilt', 'all'],
      details: createComparedDetails({ ...tools, store, messages, editor: host.kind === 'editor' }, pairOf),
      save,
      onEditorKey: null,
    }));
    return {
      element: frame.element,
      showSilent: frame.showSilent,
      trace: () => shown.editor?.trace ?? null,
      isLive: () => false,
      show: (next) => {
        const isAnother = next.editor?.trace !== shown.editor?.trace;
        shown = next;
        index = isAnother ? 0 : Math.min(index, next.view.pairs.length - 1);
        drawPair(isAnother);
      },
    };

    function showPair(wanted: number): void {
      if (wanted === index) return;
      index = wanted;
      drawPair(true);
    }

    function drawPair(isAnother: boolean): void {
      const model = modelOf(shownView(pairOf().view, messages));
      store.set({ ...(isAnother ? NOTHING_CHOSEN : {}), model });
      if (isAnother) frame.clearFilter();
    }
  },
});

/** The message was validated, so there is at least one pair. */
function pairAt({ pairs }: ComparisonView, index: number): ComparedPairView {
  const pair = pairs[index] ?? pairs[0];
  if (pair === undefined) throw new Error('A comparison without a pair is not shown.');
  return pair;
}

function firstScreen(pair: ComparedPairView, saved: Partial<WebviewState>, messages: PanelMessages): Screen {
  const screen = initialScreen(shownView(pair.view, messages), null, saved);
  return { ...screen, tab: screen.tab === 'timeline' ? 'graph' : screen.tab };
}

function tabsOf(
  tools: FrameTools,
  store: Store,
  messages: PanelMessages,
  pairOf: () => ComparedPairView,
  isEditor: boolean,
): readonly Tab[] {
  const { copy, announce, goToDetails, openFile } = tools;
  const open = isEditor ? (path: string) => openFile(path, null, null) : null;
  return [
    { id: 'graph', name: messages.tabGraph, panels: [() => tools.graph(comparedStyle(pairOf, messages))] },
    {
      id: 'why',
      name: messages.comparison.tabDifferences,
      panels: [() => createDifferencesPage({ store, messages, openFile: open }, pairOf)],
    },
    {
      id: 'table',
      name: messages.tabTable,
      panels: [
        () => {
          const columns = comparedColumns(pairOf, messages);
          const table = createTablePanel(store, messages, { copy, announce, goToDetails }, columns);
          table.element.classList.add('compared-table');
          return table;
        },
      ],
    },
  ];
}
