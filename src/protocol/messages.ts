import type { TraceView } from '../core/view/trace-view.ts';

/** What the webview keeps over a reload. */
export interface WebviewState {
  readonly tab: 'graph' | 'why' | 'timeline' | 'table';
  readonly selectedRow: number | null;
}

export type ToWebview =
  | {
      readonly type: 'show';
      readonly view: TraceView;
      readonly locale: string;
      readonly host: 'editor' | 'report';
    }
  | { readonly type: 'error'; readonly message: string };

export type FromWebview =
  | { readonly type: 'ready' }
  | {
      readonly type: 'openFile';
      readonly path: string;
      readonly line: number | null;
      readonly column: number | null;
    }
  | { readonly type: 'openFolder'; readonly path: string }
  | { readonly type: 'copy'; readonly text: string };
