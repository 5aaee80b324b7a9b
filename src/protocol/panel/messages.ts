import type * as v from 'valibot';
import type { BinaryPageView } from '../../core/view/binary/page/binary-page-view.ts';
import type { ComparisonView } from '../../core/view/compare/compare-view.ts';
import type { TraceView } from '../../core/view/trace/trace-view.ts';
import type {
  binaryFactsSchema,
  binarySourceSchema,
  comparedPairSchema,
  comparisonFactsSchema,
  comparisonSourceSchema,
  editorFactsSchema,
  fromWebviewSchema,
  panelSourceSchema,
  panelTargetSchema,
  savedComparisonPanelSchema,
  savedPanelSchema,
  showMessageSchema,
  toWebviewSchema,
} from './message-schemas.ts';

/** Messages between a page and its host. See message-schemas.ts for each field. */
export type ToWebview = v.InferOutput<typeof toWebviewSchema>;
export type FromWebview = v.InferOutput<typeof fromWebviewSchema>;

/** The message as it arrives: the page that it names validates `view` and `editor`. */
export interface ShowMessage extends v.InferOutput<typeof showMessageSchema> {}

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

export interface ShowBinary extends ShowMessage {
  readonly page: 'binary';
  readonly view: BinaryPageView;
  readonly editor: BinaryPageFacts | null;
}

/** The trace that a panel of the editor shows. */
export interface PanelSource extends v.InferOutput<typeof panelSourceSchema> {}

/** Additional data for the page in the editor. */
export interface EditorFacts extends v.InferOutput<typeof editorFactsSchema> {}
export type PanelAction = EditorFacts['actions'][number];

/** A tab, and a package to select in it. */
export interface PanelTarget extends v.InferOutput<typeof panelTargetSchema> {}
export type TabId = PanelTarget['tab'];

/** The sides of a comparison; its page keeps them, to show them again after a reload. */
export interface ComparedPair extends v.InferOutput<typeof comparedPairSchema> {}

/** The comparison that a page saves; commands that ran only for a comparison are not saved anywhere. */
export type ComparisonSource = v.InferOutput<typeof comparisonSourceSchema>;

/** Additional data for the page of a comparison in the editor. */
export interface ComparisonFacts extends v.InferOutput<typeof comparisonFactsSchema> {}

/** The file or files of a page about binaries; the page keeps them, to show them again after a reload. */
export interface BinarySource extends v.InferOutput<typeof binarySourceSchema> {}

/** Additional data for the page about a binary in the editor. */
export interface BinaryPageFacts extends v.InferOutput<typeof binaryFactsSchema> {}

/** The state from which the next host can recreate a panel if this host dies. */
export interface SavedPanel extends v.InferOutput<typeof savedPanelSchema> {}

/** The same for the page of a comparison. */
export interface SavedComparisonPanel extends v.InferOutput<typeof savedComparisonPanelSchema> {}

/** The state that the webview keeps over a reload. */
export interface WebviewState {
  readonly tab: TabId;
  readonly selectedRow: number | null;
  /** In the editor: where to find the same trace again. */
  readonly source: PanelSource | null;
  /** For a comparison: the data to restore its page from, and the pair that was shown. */
  readonly compared?: ComparisonSource | null;
  readonly pair?: number;
  /** For the page about a binary. */
  readonly binary?: BinarySource;
}
