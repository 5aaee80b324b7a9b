import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { ComparedSide } from '../../app/compare-commands.ts';
import { tracesToCompare } from '../../app/compare-stored.ts';
import { UserFacingError, userErrorOf } from '../../core/model/errors.ts';
import { readComparedPair } from '../../protocol/panel/guards.ts';
import type { ComparedPair, LeftComparison, PanelSource } from '../../protocol/panel/messages.ts';
import { renderComparePage } from '../../report/html/compare-html.ts';
import { comparePages } from '../../report/html/compare-pages.ts';
import { escapeHtml } from '../../report/html/escape-html.ts';
import { logErrors, tellFault } from '../guard.ts';
import { commandText } from '../history/run-line.ts';
import { hostPlace } from '../host-context.ts';
import { openFile } from '../panel/open-place.ts';
import type { Services } from '../services.ts';
import { durableSource } from '../traces/durable-source.ts';
import { findTrace } from '../traces/find-trace.ts';
import type { LeftBehind } from '../traces/panel-state.ts';
import type { ComparedCommands } from './compare-commands.ts';

/**
 * Comparisons, a page each. Its links are a command of ours with a number, so a hostile trace can name no other
 * command and no other argument; its one script keeps what it compares.
 */
export class ComparePanels implements vscode.Disposable {
  readonly #services: Services;
  readonly #open = new Map<number, OpenComparison>();
  #last = 0;
  #isOver = false;

  constructor(
    services: Services,
    private readonly viewType: string,
    private readonly openCommand: string,
    private readonly leftBehind: LeftBehind<LeftComparison>,
  ) {
    this.#services = services;
  }

  /** The earlier one comes first. */
  async show(pair: ComparedPair): Promise<void> {
    const sides = await this.#read(pair);
    this.#fill(this.#create(sides), { sides, note: pair.note, pair });
  }

  /** Commands that just ran: each with the first one. Nothing of them is kept, so no reload can show it again. */
  showCommands({ sides, directory }: ComparedCommands): void {
    const note = this.#services.messages.views.compare.ranNow(directory);
    this.#fill(this.#create(sides), { sides, note, pair: null });
  }

  /** A page that was open when the window was loaded anew. */
  async restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const pair = readComparedPair(state);
    try {
      if (pair === null)
        throw new UserFacingError(isOfCommands(state) ? 'comparison-not-kept' : 'panel-source-unknown', {});
      this.#fill(panel, { sides: await this.#read(pair), note: pair.note, pair });
    } catch (error) {
      if (!(error instanceof UserFacingError)) tellFault(this.#services, 'compare', error);
      panel.webview.html = messagePage(
        this.#services.allWords.error(userErrorOf(error)),
        this.#services.allWords.locale,
      );
    }
  }

  /** Makes those anew whose host died in this window: their links are of the host that made them. */
  async returnLeft(): Promise<void> {
    for (const { title, column, pair } of await this.leftBehind.take()) {
      const place = { viewColumn: column, preserveFocus: true };
      const panel = vscode.window.createWebviewPanel(this.viewType, title, place, { enableFindWidget: true });
      await this.restore(panel, pair);
    }
  }

  dispose(): void {
    // The editor leaves their pages where they are: the host that comes next in this window takes them over.
    this.#isOver = true;
  }

  #note(): void {
    if (this.#isOver) return;
    this.leftBehind.keep(
      [...this.#open.values()].flatMap(({ panel, pair: kept }): LeftComparison[] => {
        const { title, viewColumn: column } = panel;
        if (column === undefined || kept === null) return [];
        const { first, second, note } = kept;
        const pair = {
          first: durableSource(first, this.#services),
          second: durableSource(second, this.#services),
          note,
        };
        return [{ type: this.viewType, title, column, pair }];
      }),
    );
  }

  /** With the inputs of their keys, so that it can be said why they differ. */
  async #read({ first, second }: ComparedPair): Promise<readonly ComparedSide[]> {
    const read = (source: PanelSource) => findTrace(source, this.#services);
    const named = [await read(first), await read(second)] as const;
    const traces = await tracesToCompare(named, { handedOn: false }, hostPlace(this.#services));
    return traces.map((trace) => ({ trace, program: null }));
  }

  #create(sides: readonly ComparedSide[]): vscode.WebviewPanel {
    const commands = sides.map(({ trace }) => commandText(trace.command.argv));
    const [first = '', second = ''] = commands;
    const title = this.#services.messages.views.compareTitle(first, commands.at(-1) ?? second);
    return vscode.window.createWebviewPanel(this.viewType, title, vscode.ViewColumn.Active, {
      enableFindWidget: true,
    });
  }

  #fill(panel: vscode.WebviewPanel, { sides, note, pair }: Content): void {
    const { messages, allWords, context } = this.#services;
    const id = ++this.#last;
    const files: string[] = [];
    panel.iconPath = vscode.Uri.joinPath(context.extensionUri, 'media', 'activity.svg');
    panel.onDidDispose(() => {
      this.#open.delete(id);
      this.#note();
    });
    panel.onDidChangeViewState(() => logErrors(this.#services, 'compare', undefined, () => this.#note()));
    this.#open.set(id, { panel, pair, files });
    this.#note();
    panel.webview.options = {
      enableScripts: true,
      enableCommandUris: [this.openCommand],
      localResourceRoots: [],
    };
    panel.webview.html = renderComparePage(comparePages(sides, allWords), allWords, {
      note,
      linkTo: (file) => ({
        href: `command:${this.openCommand}?${encodeURIComponent(JSON.stringify([id, files.push(file) - 1]))}`,
        text: messages.views.openFile(basename(file)),
      }),
      keeps: pair ?? OF_COMMANDS,
    });
  }

  /** What a link leads to. */
  async openFile(id: unknown, index: unknown): Promise<void> {
    const file = this.#open.get(Number(id))?.files[Number(index)];
    if (file === undefined) return;
    await openFile(file, null, null, { directory: '', column: vscode.ViewColumn.Beside });
  }
}

interface OpenComparison {
  readonly panel: vscode.WebviewPanel;
  readonly pair: ComparedPair | null;
  readonly files: readonly string[];
}

interface Content {
  /** The first one is compared with each of the others. */
  readonly sides: readonly ComparedSide[];
  readonly note: string;
  /** Where they are found again; null for commands that ran for this comparison. */
  readonly pair: ComparedPair | null;
}

/** What the page of a comparison of commands keeps of itself. */
const OF_COMMANDS = { of: 'commands' };

function isOfCommands(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'of' in state && state.of === OF_COMMANDS.of;
}

/** Why there is nothing to compare any more. */
function messagePage(message: string, locale: string): string {
  const policy = `default-src 'none'`;
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Go Build Pipeline</title></head><body><p role="alert">${escapeHtml(message)}</p></body></html>`;
}
