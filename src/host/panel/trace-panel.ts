import * as vscode from 'vscode';
import { shownCommand } from '../../core/go/shell-words.ts';
import { UserFacingError, userErrorOf } from '../../core/model/errors.ts';
import type { TraceView } from '../../core/view/trace/trace-view.ts';
import { readFromWebview, readShownTrace } from '../../protocol/panel/guards.ts';
import type { PanelSource, PanelTarget, ShowTrace, ToWebview } from '../../protocol/panel/messages.ts';
import { logErrors, reportFault } from '../guard.ts';
import { faultOf, type Run } from '../run.ts';
import type { Services } from '../services.ts';
import { findView, savedSource } from '../traces/find-trace.ts';
import { answer } from './answer.ts';
import { editorFacts } from './editor-facts.ts';
import { type PageParts, panelPage, webviewOptions } from './page.ts';

const TITLE_CHARACTERS = 60;

type Content =
  | { readonly kind: 'wait'; readonly message: string }
  | { readonly kind: 'view'; readonly view: TraceView }
  | { readonly kind: 'error'; readonly message: string };

export interface TracePanelOptions {
  /** The title is the command; a custom editor keeps the name of its file. */
  readonly titled: boolean;
}

/**
 * One page and the trace that it shows. A hidden page gets no updates: when it is shown again it sends `ready`
 * and gets the newest picture, as at the beginning.
 */
export class TracePanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #services: Services;
  readonly #options: TracePanelOptions;
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #closed = new vscode.EventEmitter<void>();
  readonly #changed = new vscode.EventEmitter<void>();
  #source: PanelSource | null = null;
  #content: Content;
  /** Identifies the trace for the page; a run keeps its ID when it goes into the history. */
  #trace = '';
  /** The tab and package to show with the next picture. */
  #target: PanelTarget | null = null;
  /** The last target sent since the page became visible; the page may not have listened yet. */
  #sentTarget: PanelTarget | null = null;
  #turn = 0;
  #ready = false;
  #timer: NodeJS.Timeout | undefined;

  readonly onDidClose = this.#closed.event;
  /** Fires when it shows another trace or moves to another column. */
  readonly onDidChange = this.#changed.event;

  constructor(panel: vscode.WebviewPanel, parts: PageParts, services: Services, options: TracePanelOptions) {
    this.#panel = panel;
    this.#services = services;
    this.#options = options;
    this.#content = { kind: 'wait', message: services.messages.panel.reading };
    const part = (run: () => void) => logErrors(services, 'panel', undefined, run);
    this.#subscriptions.push(
      panel.onDidDispose(() => this.dispose()),
      panel.onDidChangeViewState(() => part(() => this.#followVisibility())),
      panel.webview.onDidReceiveMessage((data: unknown) => this.#receive(data)),
      services.runs.onDidChange(({ id }) =>
        part(() => {
          if (this.#source?.kind === 'run' && this.#source.id === id) this.#followRun();
        }),
      ),
    );
    panel.webview.options = webviewOptions(parts);
    panel.webview.html = panelPage(panel.webview, parts);
  }

  get source(): PanelSource | null {
    return this.#source;
  }

  get title(): string {
    return this.#panel.title;
  }

  get column(): vscode.ViewColumn | undefined {
    return this.#panel.viewColumn;
  }

  get isActive(): boolean {
    return this.#panel.active;
  }

  reveal(preserveFocus: boolean): void {
    this.#panel.reveal(undefined, preserveFocus);
  }

  /** Shows another trace, or the same one again because its file changed. */
  async show(source: PanelSource): Promise<void> {
    const turn = ++this.#turn;
    this.#source = source;
    this.#trace = `${source.kind}:${source.id}`;
    if (source.kind === 'run' && this.#services.runs.get(source.id) !== null) {
      this.#followRun();
      return;
    }
    try {
      const found = source.kind === 'recorded' ? await this.#untilSaved(source.id, turn) : source;
      const view = await findView(found, this.#services);
      if (turn !== this.#turn) return;
      this.#source = found;
      this.#fill({ kind: 'view', view });
    } catch (error) {
      if (turn !== this.#turn) return;
      if (!(error instanceof UserFacingError)) reportFault(this.#services, 'panel', error);
      this.#fill({ kind: 'error', message: this.#services.allMessages.error(userErrorOf(error)) });
    }
  }

  /** Shows a tab and a package, now or with the first picture. */
  showTarget(target: PanelTarget): void {
    this.#target = target;
    this.#sendSoon();
  }

  /** Shows why there is nothing to show. */
  fail(message: string): void {
    this.#turn++;
    this.#fill({ kind: 'error', message });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#turn++;
    this.#ready = false;
    for (const one of this.#subscriptions.splice(0)) one.dispose();
    this.#closed.fire();
    this.#closed.dispose();
    this.#changed.dispose();
  }

  /**
   * The command was started by a window that is gone: it can still be canceled, or it continues as a task does.
   */
  #untilSaved(id: string, turn: number): Promise<PanelSource> {
    this.#fill({ kind: 'wait', message: this.#services.messages.panel.beingKept });
    return savedSource(id, this.#services, () => turn === this.#turn);
  }

  #followRun(): void {
    const run = this.#services.runs.get(this.#source?.id ?? '');
    if (run === null) return;
    this.#fill(contentOf(run, this.#services));
    this.#setTitle(shownCommand(run.argv));
  }

  #fill(content: Content): void {
    this.#content = content;
    this.#changed.fire();
    if (content.kind === 'view') this.#setTitle(shownCommand(content.view.header.argv));
    this.#sendSoon();
  }

  #setTitle(command: string): void {
    if (!this.#options.titled) return;
    const short = command.length > TITLE_CHARACTERS ? `${command.slice(0, TITLE_CHARACTERS)}…` : command;
    const title = this.#services.messages.panel.title(short);
    if (this.#panel.title === title) return;
    this.#panel.title = title;
    this.#changed.fire();
  }

  #followVisibility(): void {
    if (!this.#panel.visible) this.#sentTarget = null;
    // Usually the page was recreated and sends `ready`; a page that survived a move between groups does not.
    if (this.#panel.visible) this.#sendSoon();
    this.#changed.fire();
  }

  #sendSoon(): void {
    if (!this.#ready || !this.#panel.visible || this.#timer !== undefined) return;
    // Sends once for all changes of this turn. The live session decides how often there is a new picture.
    this.#timer = setTimeout(() => this.#send());
  }

  #send(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#ready || !this.#panel.visible) return;
    void this.#panel.webview.postMessage(this.#message());
  }

  #message(): ToWebview {
    const content = this.#content;
    const source = this.#source;
    if (content.kind === 'wait') return { type: 'wait', message: content.message };
    if (content.kind === 'error' || source === null) {
      const message =
        content.kind === 'error'
          ? content.message
          : this.#services.allMessages.error({ code: 'panel-source-unknown', args: {} });
      return { type: 'error', message, asText: source?.kind === 'file' };
    }
    const target = this.#target;
    this.#target = null;
    this.#sentTarget = target ?? this.#sentTarget;
    return {
      type: 'show',
      page: 'pipeline',
      view: content.view,
      locale: vscode.env.language,
      host: 'editor',
      editor: editorFacts(this.#trace, source, content.view, target, this.#services),
    } satisfies ShowTrace;
  }

  async #receive(data: unknown): Promise<void> {
    const message = readFromWebview(data);
    if (message === null) {
      this.#services.log.warn('panel: a message of its page was not understood and was dropped.');
      return;
    }
    if (message.type === 'ready') {
      this.#ready = true;
      // A page that was recreated when it became visible lost messages sent before it listened.
      this.#target ??= this.#sentTarget;
      this.#send();
      return;
    }
    // Comes first, because only this message tells a page that its host has died.
    void this.#panel.webview.postMessage({ type: 'here' } satisfies ToWebview);
    if (message.type === 'ask') return;
    // The message was about the previous trace: Cancel must not stop another command, nor a row refer to
    // another trace.
    const shown = readShownTrace(data);
    if (shown !== null && shown !== this.#trace) return;
    const view = this.#content.kind === 'view' ? this.#content.view : null;
    try {
      if (this.#source !== null)
        await answer(message, { source: this.#source, view, column: this.#besideColumn() }, this.#services);
    } catch (error) {
      reportFault(this.#services, 'panel', error);
    }
  }

  /** Opens files beside the picture that named them. */
  #besideColumn(): vscode.ViewColumn {
    const { viewColumn } = this.#panel;
    return viewColumn === undefined || viewColumn === vscode.ViewColumn.One
      ? vscode.ViewColumn.Beside
      : vscode.ViewColumn.One;
  }
}

/** A run that ended before go reported anything has no picture, but a reason. */
function contentOf(run: Run, { messages }: Services): Content {
  const { view, state } = run;
  if (view !== null) return { kind: 'view', view };
  if (state === 'running') return { kind: 'wait', message: messages.panel.waiting };
  return { kind: 'error', message: faultOf(run) ?? messages.trace.lost };
}
