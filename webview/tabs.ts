import type { PanelMessages } from '../src/core/messages/panel-messages.ts';
import type { TabId } from '../src/protocol/panel/messages.ts';
import type { Screen, Store } from './store.ts';
import { tabs as tabBar } from './ui/controls.ts';
import { h, onNextFrame, pause } from './ui/dom.ts';

/** The content of a tab, or a part of it. */
export interface Panel {
  readonly element: HTMLElement;
  readonly update: (now: Screen, before: Screen | null) => void;
  readonly resize?: () => void;
}

/** A tab. Its panels are created when it is first shown, in the order of drawing. */
export interface Tab {
  readonly id: TabId;
  readonly name: string;
  readonly panels: readonly (() => Panel)[];
  /** Chips and filter have no effect on it, so it does not have them. */
  readonly isUnfiltered?: true;
  /** Whether the tab exists on this screen; always, if absent. */
  readonly isOffered?: (now: Screen) => boolean;
}

/** The tabs of this screen, from the left. */
export function offeredTabs(tabs: readonly Tab[], now: Screen): readonly Tab[] {
  return tabs.filter(({ isOffered }) => isOffered?.(now) ?? true);
}

export interface Tabs {
  readonly element: HTMLElement;
  /** The first time part by part, each in a task of its own. */
  readonly start: (first: Screen) => Promise<void>;
  readonly update: (now: Screen, before: Screen) => void;
}

/** The tabs; each is updated when it is shown again. `aside` is to the right of the tabs. */
export function createTabs(
  store: Store,
  messages: PanelMessages,
  tabs: readonly Tab[],
  aside: HTMLElement,
): Tabs {
  const holders = new Map(
    tabs.map(({ id, isUnfiltered }) => {
      const kind = id === 'graph' ? ' graph-page' : isUnfiltered ? ' unfiltered' : '';
      return [id, h('div', { class: `page${kind}` })] as const;
    }),
  );
  const made = new Map<() => Panel, Panel>();
  const seenBy = new Map<Panel, Screen>();
  const bar = tabBar(
    messages.tabs,
    tabs.flatMap(({ id, name }) => {
      const panel = holders.get(id);
      return panel ? [{ id, label: name, panel }] : [];
    }),
    aside,
    (id) => {
      const tab = tabs.find((each) => each.id === id);
      if (tab && store.get().tab !== tab.id) store.set({ tab: tab.id });
    },
  );
  const resize = onNextFrame(() => {
    for (const panel of made.values()) panel.resize?.();
  });
  const panelsOf = (id: TabId) => tabs.find((tab) => tab.id === id)?.panels ?? [];

  return {
    element: bar.element,
    start: async (first) => {
      offer(first);
      bar.show(first.tab);
      for (const maker of panelsOf(first.tab)) {
        await pause();
        catchUp(maker, first);
      }
    },
    update: (now, before) => {
      offer(now);
      if (now.tab !== before.tab) bar.show(now.tab);
      for (const maker of panelsOf(now.tab)) catchUp(maker, now);
      if (now.tab !== before.tab) resize();
    },
  };

  function offer(now: Screen): void {
    const offered = new Set(offeredTabs(tabs, now).map(({ id }) => id));
    for (const { id } of tabs) bar.offer(id, offered.has(id));
    aside.hidden = tabs.find(({ id }) => id === now.tab)?.isUnfiltered === true;
  }

  /** A tab that was hidden has missed updates. */
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
