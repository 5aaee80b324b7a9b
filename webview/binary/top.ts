import type { BinaryPageMessages } from '../../src/core/messages/en/binary-page.ts';
import type { BinaryPageView } from '../../src/core/view/binary/page/binary-page-view.ts';
import type { BinaryPageFacts } from '../../src/protocol/panel/messages.ts';
import { h, plainButton } from '../ui/dom.ts';
import { type IconName, icon } from '../ui/icons.ts';
import { plain } from '../ui/measure.ts';

type Action = BinaryPageFacts['actions'][number];

const ICONS: Readonly<Record<Action, IconName>> = {
  saveReport: 'save',
};

/** The name of the file, what it is, and what the editor can do with it. */
export function renderTop(
  { name, path, title, notes }: BinaryPageView,
  actions: readonly Action[],
  messages: BinaryPageMessages,
  send: (action: Action) => void,
): HTMLElement {
  return h(
    'header',
    { class: 'binary-top' },
    h(
      'div',
      { class: 'binary-name' },
      h('h1', { title: plain(path) }, plain(name)),
      h('p', { class: 'binary-title' }, plain(title)),
      actions.length > 0 &&
        h(
          'div',
          { class: 'binary-actions', role: 'toolbar', 'aria-label': messages.actionsLabel },
          ...actions.map((action) => {
            const button = plainButton('tool', () => send(action), icon(ICONS[action]));
            button.setAttribute('aria-label', messages.action[action]);
            button.title = messages.action[action];
            return button;
          }),
        ),
    ),
    ...notes.map((note) => h('p', { class: 'binary-note' }, icon('warning'), plain(note))),
  );
}
