import { basename, isAbsolute } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import * as vscode from 'vscode';
import { binaryPage, exportedBinaryPage } from '../../app/binary/binary-page.ts';
import { inspectFile, inspectTraced } from '../../app/binary/inspect.ts';
import type { BinaryMessages } from '../../core/messages/en/binary.ts';
import { UserFacingError, userErrorOf } from '../../core/model/errors.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import type { BinaryPageView } from '../../core/view/binary/page/binary-page-view.ts';
import { readFromWebview, readSavedBinary } from '../../protocol/panel/guards.ts';
import type { PanelSource, ShowBinary, ToWebview } from '../../protocol/panel/messages.ts';
import { renderHtmlBinary } from '../../report/html/binary-report.ts';
import { reportFault } from '../guard.ts';
import { hostContext } from '../host-context.ts';
import { openOrCopy } from '../panel/open-or-copy.ts';
import { loadPageParts, type PageParts, panelPage, webviewOptions } from '../panel/page.ts';
import { saveHtml } from '../panel/save-report.ts';
import type { Services } from '../services.ts';
import { findTrace } from '../traces/find-trace.ts';
import { loadBinaryMessages } from './binary-messages.ts';

export const BINARY_TYPE = 'goPipeline.binary';

/** A file to show, and the trace that made it, if that is known. */
interface Wanted {
  readonly path: string;
  readonly made: { readonly trace: BuildTrace; readonly package: string | null } | null;
}

/** What the panel passes for one of its boxes. */
interface TracedArgument {
  readonly source: PanelSource;
  readonly package: string | null;
}

/** The tabs about binaries, one for each file. */
export class BinaryTabs implements vscode.Disposable {
  readonly #open = new Map<string, BinaryTab>();

  constructor(private readonly services: Services) {}

  /** Of the explorer, a file; of the panel, a trace; of the palette, nothing. */
  async inspect([argument]: readonly unknown[]): Promise<void> {
    const wanted = await this.#wanted(argument);
    if (wanted !== null) await this.#show(wanted, null);
  }

  /** Restores a page that was open when the window was reloaded. */
  async restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const path = readSavedBinary(state)?.first ?? null;
    if (path === null || !isAbsolute(path)) {
      panel.dispose();
      return;
    }
    await this.#show({ path, made: null }, panel);
  }

  dispose(): void {
    this.#open.clear();
  }

  async #wanted(argument: unknown): Promise<Wanted | null> {
    const texts = (await loadBinaryMessages()).editor;
    if (isTraced(argument)) {
      const trace = await findTrace(argument.source, this.services);
      const { path } = inspectTraced(trace, argument.package);
      return { path, made: { trace, package: argument.package } };
    }
    const uri =
      argument instanceof vscode.Uri
        ? argument
        : (await vscode.window.showOpenDialog({ title: texts.choose, openLabel: texts.open }))?.[0];
    if (uri === undefined) return null;
    if (uri.scheme !== 'file') throw new UserFacingError('binary-missing', { path: uri.toString() });
    return { path: uri.fsPath, made: null };
  }

  async #show(wanted: Wanted, restored: vscode.WebviewPanel | null): Promise<void> {
    const there = this.#open.get(wanted.path);
    if (there !== undefined && restored === null) {
      there.reveal();
      await there.show(wanted);
      return;
    }
    const [parts, messages] = await Promise.all([
      loadPageParts(this.services, 'binary'),
      loadBinaryMessages(),
    ]);
    const panel =
      restored ??
      vscode.window.createWebviewPanel(
        BINARY_TYPE,
        messages.editor.title(basename(wanted.path)),
        vscode.ViewColumn.Active,
        { enableFindWidget: true, ...webviewOptions(parts) },
      );
    const tab = new BinaryTab(panel, parts, messages, this.services);
    this.#open.set(wanted.path, tab);
    panel.onDidDispose(() => {
      if (this.#open.get(wanted.path) === tab) this.#open.delete(wanted.path);
    });
    await tab.show(wanted);
  }
}

function isTraced(argument: unknown): argument is TracedArgument {
  return typeof argument === 'object' && argument !== null && 'source' in argument && 'package' in argument;
}

/** One page and the file that it shows. A page that was hidden sends `ready` and gets the same again. */
class BinaryTab {
  #message: ToWebview;
  #page: BinaryPageView | null = null;
  #ready = false;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    parts: PageParts,
    private readonly messages: BinaryMessages,
    private readonly services: Services,
  ) {
    this.#message = { type: 'wait', message: messages.editor.reading };
    panel.iconPath = vscode.Uri.joinPath(services.context.extensionUri, 'media', 'activity.svg');
    panel.webview.onDidReceiveMessage((data: unknown) => this.#receive(data));
    panel.webview.options = webviewOptions(parts);
    panel.webview.html = panelPage(panel.webview, parts);
  }

  reveal(): void {
    this.panel.reveal();
  }

  /** Reads the file again each time: it may have been built meanwhile. */
  async show(wanted: Wanted): Promise<void> {
    // The page appears first, because a large file takes most of a second.
    await setImmediate();
    try {
      this.#page = this.#read(wanted);
      this.#message = {
        type: 'show',
        page: 'binary',
        view: this.#page,
        locale: vscode.env.language,
        host: 'editor',
        editor: {
          trace: wanted.path,
          source: { first: wanted.path, second: null },
          actions: ['saveReport'],
        },
      } satisfies ShowBinary;
    } catch (error) {
      if (!(error instanceof UserFacingError)) reportFault(this.services, 'binary', error);
      this.#page = null;
      this.#message = {
        type: 'error',
        message: this.services.allMessages.error(userErrorOf(error)),
        asText: false,
      };
    }
    this.#send();
  }

  #read({ path, made }: Wanted): BinaryPageView {
    const inspection = made === null ? inspectFile(path) : inspectTraced(made.trace, made.package);
    return binaryPage(inspection, made?.trace ?? null, this.messages, hostContext(this.services));
  }

  #send(): void {
    if (this.#ready) void this.panel.webview.postMessage(this.#message);
  }

  async #receive(data: unknown): Promise<void> {
    const asked = readFromWebview(data);
    if (asked === null) {
      this.services.log.warn('binary: a message of its page was not understood and was dropped.');
      return;
    }
    if (asked.type === 'ready') {
      this.#ready = true;
      this.#send();
      return;
    }
    // Answer first: a page without an answer takes its host for dead.
    void this.panel.webview.postMessage({ type: 'here' } satisfies ToWebview);
    try {
      if (asked.type === 'copy') await openOrCopy(asked, { directory: '', column: vscode.ViewColumn.Beside });
      else if (asked.type === 'saveReport') await this.#save();
    } catch (error) {
      reportFault(this.services, 'binary', error);
    }
  }

  async #save(): Promise<void> {
    const page = this.#page;
    if (page === null) return;
    await saveHtml(`${page.name}-binary`, this.services, 'binary', async (bundle) => {
      const view = await exportedBinaryPage(page, hostContext(this.services));
      return renderHtmlBinary(view, bundle, this.services.allMessages.locale);
    });
  }
}
