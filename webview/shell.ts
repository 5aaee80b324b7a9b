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

export interface ShellTexts {
  readonly errorTitle: string;
  readonly badView: string;
  readonly noView: string;
  readonly asText: string;
  /** Shown when the extension host does not respond. */
  readonly silent: string;
}

/** The content of the page: the screen, a message that it will come, or why it cannot. */
export function createShell(host: Host, textsNow: () => ShellTexts): Shell {
  return {
    show: (element) => {
      if (!element.isConnected) fill(element);
    },
    wait: (message) =>
      fill(h('p', { class: 'waiting-page', role: 'status' }, icon('loading', 'spin'), message)),
    fail: (message) => {
      const texts = textsNow();
      const text = message === null ? texts.badView : message.message || texts.noView;
      fill(
        h(
          'div',
          { class: 'failure', role: 'alert' },
          h('h1', {}, texts.errorTitle),
          h('p', {}, text),
          message?.asText === true &&
            textButton(texts.asText, icon('file'), () => host.send({ type: 'asText' })),
        ),
      );
    },
  };
}

/** Data blocks stay in the page, so that a saved copy is complete. */
function fill(element: HTMLElement): void {
  document.body.replaceChildren(...document.body.querySelectorAll(':scope > script'), element);
}
