import type { SharedMessages } from '../../messages/messages.ts';
import type { TraceView } from './trace-view.ts';

/** A view as its reader calls the rows; a view itself, as JSON and trace files have it, is the same for all. */
export function inWords(view: TraceView, messages: SharedMessages): TraceView {
  const { headline } = view;
  const rows = rowsInWords(view.rows, messages);
  if (headline.kind !== 'running' || headline.now === null) return { ...view, rows };
  return { ...view, rows, headline: { ...headline, now: messages.rowName(headline.now) } };
}

export function rowsInWords<Row extends { readonly label: string }>(
  rows: readonly Row[],
  messages: SharedMessages,
): readonly Row[] {
  return rows.map((row) => {
    const label = messages.rowName(row.label);
    return label === row.label ? row : { ...row, label };
  });
}
