import type { ComparisonView } from '../../core/view/compare/compare-view.ts';
import type { TraceView } from '../../core/view/trace/trace-view.ts';

/** The trace that a panel of the editor shows. */
export interface PanelSource {
  /**
   * A command of this window, an entry of the history, a file (a URI), or, for a page that outlives its window,
   * the future history entry of a command that is still being recorded.
   */
  readonly kind: 'run' | 'history' | 'file' | 'recorded';
  readonly id: string;
}

/** The state from which the next host can recreate a panel if this host dies. */
export interface SavedPanel {
  readonly type: string;
  readonly title: string;
  readonly column: number;
  readonly source: PanelSource;
  /** It follows new runs. */
  readonly follows: boolean;
}

export const TAB_IDS = ['graph', 'why', 'timeline', 'table'] as const;
export type TabId = (typeof TAB_IDS)[number];

/** The state that the webview keeps over a reload. */
export interface WebviewState {
  readonly tab: TabId;
  readonly selectedRow: number | null;
  /** In the editor: where to find the same trace again. */
  readonly source: PanelSource | null;
  /** For a comparison: the data to restore its page from, and the pair that was shown. */
  readonly compared?: ComparisonSource | null;
  readonly pair?: number;
}

/** Actions that an editor supports and a report does not. */
export const PANEL_ACTIONS = ['cancel', 'traceAgain', 'comparePrevious', 'debug', 'saveReport'] as const;
export type PanelAction = (typeof PANEL_ACTIONS)[number];

/** The sides of a comparison; its page keeps them, to show them again after a reload. */
export interface ComparedPair {
  readonly first: PanelSource;
  readonly second: PanelSource;
  /** The names of these traces. */
  readonly note: string;
}

/** The comparison that a page saves; commands that ran only for a comparison are not saved anywhere. */
export type ComparisonSource = ComparedPair | { readonly of: 'commands' };

/** Additional data for the page of a comparison in the editor. */
export interface ComparisonFacts {
  /** Identifies the comparison. */
  readonly trace: string;
  /** The names of these traces. */
  readonly note: string;
  readonly source: ComparisonSource;
}

/** The same for the page of a comparison. */
export interface SavedComparisonPanel {
  readonly type: string;
  readonly title: string;
  readonly column: number;
  readonly pair: ComparedPair;
}

/** Additional data for the page in the editor. */
export interface EditorFacts {
  /** Identifies the trace: the reader's selection survives a newer picture of it, but not another trace. */
  readonly trace: string;
  readonly source: PanelSource;
  /** The possible actions, in the order of the buttons. */
  readonly actions: readonly PanelAction[];
  /** The go command of a run of this window, and the setting (or PATH) that named it; null for other traces. */
  readonly goUsed: { readonly path: string; readonly source: string } | null;
  /** The tab and package to show now, once; null: no change. */
  readonly target: PanelTarget | null;
}

/** A tab, and a package to select in it. */
export interface PanelTarget {
  readonly tab: TabId;
  readonly importPath: string | null;
}

/** The message as it arrives: the page that it names validates `view` and `editor`. */
export interface ShowMessage {
  readonly type: 'show';
  /** The ID of a page of the bundle. */
  readonly page: string;
  readonly view: unknown;
  readonly editor: unknown;
  readonly locale: string;
  readonly host: 'editor' | 'report';
}

export interface ShowTrace extends ShowMessage {
  readonly page: 'pipeline';
  readonly view: TraceView;
  readonly editor: EditorFacts | null;
}

export interface ShowComparison extends ShowMessage {
  readonly page: 'comparison';
  readonly view: ComparisonView;
  readonly editor: ComparisonFacts | null;
}

export type ToWebview =
  | ShowMessage
  /** There is nothing to draw yet. */
  | { readonly type: 'wait'; readonly message: string }
  /** `asText`: the file behind it can be opened as text instead. */
  | { readonly type: 'error'; readonly message: string; readonly asText: boolean }
  /** The answer to every message of the page: the host is alive. */
  | { readonly type: 'here' };

export type FromWebview =
  | { readonly type: 'ready' }
  /** Asks whether the host is alive. */
  | { readonly type: 'ask' }
  | {
      readonly type: 'openFile';
      readonly path: string;
      readonly line: number | null;
      readonly column: number | null;
    }
  /** Opens the most useful file of a package. */
  | { readonly type: 'openSource'; readonly directory: string }
  | { readonly type: 'openFolder'; readonly path: string }
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'cancel' | 'traceAgain' | 'comparePrevious' | 'saveReport' | 'asText' }
  /** Debugs the program of that row, or with null the program of the command. */
  | { readonly type: 'debug'; readonly row: number | null };
