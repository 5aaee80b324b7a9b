import type { ComparisonView } from '../../core/view/compare/compare-view.ts';
import type { TraceView } from '../../core/view/trace/trace-view.ts';

/** What a panel of the editor shows. */
export interface PanelSource {
  /**
   * A command of this window, an entry of the history, a file (a URI), or, for a page that outlives its window,
   * what the history will have when the recorder of the command has ended.
   */
  readonly kind: 'run' | 'history' | 'file' | 'recorded';
  readonly id: string;
}

/** A panel whose host may die, so that the next one can make it anew. */
export interface LeftPanel {
  readonly type: string;
  readonly title: string;
  readonly column: number;
  readonly source: PanelSource;
  /** It went on to each new run. */
  readonly follows: boolean;
}

export const TAB_IDS = ['graph', 'why', 'timeline', 'table'] as const;
export type TabId = (typeof TAB_IDS)[number];

/** What the webview keeps over a reload. */
export interface WebviewState {
  readonly tab: TabId;
  readonly selectedRow: number | null;
  /** In the editor: where the same trace is found again. */
  readonly source: PanelSource | null;
  /** Of a comparison: what the editor fills its page with again, and which of its pairs was shown. */
  readonly compared?: KeptComparison | null;
  readonly pair?: number;
}

/** What an editor can do with a trace, and a page cannot. */
export const PANEL_ACTIONS = ['cancel', 'traceAgain', 'comparePrevious', 'debug', 'saveReport'] as const;
export type PanelAction = (typeof PANEL_ACTIONS)[number];

/** What a comparison compares; its page keeps it, to be filled again when the window was loaded anew. */
export interface ComparedPair {
  readonly first: PanelSource;
  readonly second: PanelSource;
  /** Which traces these are, in words. */
  readonly note: string;
}

/** What the page of a comparison keeps of it; commands that ran for a comparison are kept nowhere. */
export type KeptComparison = ComparedPair | { readonly of: 'commands' };

/** What the page of a comparison is told beside the view, in the editor only. */
export interface ComparisonFacts {
  /** The same for the same comparison. */
  readonly trace: string;
  /** Which traces these are, in words. */
  readonly note: string;
  readonly keeps: KeptComparison;
}

/** The page of a comparison, likewise. */
export interface LeftComparison {
  readonly type: string;
  readonly title: string;
  readonly column: number;
  readonly pair: ComparedPair;
}

/** Additional data for the page in the editor. */
export interface EditorFacts {
  /**
   * The same for every picture of one trace: the reader's selection survives a newer picture, but not another
   * trace.
   */
  readonly trace: string;
  readonly source: PanelSource;
  /** The possible actions, in the order of the buttons. */
  readonly actions: readonly PanelAction[];
  /** The go command of a run of this window, and the setting (or PATH) that named it; null for other traces. */
  readonly goUsed: { readonly path: string; readonly source: string } | null;
  /** The tab and package to show now, once; null: no change. */
  readonly look: Look | null;
}

/** A tab, and a package to select in it. */
export interface Look {
  readonly tab: TabId;
  readonly importPath: string | null;
}

/** As it arrives: the page that is to be shown reads the view, and what the editor says beside it. */
export interface ShowMessage {
  readonly type: 'show';
  /** Which page of the bundle. */
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
  /** Nothing to draw yet. */
  | { readonly type: 'wait'; readonly message: string }
  /** `asText`: the file behind it can be read as text instead. */
  | { readonly type: 'error'; readonly message: string; readonly asText: boolean }
  /** The answer to whatever the page said: somebody listens. */
  | { readonly type: 'here' };

export type FromWebview =
  | { readonly type: 'ready' }
  /** Is anybody there? */
  | { readonly type: 'ask' }
  | {
      readonly type: 'openFile';
      readonly path: string;
      readonly line: number | null;
      readonly column: number | null;
    }
  /** The most useful file of a package. */
  | { readonly type: 'openSource'; readonly directory: string }
  | { readonly type: 'openFolder'; readonly path: string }
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'cancel' | 'traceAgain' | 'comparePrevious' | 'saveReport' | 'asText' }
  /** The program of that row, or, with null, that of the command. */
  | { readonly type: 'debug'; readonly row: number | null };
