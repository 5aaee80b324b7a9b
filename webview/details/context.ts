import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import type { FromWebview } from '../../src/protocol/panel/messages.ts';
import type { Store } from '../store.ts';

/** What the details reach beyond their own pane. */
export interface DetailsSurroundings {
  readonly store: Store;
  readonly messages: PanelMessages;
  readonly editor: boolean;
  readonly copy: (text: string) => void;
  readonly openFile: (path: string, line: number | null, column: number | null) => void;
  readonly send: (message: FromWebview) => void;
}
