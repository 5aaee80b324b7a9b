import * as vscode from 'vscode';
import { shownCommand } from '../../core/go/shell-words.ts';
import { plainText } from '../../core/messages/phrase.ts';
import { logErrors } from '../guard.ts';
import { isInWorkspace } from '../in-workspace.ts';
import { faultOf, historyIdOf, type Run } from '../run.ts';
import type { Services } from '../services.ts';
import { factsOfRun, type LiveElement, type RunElement, runElements } from './run-elements.ts';
import { commandText, type RunEnd, type RunLine, runLine } from './run-line.ts';
import type { TraceHistory } from './trace-history.ts';

export type RunsTree = vscode.TreeView<RunElement>;

/** Updates `5 min ago` while the view is visible. */
const MINUTE_MS = 60_000;
/** A running command is drawn twice a second; a line of text needs fewer updates. */
const LIVE_MS = 1_000;

/** The Runs view: running commands of this window, then the history. */
export function showRuns(
  services: Services,
  history: TraceHistory,
): { readonly tree: RunsTree; readonly disposable: vscode.Disposable } {
  const changed = new vscode.EventEmitter<RunElement | undefined>();
  const provider = new RunsProvider(services, history, changed.event);
  const tree = vscode.window.createTreeView<RunElement>('goPipeline.runs', {
    treeDataProvider: provider,
    canSelectMany: true,
  });
  const refresh = (): void => changed.fire(undefined);
  let timer: NodeJS.Timeout | undefined;
  let pending: NodeJS.Timeout | undefined;
  provider.onDidRead = (elements) => {
    tree.message = history.problem ?? messageFor(elements, services);
  };
  const states = new Map<string, string>();
  const follow = (visible: boolean): void => {
    clearInterval(timer);
    timer = visible ? setInterval(refresh, MINUTE_MS) : undefined;
  };
  const disposable = vscode.Disposable.from(
    tree,
    changed,
    history.onDidChange(refresh),
    vscode.workspace.onDidChangeWorkspaceFolders(refresh),
    vscode.workspace.onDidGrantWorkspaceTrust(refresh),
    tree.onDidChangeVisibility(({ visible }) => {
      follow(visible);
      if (visible) history.refresh();
    }),
    services.runs.onDidChange((run) =>
      logErrors(services, 'runs view', undefined, () => {
        const state = `${run.state} ${historyIdOf(run)}`;
        const isOld = states.get(run.id) === state;
        states.set(run.id, state);
        if (!isOld) return refresh();
        pending ??= setTimeout(() => {
          pending = undefined;
          refresh();
        }, LIVE_MS);
      }),
    ),
    new vscode.Disposable(() => {
      clearInterval(timer);
      clearTimeout(pending);
    }),
  );
  follow(tree.visible);
  return { tree, disposable };
}

class RunsProvider implements vscode.TreeDataProvider<RunElement> {
  onDidRead: (elements: readonly RunElement[]) => void = () => {};

  constructor(
    private readonly services: Services,
    private readonly history: TraceHistory,
    readonly onDidChangeTreeData: vscode.Event<RunElement | undefined>,
  ) {}

  getChildren(element?: RunElement): Promise<RunElement[]> {
    return logErrors(this.services, 'runs view', Promise.resolve([]), async () => {
      if (element) return element.kind === 'elsewhere' ? [...element.entries] : [];
      const elements = runElements(this.services.runs.all, await this.history.entries(), isInWorkspace);
      this.onDidRead(elements);
      return [...elements];
    });
  }

  getTreeItem(element: RunElement): vscode.TreeItem {
    return logErrors(this.services, 'runs view', new vscode.TreeItem(''), () => this.#itemOf(element));
  }

  #itemOf(element: RunElement): vscode.TreeItem {
    const texts = this.services.messages.views;
    if (element.kind === 'elsewhere') {
      const item = new vscode.TreeItem(texts.elsewhere, vscode.TreeItemCollapsibleState.Collapsed);
      item.id = element.id;
      item.description = this.services.allMessages.count(element.entries.length);
      item.contextValue = 'group';
      return item;
    }
    const item = element.kind === 'live' ? this.#liveItem(element) : this.#savedItem(element);
    item.id = element.id;
    item.command = { command: 'goPipeline.openRun', title: texts.showPipeline, arguments: [element] };
    return item;
  }

  #savedItem({ entry }: RunElement & { readonly kind: 'saved' }): vscode.TreeItem {
    const { messages, allMessages } = this.services;
    const item = itemOf(runLine(entry, { all: allMessages, views: messages.views }, Date.now()));
    item.contextValue = 'run.saved';
    return item;
  }

  #liveItem({ run }: LiveElement): vscode.TreeItem {
    const { messages, allMessages } = this.services;
    const texts = messages.views;
    const facts = factsOfRun(run);
    if (run.state === 'done' && facts !== null) {
      const line = runLine(facts, { all: allMessages, views: texts }, Date.now());
      // A run is not in the history until its reasons are known.
      const item = itemOf(run.recordedId ? line : { ...line, tooltip: `${line.tooltip}\n${texts.notSaved}` });
      item.contextValue = 'run.unsaved';
      return item;
    }
    if (run.state === 'done') return lostItem(run, this.services);
    const headline = run.view?.headline;
    const compiled =
      headline?.kind === 'running' && headline.compiled > 0
        ? [
            plainText(
              allMessages.headline.running(headline.compiled, null, run.view?.totals.packages || null),
            ),
          ]
        : [];
    const now =
      headline?.kind === 'running' && headline.now !== null ? [allMessages.rowLabel(headline.now)] : [];
    const label = commandText(run.argv);
    const item = itemOf({
      end: 'running',
      label,
      description: [texts.running, ...compiled, ...now].join(allMessages.separator),
      tooltip: `${shownCommand(run.argv)}\n${texts.inDirectory(run.directory)}`,
      spoken: [label, texts.running, ...compiled].join(allMessages.punctuation.comma),
    });
    item.contextValue = 'run.live';
    return item;
  }
}

/** The command ended before go reported anything. */
function lostItem(run: Run, { messages: { views: texts, trace }, allMessages }: Services): vscode.TreeItem {
  const label = commandText(run.argv);
  const fault = faultOf(run) ?? trace.lost;
  const item = itemOf({
    end: 'unknown',
    label,
    description: fault,
    tooltip: [shownCommand(run.argv), texts.inDirectory(run.directory), fault].join('\n'),
    spoken: [label, fault].join(allMessages.separator),
  });
  item.contextValue = 'run.lost';
  return item;
}

function itemOf({ end, label, description, tooltip, spoken }: RunLine): vscode.TreeItem {
  const item = new vscode.TreeItem(label);
  item.description = description;
  item.tooltip = tooltip;
  item.iconPath = ICONS[end];
  item.accessibilityInformation = { label: spoken };
  return item;
}

const ICONS: Readonly<Record<RunEnd, vscode.ThemeIcon>> = {
  running: new vscode.ThemeIcon('loading~spin'),
  succeeded: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
  failed: new vscode.ThemeIcon('error', new vscode.ThemeColor('testing.iconFailed')),
  interrupted: new vscode.ThemeIcon('circle-slash'),
  unknown: new vscode.ThemeIcon('question'),
};

/**
 * A note that this workspace has no traces. The welcome text is hidden when traces of other folders are listed.
 */
function messageFor(elements: readonly RunElement[], { messages, allMessages }: Services): string {
  const hasFolder = (vscode.workspace.workspaceFolders ?? []).length > 0;
  const isHere = elements.some(({ kind }) => kind !== 'elsewhere');
  if (elements.length === 0 || !hasFolder || isHere) return '';
  return vscode.workspace.isTrusted
    ? messages.views.nothingHere
    : allMessages.error({ code: 'untrusted', args: {} });
}
