import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import { textButton } from '../ui/controls.ts';
import { h } from '../ui/dom.ts';

export interface Help {
  readonly element: HTMLDialogElement;
  readonly open: () => void;
  readonly close: () => void;
  readonly isOpen: () => boolean;
}

/** The list of keyboard shortcuts, which `?` opens. */
export function createHelp(messages: PanelMessages, editor: boolean): Help {
  const keys = editor ? [...messages.help.keys, ...messages.help.editorKeys] : messages.help.keys;
  const element = h(
    'dialog',
    { class: 'help', 'aria-labelledby': 'help-title' },
    h('h2', { id: 'help-title' }, messages.help.title),
    h(
      'dl',
      {},
      ...keys.flatMap(([key = '', what = '']) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, what)]),
    ),
    textButton(messages.help.close, null, () => element.close()),
  );
  return {
    element,
    open: () => element.showModal(),
    close: () => element.close(),
    isOpen: () => element.open,
  };
}
