import type { Words } from '../../messages/messages.ts';
import type { TraceView } from './trace-view.ts';

/** A view as its reader calls the rows; a view itself, as JSON and trace files have it, is the same for all. */
export function inWords(view: TraceView, words: Words): TraceView {
  const { headline } = view;
  const rows = rowsInWords(view.rows, words);
  if (headline.kind !== 'running' || headline.now === null) return { ...view, rows };
  return { ...view, rows, headline: { ...headline, now: words.rowName(headline.now) } };
}

export function rowsInWords<Row extends { readonly label: string }>(
  rows: readonly Row[],
  words: Words,
): readonly Row[] {
  return rows.map((row) => {
    const label = words.rowName(row.label);
    return label === row.label ? row : { ...row, label };
  });
}
