import { panelMessagesFor } from '../../../../src/core/messages/panel-messages.ts';
import { shownView } from '../../../../src/core/view/trace/shown-view.ts';
import { viewTrace } from '../../../../src/core/view/trace/view-trace.ts';
import { initialScreen } from '../../../../webview/screen.ts';
import type { Screen } from '../../../../webview/store.ts';
import { traceFromSketch } from '../../../support/sketch.ts';

/** What a report of this build shows at first, and what the reader has changed since. */
export function screenOf(sketch: string, changes: Partial<Screen> = {}): Screen {
  const view = shownView(viewTrace(traceFromSketch(sketch)), panelMessagesFor('en'));
  return { ...initialScreen(view, null, {}), ...changes };
}
