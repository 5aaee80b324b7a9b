import type { PanelMessages } from '../src/core/messages/panel-messages.ts';
import type { FoldOptions } from '../src/core/view/trace/trace-view.ts';
import type { FromWebview } from '../src/protocol/panel/messages.ts';
import type { DetailsPane } from './details/details-pane.ts';
import { frameKeys } from './frame-keys.ts';
import type { GraphStyle } from './graph/context.ts';
import { createGraphPanel, type GraphPanel } from './graph/graph-panel.ts';
import type { Host } from './host.ts';
import type { ElkWorkers } from './layout/elk-workers.ts';
import type { Screen, Store } from './store.ts';
import { createTabs, type Panel, type Tab } from './tabs.ts';
import { createFilterBar, type FilterBar } from './top/filter-bar.ts';
import { createHelp, type Help } from './top/help.ts';
import { h, pause } from './ui/dom.ts';
import { icon } from './ui/icons.ts';

/** Functions that every part of a page may call. */
export interface FrameTools {
  readonly send: (message: FromWebview) => void;
  /** Announces a text to screen readers. */
  readonly announce: (text: string) => void;
  readonly copy: (text: string) => void;
  readonly openFile: (path: string, line: number | null, column: number | null) => void;
  readonly goToDetails: () => void;
  /** The stage graph of the page's rows; `style` gives the boxes a different appearance. */
  readonly graph: (style?: GraphStyle) => Panel;
}

/** The parts that a page puts into the frame. */
export interface FrameParts {
  /** The page's name for screen readers. */
  readonly title: string;
  readonly header: HTMLElement;
  /** Between the header and the tabs. */
  readonly intro: readonly HTMLElement[];
  /** Draws the header and the intro. */
  readonly update: (now: Screen, before: Screen | null) => void;
  readonly tabs: readonly Tab[];
  /** The filters for the graph and the table. */
  readonly chips: readonly FoldOptions['show'][];
  readonly details: DetailsPane;
  /** Saves the state that survives a reload. */
  readonly save: (now: Screen) => void;
  /** Handles the keys that only this page has in an editor; returns whether it did. null if it has none. */
  readonly onEditorKey: ((key: string) => boolean) | null;
}

export interface Frame {
  readonly element: HTMLElement;
  readonly announce: (text: string) => void;
  /** Shows whether the host has stopped answering. */
  readonly showSilent: (silent: boolean) => void;
  /** Empties the filter box, because the page now shows something else. */
  readonly clearFilter: () => void;
}

/**
 * The parts that all pages share: header, tabs, filter, details, and keys. It is filled part by part, so that no
 * task takes long.
 */
export function createFrame(
  { store, host, messages, elk }: FrameContext,
  partsOf: (tools: FrameTools) => FrameParts,
): Frame {
  const live = h('div', { class: 'offscreen', 'aria-live': 'polite' });
  const announce = (text: string) => {
    live.textContent = text;
  };
  let graph: GraphPanel | null = null;
  const goToDetails = () => parts.details.focus();
  const parts = partsOf({
    send: host.send,
    announce,
    copy: (text) => {
      host.send({ type: 'copy', text });
      announce(messages.details.copied);
    },
    openFile: (path, line, column) => host.send({ type: 'openFile', path, line, column }),
    goToDetails,
    graph: (style) => {
      graph = createGraphPanel({ store, messages, elk, announce, goToDetails, ...(style && { style }) });
      return graph;
    },
  });
  // Save before drawing, because the window may be reloaded at any moment.
  parts.save(store.get());
  const main = h('div', { class: 'main' });
  const body = h('main', { class: 'pipeline', 'aria-label': parts.title }, ...parts.intro, main);
  const element = h('div', { class: 'app' }, parts.header, body, live);
  const silence = h('p', { class: 'silence', role: 'alert' }, icon('question'), messages.editor.silent);
  let filters: FilterBar | null = null;
  void start();

  return {
    element,
    announce,
    showSilent: (silent) => {
      element.classList.toggle('silent', silent);
      if (silent) element.prepend(silence);
      else silence.remove();
      store.set({ silent });
    },
    clearFilter: () => filters?.clear(),
  };

  async function start(): Promise<void> {
    const first = store.get();
    await pause();
    parts.update(first, null);
    await pause();
    const bar = createFilterBar(store, messages, parts.chips);
    filters = bar;
    main.before(bar.inForce);
    bar.update(first);
    await pause();
    const tabs = createTabs(store, messages, parts.tabs, bar.element);
    main.append(tabs.element);
    await pause();
    main.append(parts.details.element);
    parts.details.update(first);
    await tabs.start(first);
    parts.save(first);
    store.subscribe(update);
    // Draw changes that arrived in the meantime.
    if (store.get() !== first) update(store.get(), first);
    // Listen on the document, because the focus moves to the body when a key switches the tab.
    const focusGraph = () => graph?.focus();
    document.addEventListener('keydown', frameKeys({ store, parts, bar, focusGraph, help }));

    function update(now: Screen, before: Screen): void {
      const changed = (key: keyof Screen) => now[key] !== before[key];
      parts.update(now, before);
      bar.update(now);
      if (changed('model') || changed('selection')) parts.details.update(now);
      tabs.update(now, before);
      if (changed('tab') || changed('selection') || changed('editor')) parts.save(now);
    }
  }

  function help(): Help {
    const made = createHelp(messages, host.kind === 'editor' && parts.onEditorKey !== null);
    element.append(made.element);
    return made;
  }
}

export interface FrameContext {
  readonly store: Store;
  readonly host: Host;
  readonly messages: PanelMessages;
  readonly elk: ElkWorkers;
}
