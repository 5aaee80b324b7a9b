import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import type { FromWebview, PanelAction } from '../../src/protocol/panel/messages.ts';
import { iconButton } from '../ui/controls.ts';
import { h } from '../ui/dom.ts';
import { type IconName, icon } from '../ui/icons.ts';

/**
 * The actions of the toolbar: the editor carries out all of them except for Explain, for which the page has a
 * tab.
 */
export type ToolbarAction = PanelAction | 'explain';

const ICONS: Readonly<Record<ToolbarAction, IconName>> = {
  cancel: 'stop',
  traceAgain: 'again',
  comparePrevious: 'compare',
  explain: 'question',
  debug: 'debug',
  saveReport: 'save',
};

export interface Actions {
  readonly element: HTMLElement;
  /** In any order, because the toolbar has its own. */
  readonly update: (actions: readonly ToolbarAction[]) => void;
}

/** The editor's actions for the current trace; a report has none. */
export function createActions(
  messages: PanelMessages,
  { send, explain }: { readonly send: (message: FromWebview) => void; readonly explain: () => void },
): Actions {
  const element = h('div', { class: 'editor-actions', role: 'toolbar', 'aria-label': messages.editor.label });
  element.hidden = true;
  const buttons = new Map<ToolbarAction, HTMLElement>();
  return {
    element,
    update: (possible) => {
      const actions = ORDER.filter((action) => possible.includes(action));
      element.hidden = actions.length === 0;
      for (const [action, button] of buttons) if (!actions.includes(action)) button.remove();
      // Buttons that remain are not touched, so that the focus stays.
      actions.forEach((action, index) => {
        const button = buttons.get(action) ?? make(action);
        buttons.set(action, button);
        if (element.children[index] !== button) element.insertBefore(button, element.children[index] ?? null);
      });
    },
  };

  function make(action: ToolbarAction): HTMLElement {
    const button = iconButton(messages.editor.action[action], icon(ICONS[action]), () => {
      if (action === 'explain') explain();
      else send(action === 'debug' ? { type: action, row: null } : { type: action });
    });
    button.classList.add(action);
    return button;
  }
}

const ORDER: readonly ToolbarAction[] = [
  'cancel',
  'traceAgain',
  'comparePrevious',
  'explain',
  'debug',
  'saveReport',
];
