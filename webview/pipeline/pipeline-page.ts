import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import { shownView } from '../../src/core/view/trace/shown-view.ts';
import type { TraceView } from '../../src/core/view/trace/trace-view.ts';
import { readTracePage } from '../../src/protocol/panel/guards.ts';
import type { EditorFacts } from '../../src/protocol/panel/messages.ts';
import { createDetailsPane } from '../details/details-pane.ts';
import { createErrorsPage } from '../failure/errors-page.ts';
import { createFrame, type FrameTools } from '../frame.ts';
import { modelOf } from '../model.ts';
import { definePage, type PageContext, type Titled } from '../page.ts';
import { createWhyPage } from '../rebuild/why-page.ts';
import { initialScreen, NOTHING_CHOSEN, tabFor, targetState } from '../screen.ts';
import { createStore, type Screen, type Store } from '../store.ts';
import { createTablePanel } from '../table/table-panel.ts';
import type { Tab } from '../tabs.ts';
import { createTimelinePanel } from '../timeline/timeline-panel.ts';
import { createTopPanel } from '../top/top-panel.ts';

interface Shown {
  readonly view: TraceView;
  /** null in a report. */
  readonly editor: EditorFacts | null;
}

/** One run: its stages, graph and reasons. A newer view keeps the reader's selection; another trace resets it. */
export const pipelinePage = definePage<Shown>({
  id: 'pipeline',
  title: (messages) => messages.pages.pipeline,
  read: readTracePage,
  create: ({ view, editor }, context) => {
    const { host, messages } = context;
    const store = createStore(initialScreen(shownView(view, messages), editor, host.saved()));
    const frame = createFrame({ ...context, store }, (tools) => partsOf(tools, store, context));
    const markLive = ({ header, program }: TraceView) =>
      frame.element.classList.toggle('live', header.state === 'running' && program === null);
    markLive(view);
    return {
      element: frame.element,
      showSilent: frame.showSilent,
      trace: () => store.get().editor?.trace ?? null,
      isLive: () => store.get().model.view.header.state === 'running',
      show: ({ view: next, editor: nextEditor }) => {
        const before = store.get();
        const another = before.editor?.trace !== nextEditor?.trace;
        markLive(next);
        const model = modelOf(shownView(next, messages));
        const target = {
          ...tabFor(model, another ? 'graph' : before.tab),
          ...targetState(model, nextEditor),
        };
        store.set({ ...(another ? NOTHING_CHOSEN : {}), model, editor: nextEditor, ...target });
        if (another) {
          frame.clearFilter();
          // In a low window the page may be scrolled: show the command again.
          scrollTo(0, 0);
        }
        if (before.model.view.header.state === 'running' && next.header.state !== 'running') {
          frame.announce(frame.element.querySelector('.headline')?.textContent ?? '');
        }
      },
    };
  },
});

function partsOf(tools: FrameTools, store: Store, { host, messages, title }: PageContext & Titled) {
  const { send, copy, openFile } = tools;
  const isEditor = host.kind === 'editor';
  const toFile = (path: string, line: number | null, column: number | null) => {
    if (isEditor) openFile(path, line, column);
    else copy([path, line, line === null ? null : column].filter((part) => part !== null).join(':'));
  };
  const top = createTopPanel(store, messages, { send, toFile });
  return {
    title,
    header: top.header,
    intro: [top.strip, top.headline],
    update: top.update,
    tabs: tabsOf(tools, store, messages),
    chips: ['default', 'rebuilt', 'critical', 'all'] as const,
    details: createDetailsPane({ store, messages, editor: isEditor, copy, openFile, send }),
    save: ({ selection, model, tab, editor }: Screen) => {
      const row = selection?.kind === 'row' ? model.rowOfKey(selection.key) : null;
      host.save({ tab, selectedRow: row, source: editor?.source ?? null });
    },
    onEditorKey: (key: string) => {
      if (key !== 'c' || !store.get().editor?.actions.includes('comparePrevious')) return false;
      send({ type: 'comparePrevious' });
      return true;
    },
  };
}

function tabsOf(tools: FrameTools, store: Store, messages: PanelMessages): readonly Tab[] {
  const { copy, announce, goToDetails } = tools;
  const timeline = (compact: boolean) => () => createTimelinePanel(store, messages, { compact, goToDetails });
  return [
    // The order of drawing: the graph uses the space that the timeline leaves.
    { id: 'graph', name: messages.tabGraph, panels: [timeline(true), () => tools.graph()] },
    {
      id: 'errors',
      name: messages.errors.title,
      panels: [() => createErrorsPage(store, messages, tools)],
      isUnfiltered: true,
      isOffered: ({ model }) => model.hasErrors,
    },
    {
      id: 'why',
      name: messages.why.title,
      panels: [() => createWhyPage(store, messages)],
      isUnfiltered: true,
    },
    { id: 'timeline', name: messages.tabTimeline, panels: [timeline(false)] },
    {
      id: 'table',
      name: messages.tabTable,
      panels: [() => createTablePanel(store, messages, { copy, announce, goToDetails })],
    },
  ];
}
