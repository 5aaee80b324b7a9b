import type { TraceView } from '../src/core/view/trace-view.ts';
import type { PanelWords } from '../src/core/words/panel-words.ts';
import { type EditorFacts, TAB_IDS, type WebviewState } from '../src/protocol/messages.ts';
import { createDetailsPane } from './details/details-pane.ts';
import { createGraphPanel } from './graph/graph-panel.ts';
import type { Host } from './host.ts';
import type { ElkWorkers } from './layout/elk-workers.ts';
import { isWork, type Model, modelOf } from './model.ts';
import { createStore, type Screen, selectRow } from './store.ts';
import { createTablePanel } from './table/table-panel.ts';
import { createTimelinePanel } from './timeline/timeline-panel.ts';
import { createActions } from './top/actions.ts';
import { createFilterBar } from './top/filter-bar.ts';
import { renderHeader } from './top/header.ts';
import { renderHeadline } from './top/headline.ts';
import { createHelp } from './top/help.ts';
import { renderStrip } from './top/strip.ts';
import { tabs } from './ui/controls.ts';
import { type Child, h, onNextFrame, pause } from './ui/dom.ts';
import { plain } from './ui/measure.ts';
import { createWhyPage } from './why/why-page.ts';

export interface App {
  readonly element: HTMLElement;
  /** A newer view of the same trace: what the reader chose and where they look stays. Another trace begins anew. */
  readonly show: (view: TraceView, editor: EditorFacts | null) => void;
}

interface Panel {
  readonly update: (now: Screen, before: Screen | null) => void;
}

/** The whole screen over one view. */
export function createApp(
  view: TraceView,
  editor: EditorFacts | null,
  host: Host,
  words: PanelWords,
  elk: ElkWorkers,
  saved: Partial<WebviewState>,
): App {
  const store = createStore(initialScreen(view, editor, saved));
  const live = h('div', { class: 'offscreen', 'aria-live': 'polite' });
  const announce = (text: string) => {
    live.textContent = text;
  };
  const copy = (text: string) => {
    host.send({ type: 'copy', text });
    announce(words.details.copied);
  };
  const openFile = (path: string, line: number | null, column: number | null) =>
    host.send({ type: 'openFile', path, line, column });
  const toFile = (path: string, line: number | null, column: number | null) => {
    if (host.kind === 'editor') openFile(path, line, column);
    else copy([path, line, line === null ? null : column].filter((part) => part !== null).join(':'));
  };

  const details = createDetailsPane({
    store,
    words,
    editor: host.kind === 'editor',
    copy,
    openFile,
    send: host.send,
  });
  const goToDetails = () => details.focus();
  const graph = createGraphPanel({ store, words, elk, announce, goToDetails });
  const strip = createTimelinePanel(store, words, { compact: true, goToDetails });
  const timeline = createTimelinePanel(store, words, { compact: false, goToDetails });
  const table = createTablePanel(store, words, { copy, announce, goToDetails });
  const why = createWhyPage(store, words);
  const filters = createFilterBar(store, words);
  const help = createHelp(words);

  const seenBy = new Map<Panel, Screen>();
  const facts = h('div', { class: 'top-facts' });
  const actions = createActions(words, host.send);
  const header = h('header', { class: 'top' }, facts, actions.element);
  const pipeline = h('ol', { class: 'strip', 'aria-label': words.stages });
  const headline = h('p', { class: 'headline' });
  const graphPage = h('div', { class: 'page graph-page' }, graph.element, strip.element);
  const pages = tabs(
    words.tabs,
    [
      { id: 'graph', label: words.tabGraph, panel: graphPage },
      { id: 'why', label: words.why.title, panel: h('div', { class: 'page' }, why.element) },
      { id: 'timeline', label: words.tabTimeline, panel: h('div', { class: 'page' }, timeline.element) },
      { id: 'table', label: words.tabTable, panel: h('div', { class: 'page' }, table.element) },
    ],
    filters.element,
    (id) => {
      const tab = TAB_IDS.find((each) => each === id);
      if (tab && store.get().tab !== tab) store.set({ tab });
    },
  );
  const element = h(
    'div',
    { class: 'app' },
    header,
    h(
      'main',
      { class: 'pipeline' },
      pipeline,
      headline,
      filters.inForce,
      h('div', { class: 'main' }, pages.element, details.element),
    ),
    help.element,
    live,
  );

  store.subscribe(update);
  // On the document: when a view is switched by its key, the focus falls to the body.
  document.addEventListener('keydown', onKey);
  const resize = onNextFrame(() => {
    graph.resize();
    strip.resize();
    timeline.resize();
    table.resize();
  });
  new ResizeObserver(resize).observe(element);
  for (const panel of [graph.element, timeline.element, table.element, strip.element]) {
    new ResizeObserver(resize).observe(panel);
  }
  let started = false;
  void start();

  return {
    element,
    show: (next, nextEditor) => {
      const before = store.get();
      const another = before.editor?.trace !== nextEditor?.trace;
      const model = modelOf(next);
      const look = placeOf(model, nextEditor);
      store.set({ ...(another ? NOTHING_CHOSEN : {}), model, editor: nextEditor, ...look });
      if (another) {
        filters.clear();
        // In a low window the page may have been scrolled: what ran comes first.
        scrollTo(0, 0);
      }
      if (before.model.view.header.state === 'running' && next.header.state !== 'running') {
        announce(headline.textContent ?? '');
      }
    },
  };

  /** The first picture, part by part, each in a task of its own. */
  async function start(): Promise<void> {
    const steps = [updateTop, updateSides, updatePages];
    for (const step of steps) {
      await pause();
      step(store.get(), null);
    }
    started = true;
  }

  function update(now: Screen, before: Screen): void {
    // What comes before the first picture stands is in it.
    if (!started) return;
    updateTop(now, before);
    updateSides(now, before);
    updatePages(now, before);
  }

  function updateTop(now: Screen, before: Screen | null): void {
    const changed = (key: keyof Screen) => !before || now[key] !== before[key];
    if (changed('model')) {
      facts.replaceChildren(
        ...present(renderHeader(now.model.view.header, now.editor?.goUsed ?? null, words)),
      );
      actions.update(now.editor?.actions ?? []);
      document.title = titleOf(now.model.view);
      const says = renderHeadline(now.model.view, words, {
        toRow: (row) => selectRow(store, row),
        toFile,
      });
      headline.className = `headline ${says.tone}`;
      headline.replaceChildren(...present(says.content));
    }
    if (changed('model') || changed('stage')) drawStrip(now);
    if (changed('tab')) pages.show(now.tab);
    filters.update(now);
  }

  function updateSides(now: Screen, before: Screen | null): void {
    if (!before || now.model !== before.model || now.selection !== before.selection) details.update(now);
  }

  function updatePages(now: Screen, before: Screen | null): void {
    const changed = (key: keyof Screen) => !before || now[key] !== before[key];
    if (now.tab === 'graph') {
      // The timeline first: the graph fits itself into the room that it leaves.
      catchUp(strip, now);
      catchUp(graph, now);
    } else catchUp({ why, timeline, table }[now.tab], now);
    if (changed('tab')) resize();
    if (changed('tab') || changed('selection') || changed('editor')) {
      const { selection } = now;
      const row = selection?.kind === 'row' ? now.model.rowOfKey(selection.key) : null;
      host.save({ tab: now.tab, selectedRow: row, source: now.editor?.source ?? null });
    }
  }

  /** A page that was not shown has missed what happened since. */
  function catchUp(panel: Panel, now: Screen): void {
    panel.update(now, seenBy.get(panel) ?? null);
    seenBy.set(panel, now);
  }

  function drawStrip(now: Screen): void {
    const focused = document.activeElement?.closest('.strip .stage')?.className;
    pipeline.replaceChildren(
      ...renderStrip(now.model.view, now.stage, words, (stage) => store.set({ stage })),
    );
    if (focused) {
      const again = [...pipeline.children].find((child) => child.className === focused);
      again?.querySelector('button')?.focus();
    }
  }

  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const typing = (event.composedPath()[0] as Element).matches?.('input, textarea') ?? false;
    if (event.key === 'Escape') {
      if (help.isOpen()) help.close();
      else if (typing && store.get().filter) filters.clear();
      else if (store.get().selection) {
        store.set({ selection: null });
        if (details.element.contains(document.activeElement)) graph.focus();
      } else if (store.get().around || store.get().stage) store.set({ around: null, stage: null });
      else return;
    } else if (typing) return;
    else if (event.key === '/') filters.focus();
    else if (event.key === '?') help.open();
    else if (TAB_IDS[Number(event.key) - 1]) store.set({ tab: TAB_IDS[Number(event.key) - 1] ?? 'graph' });
    else return;
    event.preventDefault();
  }

  function titleOf(shown: TraceView): string {
    return `${plain(shown.header.program)} · ${plain(shown.header.argv.join(' '))}`.slice(0, 200);
  }
}

/** As every trace begins. */
const NOTHING_CHOSEN = {
  selection: null,
  show: 'default',
  filter: '',
  stage: null,
  around: null,
  open: [],
} as const satisfies Partial<Screen>;

function initialScreen(view: TraceView, editor: EditorFacts | null, saved: Partial<WebviewState>): Screen {
  const row = typeof saved.selectedRow === 'number' ? view.rows[saved.selectedRow] : undefined;
  const model = modelOf(view);
  return {
    ...NOTHING_CHOSEN,
    model,
    editor,
    tab: TAB_IDS.find((tab) => tab === saved.tab) ?? 'graph',
    selection: row ? { kind: 'row', key: row.key } : null,
    ...placeOf(model, editor),
  };
}

/** Where the editor leads the reader; nothing when it leaves them where they are. */
function placeOf(model: Model, editor: EditorFacts | null): Partial<Screen> {
  if (!editor?.look) return {};
  const { tab, importPath } = editor.look;
  const rows = model.view.rows.filter((row) => importPath !== null && row.importPath === importPath);
  const row = rows.find(isWork) ?? rows[0];
  return { tab, ...(row ? { selection: { kind: 'row', key: row.key } } : {}) };
}

function present(children: readonly Child[]): (Node | string)[] {
  return children.filter((child): child is Node | string => !!child);
}
