import * as vscode from 'vscode';
import type { ComparedSide } from '../../app/compare/compare-commands.ts';
import { tracesToCompare } from '../../app/compare/compare-stored.ts';
import { UserFacingError, userErrorOf } from '../../core/model/errors.ts';
import { readSavedComparison } from '../../protocol/panel/guards.ts';
import type {
  ComparedPair,
  ComparisonSource,
  PanelSource,
  SavedComparisonPanel,
} from '../../protocol/panel/messages.ts';
import { logErrors, reportFault } from '../guard.ts';
import { commandText } from '../history/run-line.ts';
import { hostContext } from '../host-context.ts';
import { loadPageParts, webviewOptions } from '../panel/page.ts';
import type { Services } from '../services.ts';
import { durableSource } from '../traces/durable-source.ts';
import { findTrace } from '../traces/find-trace.ts';
import type { PanelState } from '../traces/panel-state.ts';
import type { ComparedCommands } from './compare-commands.ts';
import { fillPanel, type NoComparison, type ShownComparison } from './comparison-panel.ts';

/** The panels of comparisons, one for each. */
export class ComparePanels implements vscode.Disposable {
  readonly #services: Services;
  readonly #open = new Map<vscode.WebviewPanel, ComparedPair | null>();
  #isOver = false;

  constructor(
    services: Services,
    private readonly viewType: string,
    private readonly panelState: PanelState<SavedComparisonPanel>,
  ) {
    this.#services = services;
  }

  /** Shows two traces, the earlier one first. */
  async show(pair: ComparedPair): Promise<void> {
    const sides = await this.#read(pair);
    await this.#create({ sides, note: pair.note, pair });
  }

  /** Compares commands that just ran, each with the first. They are not saved, so a reload cannot show them again. */
  async showCommands({ sides, directory }: ComparedCommands): Promise<void> {
    const note = this.#services.messages.views.compare.ranNow(directory);
    await this.#create({ sides, note, pair: null });
  }

  /** Restores a page that was open when the window was reloaded. */
  async restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    await this.#refill(panel, readSavedComparison(state));
  }

  /** Recreates pages whose host died in this window, because nothing answers them any more. */
  async restoreSaved(): Promise<void> {
    for (const { title, column, pair } of await this.panelState.take()) {
      const showOptions = { viewColumn: column, preserveFocus: true };
      const panel = vscode.window.createWebviewPanel(this.viewType, title, showOptions, {
        enableFindWidget: true,
      });
      await this.#refill(panel, pair);
    }
  }

  dispose(): void {
    // The editor keeps the pages open: the next host in this window takes them over.
    this.#isOver = true;
  }

  async #refill(panel: vscode.WebviewPanel, source: ComparisonSource | null): Promise<void> {
    try {
      if (source === null) throw new UserFacingError('panel-source-unknown', {});
      if ('of' in source) throw new UserFacingError('comparison-not-kept', {});
      await this.#fill(panel, { sides: await this.#read(source), note: source.note, pair: source });
    } catch (error) {
      if (!(error instanceof UserFacingError)) reportFault(this.#services, 'compare', error);
      await this.#fill(panel, { error: this.#services.allMessages.error(userErrorOf(error)) });
    }
  }

  #note(): void {
    if (this.#isOver) return;
    this.panelState.save(
      [...this.#open].flatMap(([panel, source]): SavedComparisonPanel[] => {
        const { title, viewColumn: column } = panel;
        if (column === undefined || source === null) return [];
        const { first, second, note } = source;
        const pair = {
          first: durableSource(first, this.#services),
          second: durableSource(second, this.#services),
          note,
        };
        return [{ type: this.viewType, title, column, pair }];
      }),
    );
  }

  /** Reads both traces with the inputs of their keys, which explain the differences. */
  async #read({ first, second }: ComparedPair): Promise<readonly ComparedSide[]> {
    const read = (source: PanelSource) => findTrace(source, this.#services);
    const named = [await read(first), await read(second)] as const;
    const traces = await tracesToCompare(named, { handedOn: false }, hostContext(this.#services));
    return traces.map((trace) => ({ trace, programs: [] }));
  }

  async #create(shown: ShownComparison): Promise<void> {
    const [first = '', ...others] = shown.sides.map(({ trace }) => commandText(trace.command.argv));
    const title = this.#services.messages.views.compareTitle(first, others.at(-1) ?? '');
    const parts = await loadPageParts(this.#services, 'comparison');
    const panel = vscode.window.createWebviewPanel(this.viewType, title, vscode.ViewColumn.Active, {
      enableFindWidget: true,
      ...webviewOptions(parts),
    });
    await this.#fill(panel, shown);
  }

  async #fill(panel: vscode.WebviewPanel, shown: ShownComparison | NoComparison): Promise<void> {
    const parts = await loadPageParts(this.#services, 'comparison');
    panel.iconPath = vscode.Uri.joinPath(this.#services.context.extensionUri, 'media', 'activity.svg');
    panel.onDidDispose(() => {
      this.#open.delete(panel);
      this.#note();
    });
    panel.onDidChangeViewState(() => logErrors(this.#services, 'compare', undefined, () => this.#note()));
    this.#open.set(panel, 'pair' in shown ? shown.pair : null);
    this.#note();
    fillPanel(panel, shown, parts, this.#services);
  }
}
