import type { SharedMessages } from '../../messages/messages.ts';
import type { RowView, TraceView } from './trace-view.ts';

/** A view on a screen: its rows have names in the reader's language, which are also filtered and sorted by. */
export interface ShownView extends TraceView {
  readonly rows: readonly ShownRow[];
}

export interface ShownRow extends RowView {
  readonly name: string;
}

export function shownView(view: TraceView, messages: Pick<SharedMessages, 'rowLabel'>): ShownView {
  return { ...view, rows: view.rows.map((row) => ({ ...row, name: messages.rowLabel(row.label) })) };
}
