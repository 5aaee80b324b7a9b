import * as vscode from 'vscode';
import type { HistoryEntry } from '../../app/history-of.ts';
import { shownCommand } from '../../core/go/shell-words.ts';
import { logErrors } from '../guard.ts';
import { isInWorkspace } from '../in-workspace.ts';
import type { Services } from '../services.ts';
import { readSettings } from '../settings.ts';
import { markdownText } from './markdown-text.ts';
import type { StatusText } from './status-text.ts';

/** The only commands that our tooltip may call, because it also shows names from builds. */
const LINKS = [
  'goPipeline.openPanel',
  'goPipeline.explainLast',
  'goPipeline.comparePrevious',
  'goPipeline.traceAgain',
];

/** One item: the cache result of the last trace in this workspace. Hidden in folders without Go. */
export function showStatusBar(services: Services): vscode.Disposable {
  const { runs, mains, history, messages, allMessages } = services;
  const texts = messages.trace.bar;
  const item = vscode.window.createStatusBarItem('goPipeline.cache', vscode.StatusBarAlignment.Left, 1);
  item.name = texts.name;
  item.command = 'goPipeline.openPanel';
  let stored: HistoryEntry | null = null;
  let formatter: typeof import('./status-text.ts') | null = null;
  let asked = false;

  const refresh = () => logErrors(services, 'status bar', undefined, show);
  refresh();
  return vscode.Disposable.from(
    item,
    runs.onDidChange(refresh),
    runs.onDidPredict(refresh),
    mains.onDidChange(() => {
      if (!asked) void readStored();
      refresh();
    }),
    history.onDidChange(() => void readStored()),
    // A folder was added or removed, so another trace may be the last one.
    vscode.workspace.onDidChangeWorkspaceFolders(() => void readStored()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('goPipeline')) refresh();
    }),
  );

  function show(): void {
    const { statusBar } = readSettings();
    const status = statusBar === 'off' ? null : statusNow(statusBar);
    if (status === null) {
      item.hide();
      return;
    }
    const next =
      runs.prediction === null ? '' : ` · ${texts.next(runs.prediction.atMost, runs.prediction.time)}`;
    item.text = `$(${status.icon}) ${status.text}${next}`;
    item.tooltip = tooltipOf(status, services);
    item.backgroundColor =
      status.tone === 'failed' ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
    item.accessibilityInformation = {
      label: `${texts.name}${allMessages.punctuation.colon}${status.text}${next}`,
    };
    item.show();
  }

  function statusNow(style: 'counts' | 'hitRate'): StatusText | null {
    const run = runs.last;
    if (run !== null && run.view !== null)
      return loaded()?.statusOfView(run.view, style, allMessages, texts) ?? null;
    if (run?.state === 'running') {
      loaded();
      return { icon: 'sync~spin', text: texts.starting, tone: 'plain', lines: [shownCommand(run.argv)] };
    }
    if (!mains.hasGo || stored === null) return null;
    return loaded()?.statusOfFacts(stored, style, texts) ?? null;
  }

  /** null: it is being read, and everything is drawn again afterwards. */
  function loaded(): typeof formatter {
    if (formatter === null)
      void logErrors(services, 'status bar', Promise.resolve(), async () => {
        formatter = await import('./status-text.ts');
        refresh();
      });
    return formatter;
  }

  /**
   * The last trace of an earlier window, of another window, or of the command line; only if there is Go here.
   */
  async function readStored(): Promise<void> {
    if (!mains.hasGo || !readSettings().history) return;
    asked = true;
    await logErrors(services, 'status bar', Promise.resolve(), async () => {
      const entries = await history.entries();
      stored = entries.find(({ directory }) => isInWorkspace(directory)) ?? null;
      refresh();
    });
  }
}

function tooltipOf(
  { lines }: StatusText,
  { runs, messages }: Pick<Services, 'runs' | 'messages'>,
): vscode.MarkdownString {
  const texts = messages.trace.bar;
  const go = runs.last?.go;
  const paragraphs = [
    ...lines,
    ...(runs.prediction?.lines ?? []),
    ...(go ? [texts.go(go.version, go.path, go.source)] : []),
  ];
  const tip = new vscode.MarkdownString(paragraphs.map(markdownText).join('\n\n'));
  tip.isTrusted = { enabledCommands: LINKS };
  const links = [texts.showPipeline, texts.explain, texts.compare, texts.again].map(
    (text, index) => `[${text}](command:${LINKS[index]})`,
  );
  tip.appendMarkdown(`\n\n${links.join(' · ')}`);
  return tip;
}
