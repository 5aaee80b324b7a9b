import type { Outcome } from '../../src/core/model/trace.ts';
import type { RowView } from '../../src/core/view/trace/trace-view.ts';
import type { IconName } from './icons.ts';

/** An outcome is shown by icon and text; color only repeats it. */
export const OUTCOME_ICON: Readonly<Record<Outcome, IconName>> = {
  miss: 'circleFilled',
  hit: 'check',
  failed: 'error',
  notRun: 'circleSlash',
  notNeeded: 'dash',
  unknown: 'question',
};

export function outcomeIcon(row: Pick<RowView, 'outcome' | 'origin' | 'state'>): IconName {
  if (row.state === 'running') return 'loading';
  if (row.state === 'waiting') return 'circle';
  return row.origin && row.outcome === 'miss' ? 'target' : OUTCOME_ICON[row.outcome];
}
