import * as vscode from 'vscode';

/** A request to test/editor/harness/ui-driver.ts. */
export interface UiRequest {
  readonly action:
    | 'axe'
    | 'click'
    | 'clickFramed'
    | 'clickWith'
    | 'complaints'
    | 'focus'
    | 'framed'
    | 'hover'
    | 'menu'
    | 'names'
    | 'picture'
    | 'press'
    | 'texts'
    | 'type';
  /** A selector. */
  readonly on?: string;
  /** A text that an element must have, or that is typed, pressed or the name of a picture. */
  readonly text?: string | undefined;
}

/** The window by mouse and keyboard, for tests of scenes with `ui: true`. Selectors are Playwright's. */
export const ui = {
  press: (keys: string) => ask({ action: 'press', text: keys }),
  type: (text: string) => ask({ action: 'type', text }),
  click: (on: string, text?: string) => ask({ action: 'click', on, text }),
  hover: (on: string, text?: string) => ask({ action: 'hover', on, text }),
  /** A click with Ctrl (⌘ on macOS), which adds to a selection. */
  clickWith: (on: string, text?: string) => ask({ action: 'clickWith', on, text }),
  /** A right click. */
  menu: (on: string, text?: string) => ask({ action: 'menu', on, text }),
  /** Saves a picture of the whole window in `.cache/editor/pictures`. */
  picture: (name: string) => ask({ action: 'picture', text: name }),
  /** The text of all matches. */
  texts: async (on: string) => (await ask({ action: 'texts', on })) as string[],
  /** The same inside the visible webview. */
  framed: async (on: string) => (await ask({ action: 'framed', on })) as string[],
  clickFramed: (on: string) => ask({ action: 'clickFramed', on }),
  focus: (on: string) => ask({ action: 'focus', on }),
  /** The accessible names of all matches, from `aria-label`. */
  names: async (on: string) => (await ask({ action: 'names', on })) as (string | null)[],
  /** Findings of axe in the page that contains this element. */
  axe: async (on: string) => (await ask({ action: 'axe', on })) as string[],
  /** Messages about content policies in the window's console so far. */
  complaints: async () => (await ask({ action: 'complaints' })) as string[],
  /**
   * The text of every notification, from their list: while it runs tests, the newest editor shows no toasts.
   */
  notifications: async () => {
    await vscode.commands.executeCommand('notifications.showList');
    return (await ask({ action: 'texts', on: '.notifications-center .notification-list-item' })) as string[];
  },
  /** Trusts the window's folder as a user does; this scene cannot undo it. */
  trust: async () => {
    await vscode.commands.executeCommand('workbench.trust.manage');
    await ask({ action: 'click', on: '.workspace-trust-editor .monaco-button', text: 'Trust' });
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  },
};

async function ask(what: UiRequest): Promise<unknown> {
  const address = process.env['EDITOR_TEST_UI'];
  if (!address) throw new Error('The window cannot be driven here: the scene must say `ui: true`.');
  const response = await fetch(address, { method: 'POST', body: JSON.stringify(what) });
  const { answer, error } = (await response.json()) as { answer?: unknown; error?: string };
  if (error) throw new Error(error);
  return answer;
}
