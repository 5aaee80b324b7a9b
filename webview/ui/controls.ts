import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodePanels,
  vsCodePanelTab,
  vsCodePanelView,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';
import { type Child, setAttributes } from './dom.ts';

/**
 * The only file that imports the toolkit, which is archived: its successor (same tag names) will replace it
 * here. All other code asks for a control by its purpose.
 */
export function registerControls(): void {
  provideVSCodeDesignSystem().register(
    vsCodeButton(),
    vsCodePanels(),
    vsCodePanelTab(),
    vsCodePanelView(),
    vsCodeTextField(),
  );
}

/** An icon button; `label` is its name for screen readers and the tooltip. */
export function iconButton(label: string, content: Child, onClick: () => void): HTMLElement {
  const button = document.createElement('vscode-button');
  setAttributes(button, { appearance: 'icon', 'aria-label': label, title: label });
  if (content) button.append(content);
  button.addEventListener('click', onClick);
  return button;
}

/** A button with text. */
export function textButton(label: string, content: Child, onClick: () => void): HTMLElement {
  const button = document.createElement('vscode-button');
  setAttributes(button, { appearance: 'secondary' });
  if (content instanceof Element) content.slot = 'start';
  if (content) button.append(content);
  button.append(label);
  button.addEventListener('click', onClick);
  return button;
}

export interface TextField {
  readonly element: HTMLElement;
  readonly value: () => string;
  readonly set: (text: string) => void;
  readonly focus: () => void;
}

export function textField(label: string, onInput: (text: string) => void): TextField {
  const field = document.createElement('vscode-text-field') as HTMLElement & { value: string };
  setAttributes(field, { placeholder: label, 'aria-label': label });
  // The control sets its name to "Text field" whenever it is attached to the page, and ignores ours.
  const name = () => {
    if (field.getAttribute('aria-label') !== label) field.setAttribute('aria-label', label);
  };
  new MutationObserver(name).observe(field, { attributeFilter: ['aria-label'] });
  field.addEventListener('input', () => onInput(field.value));
  return {
    element: field,
    value: () => field.value ?? '',
    set: (text) => {
      field.value = text;
    },
    focus: () => field.focus(),
  };
}

const GAP_BEHIND_TABS_PX = 10;

export interface Tabs {
  readonly element: HTMLElement;
  readonly show: (id: string) => void;
  /** Adds or removes a tab; its panel stays as it is. */
  readonly offer: (id: string, offered: boolean) => void;
}

/** Tabs with their panels; `aside` is to the right of the tabs. */
export function tabs(
  label: string,
  pages: readonly { readonly id: string; readonly label: string; readonly panel: HTMLElement }[],
  aside: HTMLElement,
  onChange: (id: string) => void,
): Tabs {
  // The attribute follows the property later, so the property counts.
  const panels = document.createElement('vscode-panels') as HTMLElement & { activeid: string };
  setAttributes(panels, { 'aria-label': label });
  aside.slot = 'end';
  // The width of the tabs depends on font and language: what is next to them begins after the last tab.
  const behindTabs = new ResizeObserver(() => {
    const last = panels.querySelector('vscode-panel-tab:last-of-type')?.getBoundingClientRect();
    if (last && last.width > 0)
      aside.style.left = `${Math.ceil(last.right - panels.getBoundingClientRect().left) + GAP_BEHIND_TABS_PX}px`;
  });
  behindTabs.observe(panels);
  const made = pages.map(({ id, label: name, panel }) => {
    const tab = document.createElement('vscode-panel-tab');
    tab.id = `tab-${id}`;
    tab.textContent = name;
    behindTabs.observe(tab);
    const view = document.createElement('vscode-panel-view');
    view.id = `view-${id}`;
    view.append(panel);
    return { id, tab, view };
  });
  panels.append(...made.map(({ tab }) => tab), ...made.map(({ view }) => view), aside);
  panels.addEventListener('change', (event) => {
    if (event.target !== panels) return;
    onChange(panels.activeid.replace(/^tab-/, ''));
  });
  return {
    element: panels,
    show: (id) => {
      if (panels.activeid !== `tab-${id}`) panels.activeid = `tab-${id}`;
    },
    offer: (id, offered) => {
      const at = made.findIndex((one) => one.id === id);
      const one = made[at];
      if (one === undefined || one.tab.isConnected === offered) return;
      if (offered) {
        const before = made.slice(0, at).findLast(({ tab }) => tab.isConnected);
        before?.tab.after(one.tab);
        before?.view.after(one.view);
      } else {
        one.tab.remove();
        one.view.remove();
      }
    },
  };
}
