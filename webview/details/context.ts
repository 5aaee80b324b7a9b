import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import type { FromWebview } from '../../src/protocol/panel/messages.ts';
import type { Model } from '../model.ts';
import type { Store } from '../store.ts';

/** What the details access outside of their own pane. */
export interface DetailsContext {
  readonly store: Store;
  readonly messages: PanelMessages;
  readonly editor: boolean;
  readonly copy: (text: string) => void;
  readonly openFile: (path: string, line: number | null, column: number | null) => void;
  readonly send: (message: FromWebview) => void;
}

/** The data from which every part of the details is drawn. */
export interface DrawingContext extends DetailsContext {
  readonly model: Model;
  /** The space for the name of a link, in pixels. */
  readonly linkRoom: () => number;
}
