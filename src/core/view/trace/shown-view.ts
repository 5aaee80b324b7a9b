import type { SharedMessages } from '../../messages/messages.ts';
import type { RowLabel } from '../../model/row-label.ts';
import type { RowView, TraceView } from './trace-view.ts';

/**
 * A view for display: its rows have names in the reader's language, which are also used for filtering and
 * sorting.
 */
export interface ShownView extends TraceView {
  readonly rows: readonly ShownRow[];
}

export interface ShownRow extends RowView {
  /** `lib (test)`, `vet lib` */
  readonly name: string;
  /**
   * The beginning of the name before an import path, which may be truncated from the left; empty if there is
   * none.
   */
  readonly verb: string;
}

export function shownView(view: TraceView, messages: Pick<SharedMessages, 'rowLabel'>): ShownView {
  return {
    ...view,
    rows: view.rows.map((row) => ({ ...row, name: messages.rowLabel(row.label), verb: verbOf(row.label) })),
  };
}

/** go's own words: the same in every language. */
function verbOf(label: RowLabel): string {
  switch (label.kind) {
    case 'vet':
      return 'vet';
    case 'testRun':
      return 'test';
    case 'other':
      return label.name === '' ? '' : label.mode;
    default:
      return '';
  }
}
