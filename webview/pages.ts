import type { PanelMessages } from '../src/core/messages/panel-messages.ts';
import { TAB_IDS, type TabId } from '../src/protocol/panel/messages.ts';
import { createGraphPanel, type GraphPanel } from './graph/graph-panel.ts';
import type { ElkWorkers } from './layout/elk-workers.ts';
import type { Screen, Store } from './store.ts';
import { createTablePanel } from './table/table-panel.ts';
import { createTimelinePanel } from './timeline/timeline-panel.ts';
import { tabs } from './ui/controls.ts';
import { h, onNextFrame, pause } from './ui/dom.ts';
import { createWhyPage } from './why/why-page.ts';

/** One view of the trace. */
interface Panel {
  readonly element: HTMLElement;
  readonly update: (now: Screen, before: Screen | null) => void;
  readonly resize?: () => void;
}

export interface Pages {
  readonly element: HTMLElement;
  /** The first time, part by part, each in a task of its own. */
  readonly start: (first: Screen) => Promise<void>;
  readonly update: (now: Screen, before: Screen) => void;
  readonly focusGraph: () => void;
}

export interface PagesSurroundings {
  readonly store: Store;
  readonly messages: PanelMessages;
  readonly elk: ElkWorkers;
  readonly announce: (text: string) => void;
  readonly copy: (text: string) => void;
  readonly goToDetails: () => void;
  /** Right of the tabs. */
  readonly aside: HTMLElement;
}

/** The views behind the tabs; each is made when it is shown first, and catches up when it is shown again. */
export function createPages(around: PagesSurroundings): Pages {
  const { store, messages, elk, announce, copy, goToDetails } = around;
  let graph: GraphPanel | null = null;
  // In the order in which they are drawn: the graph fits itself into the room that the timeline leaves.
  const makers: Readonly<Record<TabId, readonly (() => Panel)[]>> = {
    graph: [
      () => createTimelinePanel(store, messages, { compact: true, goToDetails }),
      () => {
        graph = createGraphPanel({ store, messages, elk, announce, goToDetails });
        return graph;
      },
    ],
    why: [() => createWhyPage(store, messages)],
    timeline: [() => createTimelinePanel(store, messages, { compact: false, goToDetails })],
    table: [() => createTablePanel(store, messages, { copy, announce, goToDetails })],
  };
  const names: Readonly<Record<TabId, string>> = {
    graph: messages.tabGraph,
    why: messages.why.title,
    timeline: messages.tabTimeline,
    table: messages.tabTable,
  };
  const holders = new Map(
    TAB_IDS.map((id) => [id, h('div', { class: id === 'graph' ? 'page graph-page' : 'page' })] as const),
  );
  const made = new Map<() => Panel, Panel>();
  const seenBy = new Map<Panel, Screen>();
  const bar = tabs(
    messages.tabs,
    [...holders].map(([id, panel]) => ({ id, label: names[id], panel })),
    around.aside,
    (id) => {
      const tab = TAB_IDS.find((each) => each === id);
      if (tab && store.get().tab !== tab) store.set({ tab });
    },
  );
  const resize = onNextFrame(() => {
    for (const panel of made.values()) panel.resize?.();
  });

  return {
    element: bar.element,
    start: async (first) => {
      bar.show(first.tab);
      for (const maker of makers[first.tab]) {
        await pause();
        catchUp(maker, first);
      }
    },
    update: (now, before) => {
      if (now.tab !== before.tab) bar.show(now.tab);
      for (const maker of makers[now.tab]) catchUp(maker, now);
      if (now.tab !== before.tab) resize();
    },
    focusGraph: () => graph?.focus(),
  };

  /** A page that was not shown has missed what happened since. */
  function catchUp(maker: () => Panel, now: Screen): void {
    const panel = made.get(maker) ?? make(maker, now.tab);
    panel.update(now, seenBy.get(panel) ?? null);
    seenBy.set(panel, now);
  }

  function make(maker: () => Panel, tab: TabId): Panel {
    const panel = maker();
    made.set(maker, panel);
    holders.get(tab)?.prepend(panel.element);
    new ResizeObserver(resize).observe(panel.element);
    return panel;
  }
}
