import * as vscode from 'vscode';
import { logErrors, reportErrors } from '../guard.ts';
import type { Services } from '../services.ts';
import type { Panels } from './panels.ts';

const EDITOR_TYPE = 'goPipeline.trace';

/**
 * Shows `*.gotrace.json` files as a picture; "Reopen Editor With…" still works. Reads the file and starts no
 * process.
 */
export function registerTraceEditor(services: Services, panels: Panels): vscode.Disposable {
  return vscode.window.registerCustomEditorProvider(
    EDITOR_TYPE,
    {
      openCustomDocument: documentAt,
      resolveCustomEditor: ({ uri }, webviewPanel) =>
        reportErrors(services, 'trace editor', () => show(uri, webviewPanel)),
    },
    { supportsMultipleEditorsPerDocument: true },
  );

  async function show(uri: vscode.Uri, webviewPanel: vscode.WebviewPanel): Promise<void> {
    const panel = await panels.adopt(webviewPanel, false);
    if (!panel) return;
    const source = { kind: 'file', id: uri.toString() } as const;
    const watcher = watchFile(uri, () =>
      logErrors(services, 'trace editor', undefined, () => void panel.show(source)),
    );
    panel.onDidClose(() => watcher.dispose());
    // Not awaited, because the editor shows the page meanwhile.
    void panel.show(source);
  }
}

/** Nothing is read before its page is visible. */
function documentAt(uri: vscode.Uri): vscode.CustomDocument {
  return { uri, dispose: () => {} };
}

/** Opens a file chosen by the user as a picture, whatever its name. */
export async function openTraceFile(services: Services): Promise<void> {
  const texts = services.messages.panel;
  const [uri] =
    (await vscode.window.showOpenDialog({
      canSelectMany: false,
      openLabel: texts.openTrace,
      filters: { [texts.traceFiles]: ['json', 'gz'], [texts.allFiles]: ['*'] },
    })) ?? [];
  if (uri) await vscode.commands.executeCommand('vscode.openWith', uri, EDITOR_TYPE);
}

/** A build writes the file in several steps; it is read when they are done. */
const QUIET_MS = 200;

function watchFile(uri: vscode.Uri, onChange: () => void): vscode.Disposable {
  // Watches the folder with a pattern for any name, because the file's name may contain characters with a
  // meaning in patterns.
  const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), '*');
  const watcher = vscode.workspace.createFileSystemWatcher(pattern);
  let timer: NodeJS.Timeout | undefined;
  const take = (changed: vscode.Uri): void => {
    if (changed.toString() !== uri.toString()) return;
    clearTimeout(timer);
    timer = setTimeout(onChange, QUIET_MS);
  };
  const subscriptions = [
    watcher,
    watcher.onDidChange(take),
    watcher.onDidCreate(take),
    watcher.onDidDelete(take),
  ];
  return new vscode.Disposable(() => {
    clearTimeout(timer);
    for (const one of subscriptions) one.dispose();
  });
}
