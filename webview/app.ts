import type { PanelMessages } from '../src/core/messages/panel-messages.ts';
import { shownView } from '../src/core/view/trace/shown-view.ts';
import type { TraceView } from '../src/core/view/trace/trace-view.ts';
import { type EditorFacts, TAB_IDS, type WebviewState } from '../src/protocol/panel/messages.ts';
import { createDetailsPane } from './details/details-pane.ts';
import type { Host } from './host.ts';
import type { ElkWorkers } from './layout/elk-workers.ts';
import { modelOf } from './model.ts';
import { createPages } from './pages.ts';
import { initialScreen, NOTHING_CHOSEN, placeOf } from './screen.ts';
import { createStore, type Screen } from './store.ts';
import { createFilterBar } from './top/filter-bar.ts';
import { createHelp, type Help } from './top/help.ts';
import { createTopPanel } from './top/top-panel.ts';
import { h, pause } from './ui/dom.ts';
import { icon } from './ui/icons.ts';

export interface App {
  readonly element: HTMLElement;
  /** A newer view of the same trace: what the reader chose and where they look stays. Another trace begins anew. */
  readonly show: (view: TraceView, editor: EditorFacts | null) => void;
  /** Which one it shows, by the editor's name for it. */
  readonly trace: () => string | null;
  /** The command still runs, as far as was heard. */
  readonly isLive: () => boolean;
  /** Whether nobody answers any more. */
  readonly tellSilent: (silent: boolean) => void;
}

/** The whole screen over one view. It fills itself part by part, so that no task of it is long. */
export function createApp(
  view: TraceView,
  editor: EditorFacts | null,
  host: Host,
  messages: PanelMessages,
  elk: ElkWorkers,
  saved: Partial<WebviewState>,
): App {
  const store = createStore(initialScreen(shownView(view, messages), editor, saved));
  // Before anything is drawn: the window may be loaded anew at any moment.
  save(store.get());
  const live = h('div', { class: 'offscreen', 'aria-live': 'polite' });
  const announce = (text: string) => {
    live.textContent = text;
  };
  const copy = (text: string) => {
    host.send({ type: 'copy', text });
    announce(messages.details.copied);
  };
  const openFile = (path: string, line: number | null, column: number | null) =>
    host.send({ type: 'openFile', path, line, column });
  const toFile = (path: string, line: number | null, column: number | null) => {
    if (host.kind === 'editor') openFile(path, line, column);
    else copy([path, line, line === null ? null : column].filter((part) => part !== null).join(':'));
  };

  const top = createTopPanel(store, messages, { send: host.send, toFile });
  const main = h('div', { class: 'main' });
  const pipeline = h('main', { class: 'pipeline' }, top.strip, top.headline, main);
  const element = h('div', { class: 'app' }, top.header, pipeline, live);
  const silence = h('p', { class: 'silence', role: 'alert' }, icon('question'), messages.editor.silent);
  let parts: Awaited<ReturnType<typeof start>> | null = null;
  let help: Help | null = null;
  void start().then((all) => {
    parts = all;
  });

  return {
    element,
    trace: () => store.get().editor?.trace ?? null,
    isLive: () => store.get().model.view.header.state === 'running',
    tellSilent: (silent) => {
      element.classList.toggle('silent', silent);
      if (silent) element.prepend(silence);
      else silence.remove();
      store.set({ silent });
    },
    show: (next, nextEditor) => {
      const before = store.get();
      const another = before.editor?.trace !== nextEditor?.trace;
      const model = modelOf(shownView(next, messages));
      const look = placeOf(model, nextEditor);
      store.set({ ...(another ? NOTHING_CHOSEN : {}), model, editor: nextEditor, ...look });
      if (another) {
        parts?.filters.clear();
        // In a low window the page may have been scrolled: what ran comes first.
        scrollTo(0, 0);
      }
      if (before.model.view.header.state === 'running' && next.header.state !== 'running') {
        announce(top.headline.textContent ?? '');
      }
    },
  };

  async function start() {
    const first = store.get();
    await pause();
    top.update(first, null);
    await pause();
    const filters = createFilterBar(store, messages);
    main.before(filters.inForce);
    filters.update(first);
    await pause();
    const pages = createPages({
      store,
      messages,
      elk,
      announce,
      copy,
      goToDetails: () => details.focus(),
      aside: filters.element,
    });
    main.append(pages.element);
    await pause();
    const details = createDetailsPane({
      store,
      messages,
      editor: host.kind === 'editor',
      copy,
      openFile,
      send: host.send,
    });
    main.append(details.element);
    details.update(first);
    await pages.start(first);
    save(first);
    store.subscribe(update);
    // What came meanwhile.
    if (store.get() !== first) update(store.get(), first);
    // On the document: when a view is switched by its key, the focus falls to the body.
    document.addEventListener('keydown', onKey);
    return { filters, pages, details };

    function update(now: Screen, before: Screen): void {
      const changed = (key: keyof Screen) => now[key] !== before[key];
      top.update(now, before);
      filters.update(now);
      if (changed('model') || changed('selection')) details.update(now);
      pages.update(now, before);
      if (changed('tab') || changed('selection') || changed('editor')) save(now);
    }
  }

  function save(now: Screen): void {
    const { selection } = now;
    const row = selection?.kind === 'row' ? now.model.rowOfKey(selection.key) : null;
    host.save({ tab: now.tab, selectedRow: row, source: now.editor?.source ?? null });
  }

  function onKey(event: KeyboardEvent): void {
    if (!parts || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const { filters, pages, details } = parts;
    const typing = (event.composedPath()[0] as Element).matches?.('input, textarea') ?? false;
    if (event.key === 'Escape') {
      if (help?.isOpen()) help.close();
      else if (typing && store.get().filter) filters.clear();
      else if (store.get().selection) {
        store.set({ selection: null });
        if (details.element.contains(document.activeElement)) pages.focusGraph();
      } else if (store.get().around || store.get().stage) store.set({ around: null, stage: null });
      else return;
    } else if (typing) return;
    else if (event.key === '/') filters.focus();
    else if (event.key === '?') openHelp();
    else if (event.key === 'c' && store.get().editor?.actions.includes('comparePrevious'))
      host.send({ type: 'comparePrevious' });
    else if (TAB_IDS[Number(event.key) - 1]) store.set({ tab: TAB_IDS[Number(event.key) - 1] ?? 'graph' });
    else return;
    event.preventDefault();
  }

  function openHelp(): void {
    if (!help) {
      help = createHelp(messages, host.kind === 'editor');
      element.append(help.element);
    }
    help.open();
  }
}
