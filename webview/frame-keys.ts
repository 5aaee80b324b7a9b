import type { DetailsPane } from './details/details-pane.ts';
import type { Store } from './store.ts';
import { offeredTabs, type Tab } from './tabs.ts';
import type { FilterBar } from './top/filter-bar.ts';
import type { Help } from './top/help.ts';

interface KeyTargets {
  readonly store: Store;
  readonly parts: {
    readonly tabs: readonly Tab[];
    readonly details: DetailsPane;
    readonly onEditorKey: ((key: string) => boolean) | null;
  };
  readonly bar: FilterBar;
  readonly focusGraph: () => void;
  /** Created when it is first opened. */
  readonly help: () => Help;
}

/** The keys of every page. */
export function frameKeys({
  store,
  parts,
  bar,
  focusGraph,
  help,
}: KeyTargets): (event: KeyboardEvent) => void {
  let opened: Help | null = null;
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const typing = (event.composedPath()[0] as Element).matches?.('input, textarea') ?? false;
    const tab = offeredTabs(parts.tabs, store.get())[Number(event.key) - 1];
    if (event.key === 'Escape') {
      if (!undo(typing)) return;
    } else if (typing) return;
    else if (event.key === '/') toFilter();
    else if (event.key === '?') openHelp();
    else if (tab) store.set({ tab: tab.id });
    else if (parts.onEditorKey?.(event.key) !== true) return;
    event.preventDefault();
  };

  /** Closes, clears or deselects one thing; false if there was nothing to undo. */
  function undo(typing: boolean): boolean {
    const { filter, selection, relatedTo, stage } = store.get();
    if (opened?.isOpen()) opened.close();
    else if (typing && filter) bar.clear();
    else if (selection) {
      store.set({ selection: null });
      if (parts.details.element.contains(document.activeElement)) focusGraph();
    } else if (relatedTo || stage) store.set({ relatedTo: null, stage: null });
    else return false;
    return true;
  }

  /** Where the filter has an effect. */
  function toFilter(): void {
    const { tab } = store.get();
    if (parts.tabs.find(({ id }) => id === tab)?.isUnfiltered) store.set({ tab: 'graph' });
    bar.focus();
  }

  function openHelp(): void {
    opened ??= help();
    opened.open();
  }
}
