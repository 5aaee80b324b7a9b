import * as vscode from 'vscode';
import type { PanelSource, PanelTarget, SavedPanel } from '../../protocol/panel/messages.ts';
import type { Services } from '../services.ts';
import { durableSource } from '../traces/durable-source.ts';
import { PanelState } from '../traces/panel-state.ts';
import { loadPageParts, type PageParts, webviewOptions } from './page.ts';
import { readyFor } from './ready-for.ts';
import type { TracePanel } from './trace-panel.ts';

interface OpenOptions {
  readonly preserveFocus: boolean;
  /** The position within the trace. */
  readonly target?: PanelTarget | null;
}

export const PANEL_TYPE = 'goPipeline.panel';

/** The open panels of this window: one per trace, and one that follows new runs. */
export class Panels implements vscode.Disposable {
  readonly #services: Services;
  readonly #open = new Set<TracePanel>();
  /** The panel that was opened without a trace; it switches to each new run. */
  #follower: TracePanel | null = null;
  #parts: Promise<PageParts> | null = null;
  readonly #panelState: PanelState<SavedPanel>;
  #isOver = false;
  /** Panels open one at a time, so that two runs that start together share the following panel. */
  #last: Promise<void> = Promise.resolve();

  constructor(services: Services) {
    this.#services = services;
    this.#panelState = new PanelState(services.context.workspaceState, 'goPipeline.panels', async (noted) =>
      (await import('../../protocol/panel/guards.ts')).readSavedPanels(noted),
    );
  }

  /** Recreates panels whose host died in this window. */
  restoreSaved(): Promise<void> {
    return this.#inTurn(async () => {
      for (const { source, column, follows } of await this.#panelState.take()) {
        const panel = await this.#create(true, column);
        if (follows) this.#follower = panel;
        // Not awaited, because the trace may have to be saved first.
        void panel?.show(source);
      }
    });
  }

  /** The panel that was focused last, if it is visible. */
  get active(): TracePanel | null {
    return [...this.#open].find((panel) => panel.isActive) ?? null;
  }

  /** Reveals the panel of this trace, or creates one. */
  open(source: PanelSource, options: OpenOptions): Promise<void> {
    return this.#inTurn(() => this.#openNow(source, options));
  }

  /** The panel that follows new runs. */
  follow(source: PanelSource, options: { readonly preserveFocus: boolean }): Promise<void> {
    return this.#inTurn(() => this.#followNow(source, options));
  }

  async #openNow(source: PanelSource, { preserveFocus, target = null }: OpenOptions): Promise<void> {
    const there = this.#of(source);
    const panel = there ?? (await this.#create(preserveFocus));
    if (there) there.reveal(preserveFocus);
    if (target) panel?.showTarget(target);
    if (!there) await panel?.show(source);
  }

  async #followNow(source: PanelSource, options: { readonly preserveFocus: boolean }): Promise<void> {
    const there = this.#of(source);
    const panel = there ?? this.#follower;
    if (panel) panel.reveal(options.preserveFocus);
    else this.#follower = await this.#create(options.preserveFocus);
    if (!there) await this.#follower?.show(source);
  }

  /** A new run: the following panel switches to it, even if it is hidden. */
  async followIfOpen(source: PanelSource): Promise<void> {
    if (!this.#of(source)) await this.#follower?.show(source);
  }

  /**
   * Takes over a webview that the editor created (a custom editor, a restored panel); null if it was closed
   * before that.
   */
  async adopt(panel: vscode.WebviewPanel, titled: boolean): Promise<TracePanel | null> {
    const ready = await readyFor(panel, Promise.all([this.#pageParts(), import('./trace-panel.ts')]));
    if (!ready) return null;
    const [parts, { TracePanel }] = ready;
    if (titled) panel.iconPath = this.#icon();
    const made = new TracePanel(panel, parts, this.#services, { titled });
    this.#open.add(made);
    made.onDidChange(() => this.#note());
    made.onDidClose(() => {
      this.#open.delete(made);
      if (this.#follower === made) this.#follower = null;
      this.#note();
    });
    return made;
  }

  dispose(): void {
    // If the host dies, the editor keeps the pages open; the next host in this window takes them over.
    this.#isOver = true;
    for (const panel of [...this.#open]) panel.dispose();
  }

  #inTurn(task: () => Promise<void>): Promise<void> {
    const done = this.#last.then(task);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** The file of a custom editor still exists, and its page reports it if nobody answers. */
  #note(): void {
    if (this.#isOver) return;
    this.#panelState.save(
      [...this.#open].flatMap((panel): readonly SavedPanel[] => {
        const { source, column, title } = panel;
        if (source === null || source.kind === 'file' || column === undefined) return [];
        const follows = this.#follower === panel;
        return [{ type: PANEL_TYPE, title, column, source: durableSource(source, this.#services), follows }];
      }),
    );
  }

  #of(source: PanelSource): TracePanel | undefined {
    const wanted = durableSource(source, this.#services);
    return [...this.#open].find((panel) => {
      const shown = panel.source === null ? null : durableSource(panel.source, this.#services);
      return shown?.kind === wanted.kind && shown.id === wanted.id;
    });
  }

  async #create(preserveFocus: boolean, viewColumn = besideEditors()): Promise<TracePanel | null> {
    const parts = await this.#pageParts();
    const panel = vscode.window.createWebviewPanel(
      PANEL_TYPE,
      'Go Build Pipeline',
      { viewColumn, preserveFocus },
      // Without retainContextWhenHidden: a hidden page costs nothing, and gets the newest picture when it is
      // shown.
      webviewOptions(parts),
    );
    return this.adopt(panel, true);
  }

  #icon(): { readonly light: vscode.Uri; readonly dark: vscode.Uri } {
    const at = (name: string) => vscode.Uri.joinPath(this.#services.context.extensionUri, 'media', name);
    return { light: at('panel-light.svg'), dark: at('panel-dark.svg') };
  }

  #pageParts(): Promise<PageParts> {
    this.#parts ??= loadPageParts(this.#services, 'pipeline');
    this.#parts.catch(() => {
      this.#parts = null;
    });
    return this.#parts;
  }
}

/** Beside the code, or in the first column if nothing is open. */
function besideEditors(): vscode.ViewColumn {
  const hasEditor = vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0);
  return hasEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
}
