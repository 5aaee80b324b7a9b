import * as vscode from 'vscode';
import type { LeftPanel } from '../../protocol/messages.ts';

const KEY = 'goPipeline.panels';

interface Kept {
  /** Of the window as it was loaded: a host that follows another one in it has the same. */
  readonly session: string;
  readonly panels: readonly LeftPanel[];
}

/**
 * What the panels show, for a host that comes after this one in the same window. When an extension host dies, the
 * editor leaves its pages as they are and gives them to nobody, so the next host makes them anew. (After a reload
 * of the window the editor itself gives them back.)
 */
export class LeftBehind {
  readonly #memory: vscode.Memento;
  #known = '';

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  keep(panels: readonly LeftPanel[]): void {
    const kept: Kept = { session: vscode.env.sessionId, panels };
    const text = JSON.stringify(kept);
    if (text === this.#known) return;
    this.#known = text;
    void this.#memory.update(KEY, kept);
  }

  /** Closes the pages of the host before this one, if it died in this window; gives what they showed. */
  async take(): Promise<readonly LeftPanel[]> {
    const kept = this.#memory.get<Partial<Kept>>(KEY);
    if (kept?.session !== vscode.env.sessionId) return [];
    const { readLeftPanels } = await import('../../protocol/guards.ts');
    const found: LeftPanel[] = [];
    for (const panel of readLeftPanels(kept.panels)) {
      const tab = tabOf(panel);
      if (tab === null) continue;
      await vscode.window.tabGroups.close(tab, true);
      found.push(panel);
    }
    return found;
  }
}

function tabOf({ type, title, column }: LeftPanel): vscode.Tab | null {
  const group = vscode.window.tabGroups.all.find(({ viewColumn }) => viewColumn === column);
  const isIt = ({ input, label }: vscode.Tab): boolean =>
    // The editor puts a word of its own before the name of the type.
    input instanceof vscode.TabInputWebview && input.viewType.endsWith(type) && label === title;
  return group?.tabs.find(isIt) ?? null;
}
