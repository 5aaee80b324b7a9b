import * as vscode from 'vscode';

/** The ID by which a page is found again among the tabs. */
export interface LeftPage {
  readonly type: string;
  readonly title: string;
  readonly column: number;
}

interface Kept<T> {
  /** Identifies this load of the window: an extension host that replaces this one has the same value. */
  readonly session: string;
  readonly panels: readonly T[];
}

/**
 * The state of all pages of one type, for the next extension host in the same window. When an extension host
 * dies, the editor keeps its pages open but gives them to nobody, so the next host recreates them. (After a
 * reload of the window, the editor itself restores them.)
 */
export class LeftBehind<T extends LeftPage> {
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

  keep(panels: readonly T[]): void {
    const kept: Kept<T> = { session: vscode.env.sessionId, panels };
    const text = JSON.stringify(kept);
    if (text === this.#known) return;
    this.#known = text;
    void this.#memory.update(this.key, kept);
  }

  /** Closes the pages of the previous host, if it died in this window; returns their state. */
  async take(): Promise<readonly T[]> {
    const left = this.#ofThisWindow;
    if (left.length === 0) return [];
    const found: T[] = [];
    for (const panel of await this.read(left)) {
      const tab = tabOf(panel);
      if (tab === null) continue;
      await vscode.window.tabGroups.close(tab, true);
      found.push(panel);
    }
    return found;
  }

  get #ofThisWindow(): readonly unknown[] {
    const kept = this.#memory.get<Partial<Kept<unknown>>>(this.key);
    return kept?.session === vscode.env.sessionId && Array.isArray(kept.panels) ? kept.panels : [];
  }
}

function tabOf({ type, title, column }: LeftPage): vscode.Tab | null {
  const group = vscode.window.tabGroups.all.find(({ viewColumn }) => viewColumn === column);
  const isIt = ({ input, label }: vscode.Tab): boolean =>
    // The editor adds a prefix to the name of the type.
    input instanceof vscode.TabInputWebview && input.viewType.endsWith(type) && label === title;
  return group?.tabs.find(isIt) ?? null;
}
