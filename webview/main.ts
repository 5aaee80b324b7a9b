import './styles.css';
import { panelMessagesFor } from '../src/core/messages/panel-messages.ts';
import { createElkWorkers, inBrowser } from './layout/elk-workers.ts';
import { PAGES } from './pages.ts';
import { startPages } from './start.ts';
import { registerControls } from './ui/controls.ts';
import { pause } from './ui/dom.ts';

/** The bundle of the pages over the rows of a trace. */
void startPages({
  pages: PAGES,
  messagesFor: panelMessagesFor,
  shellTexts: ({ errorTitle, badView, noView, editor: { asText, silent } }) => ({
    errorTitle,
    badView,
    noView,
    asText,
    silent,
  }),
  prepare: async (host) => {
    // The worker first: its start takes longest, and it needs none of the others.
    const elk = createElkWorkers(inBrowser(host.layoutWorker()));
    elk.warm();
    await pause();
    registerControls();
    return { elk };
  },
});
