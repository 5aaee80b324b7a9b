import { panelMessagesFor } from '../src/core/messages/panel-messages.ts';
import type { ToWebview } from '../src/protocol/panel/messages.ts';
import type { Host } from './host.ts';
import { textButton } from './ui/controls.ts';
import { h } from './ui/dom.ts';
import { icon } from './ui/icons.ts';

export interface Shell {
  readonly show: (element: HTMLElement) => void;
  readonly wait: (message: string) => void;
  /** null: the data that arrived was damaged. */
  readonly fail: (message: Extract<ToWebview, { type: 'error' }> | null) => void;
}

/** The content of the page: the screen, a message that it will come, or why it cannot. */
export function createShell(host: Host): Shell {
  return {
    show: (element) => {
      if (!element.isConnected) fill(element);
    },
    wait: (message) =>
      fill(h('p', { class: 'waiting-page', role: 'status' }, icon('loading', 'spin'), message)),
    fail: (message) => {
      const messages = panelMessagesFor(document.documentElement.lang);
      const text = message === null ? messages.badView : message.message || messages.noView;
      fill(
        h(
          'div',
          { class: 'failure', role: 'alert' },
          h('h1', {}, messages.errorTitle),
          h('p', {}, text),
          message?.asText === true &&
            textButton(messages.editor.asText, icon('file'), () => host.send({ type: 'asText' })),
        ),
      );
    },
  };
}

/** Data blocks stay in the page, so that a saved copy is complete. */
function fill(element: HTMLElement): void {
  document.body.replaceChildren(...document.body.querySelectorAll(':scope > script'), element);
}
