import * as vscode from 'vscode';

/** By which a page is found again among the tabs. */
export interface LeftPage {
  readonly type: string;
  readonly title: string;
  readonly column: number;
}

interface Kept<T> {
  /** Of the window as it was loaded: a host that follows another one in it has the same. */
  readonly session: string;
  readonly panels: readonly T[];
}

/**
 * What pages of one type show, for a host that comes after this one in the same window. When an extension host dies, the
 * editor leaves its pages as they are and gives them to nobody, so the next host makes them anew. (After a reload
 * of the window the editor itself gives them back.)
 */
export class LeftBehind<T extends LeftPage> {
  readonly #memory: vscode.Memento;
  #known = '';

  /** `read`: what stands there may be of another version. */
  constructor(
    memory: vscode.Memento,
    private readonly key: string,
    private readonly read: (noted: unknown) => Promise<readonly T[]>,
  ) {
    this.#memory = memory;
  }

  /** A host that died in this window has left some. */
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

  /** Closes the pages of the host before this one, if it died in this window; gives what they showed. */
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
    // The editor puts a word of its own before the name of the type.
    input instanceof vscode.TabInputWebview && input.viewType.endsWith(type) && label === title;
  return group?.tabs.find(isIt) ?? null;
}
