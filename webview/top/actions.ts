import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import type { FromWebview, PanelAction } from '../../src/protocol/panel/messages.ts';
import { iconButton } from '../ui/controls.ts';
import { h } from '../ui/dom.ts';
import { type IconName, icon } from '../ui/icons.ts';

const ICONS: Readonly<Record<PanelAction, IconName>> = {
  cancel: 'stop',
  traceAgain: 'again',
  comparePrevious: 'compare',
  explain: 'question',
  debug: 'debug',
  saveReport: 'save',
};

export interface Actions {
  readonly element: HTMLElement;
  readonly update: (actions: readonly PanelAction[]) => void;
}

/** What the editor can do with the trace that is shown; a report has none of it. */
export function createActions(messages: PanelMessages, send: (message: FromWebview) => void): Actions {
  const element = h('div', { class: 'editor-actions', role: 'toolbar', 'aria-label': messages.editor.label });
  element.hidden = true;
  const buttons = new Map<PanelAction, HTMLElement>();
  return {
    element,
    update: (actions) => {
      element.hidden = actions.length === 0;
      for (const [action, button] of buttons) if (!actions.includes(action)) button.remove();
      // Buttons that stay are not touched: whoever is at one still is.
      actions.forEach((action, place) => {
        const button = buttons.get(action) ?? make(action);
        buttons.set(action, button);
        if (element.children[place] !== button) element.insertBefore(button, element.children[place] ?? null);
      });
    },
  };

  function make(action: PanelAction): HTMLElement {
    return iconButton(messages.editor.action[action], icon(ICONS[action]), () => send(messageOf(action)));
  }
}

function messageOf(action: PanelAction): FromWebview {
  switch (action) {
    case 'explain':
      return { type: action, importPath: null };
    case 'debug':
      return { type: action, row: null };
    default:
      return { type: action };
  }
}
