import { basename } from 'node:path';
import * as vscode from 'vscode';
import { withStoredInputs } from '../../collect/with-key-inputs.ts';
import { compareTraces } from '../../core/analysis/compare-traces.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import { renderComparePage } from '../../report/compare-html.ts';
import { tellComparison } from '../../report/compare-told.ts';
import { keyStoreOf } from '../../session/explain-trace.ts';
import { quietly, registerCommand } from '../guard.ts';
import { commandText } from '../history/run-line.ts';
import { hostPlace } from '../host-place.ts';
import { openFile } from '../panel/open-place.ts';
import type { Services } from '../services.ts';

const OPEN_COMMAND = 'goPipeline.openCompared';

/**
 * Comparisons, a page each. The pages run no script: a link is a command of ours with a number, so a hostile
 * trace can name no other command and no other argument.
 */
export class ComparePanels implements vscode.Disposable {
  readonly #services: Services;
  readonly #open = new Map<
    number,
    { readonly panel: vscode.WebviewPanel; readonly files: readonly string[] }
  >();
  readonly #command: vscode.Disposable;
  #last = 0;

  constructor(services: Services) {
    this.#services = services;
    this.#command = registerCommand(services, OPEN_COMMAND, (id, index) => this.#openFile(id, index));
  }

  /** The earlier one comes first. */
  async show(first: BuildTrace, second: BuildTrace, note: string): Promise<void> {
    const { words, allWords, context } = this.#services;
    const place = hostPlace(this.#services);
    const keys = keyStoreOf(place);
    await keys.known();
    const one = withStoredInputs(first, keys.inputsOf);
    const two = withStoredInputs(second, keys.inputsOf);
    const compared = compareTraces(one, two);
    const told = tellComparison(compared, [null, null], allWords);
    const id = ++this.#last;
    const files: string[] = [];
    const panel = vscode.window.createWebviewPanel(
      'goPipeline.compare',
      words.views.compareTitle(commandText(first.command.argv), commandText(second.command.argv)),
      vscode.ViewColumn.Active,
      {
        enableScripts: false,
        enableCommandUris: [OPEN_COMMAND],
        localResourceRoots: [],
        enableFindWidget: true,
      },
    );
    panel.iconPath = vscode.Uri.joinPath(context.extensionUri, 'media', 'activity.svg');
    panel.onDidDispose(() => this.#open.delete(id));
    this.#open.set(id, { panel, files });
    panel.webview.html = renderComparePage(
      [{ comparison: compared.comparison, first: one, second: two, ...told }],
      allWords,
      {
        note,
        linkTo: (file) => ({
          href: `command:${OPEN_COMMAND}?${encodeURIComponent(JSON.stringify([id, files.push(file) - 1]))}`,
          text: words.views.openFile(basename(file)),
        }),
      },
    );
  }

  dispose(): void {
    this.#command.dispose();
    for (const { panel } of [...this.#open.values()])
      quietly(this.#services, 'compare', undefined, () => panel.dispose());
  }

  async #openFile(id: unknown, index: unknown): Promise<void> {
    const file = this.#open.get(Number(id))?.files[Number(index)];
    if (file === undefined) return;
    const says = this.#services.words.panel;
    await openFile(file, null, null, { directory: '', says, column: vscode.ViewColumn.Beside });
  }
}
