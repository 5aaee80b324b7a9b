import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import type { ElkWorkers } from '../layout/elk-workers.ts';
import type { Store } from '../store.ts';
import type { LegendSign } from './legend.ts';
import type { RestyleBox } from './scene-builder.ts';

/** What the graph accesses outside of its own panel. */
export interface GraphContext {
  readonly store: Store;
  readonly messages: PanelMessages;
  readonly elk: ElkWorkers;
  /** For screen readers. */
  readonly announce: (text: string) => void;
  readonly goToDetails: () => void;
  readonly style?: GraphStyle;
}

/** The appearance of boxes, and the legend, on a page that is not about one run. */
export interface GraphStyle {
  readonly restyle: RestyleBox;
  readonly legend: readonly LegendSign[];
}
