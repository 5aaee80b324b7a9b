import * as vscode from 'vscode';

/** The ID by which a page is found again among the tabs. */
export interface SavedPage {
  readonly type: string;
  readonly title: string;
  readonly column: number;
}

interface Stored<T> {
  /** Identifies this load of the window: an extension host that replaces this one has the same value. */
  readonly session: string;
  readonly panels: readonly T[];
}

/**
 * The state of all pages of one type, for the next extension host in the same window. When an extension host
 * dies, the editor keeps its pages open but gives them to nobody, so the next host recreates them. (After a
 * reload of the window, the editor itself restores them.)
 */
export class PanelState<T extends SavedPage> {
  readonly #memory: vscode.Memento;
  #known = '';

  /** `read` validates, because another version may have written the state. */
  constructor(
    memory: vscode.Memento,
    private readonly key: string,
    private readonly read: (noted: unknown) => Promise<readonly T[]>,
  ) {
    this.#memory = memory;
  }

  /** A host that died in this window has left pages. */
  get isThere(): boolean {
    return this.#ofThisWindow.length > 0;
  }

  save(panels: readonly T[]): void {
    const stored: Stored<T> = { session: vscode.env.sessionId, panels };
    const text = JSON.stringify(stored);
    if (text === this.#known) return;
    this.#known = text;
    void this.#memory.update(this.key, stored);
  }

  /** Closes the pages of the previous host, if it died in this window; returns their state. */
  async take(): Promise<readonly T[]> {
    const panels = this.#ofThisWindow;
    if (panels.length === 0) return [];
    const found: T[] = [];
    for (const panel of await this.read(panels)) {
      const tab = tabOf(panel);
      if (tab === null) continue;
      await vscode.window.tabGroups.close(tab, true);
      found.push(panel);
    }
    return found;
  }

  get #ofThisWindow(): readonly unknown[] {
    const stored = this.#memory.get<Partial<Stored<unknown>>>(this.key);
    return stored?.session === vscode.env.sessionId && Array.isArray(stored.panels) ? stored.panels : [];
  }
}

function tabOf({ type, title, column }: SavedPage): vscode.Tab | null {
  const group = vscode.window.tabGroups.all.find(({ viewColumn }) => viewColumn === column);
  const isIt = ({ input, label }: vscode.Tab): boolean =>
    // The editor adds a prefix to the name of the type.
    input instanceof vscode.TabInputWebview && input.viewType.endsWith(type) && label === title;
  return group?.tabs.find(isIt) ?? null;
}
