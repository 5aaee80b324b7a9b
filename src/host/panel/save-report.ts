import { homedir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { exportedView } from '../../app/exported-view.ts';
import { systemErrorOf, UserFacingError } from '../../core/model/errors.ts';
import { viewTrace } from '../../core/view/trace/view-trace.ts';
import type { PanelSource } from '../../protocol/panel/messages.ts';
import type { PageId } from '../../protocol/panel/pages.ts';
import { loadWebviewBundle, renderHtmlReport, type WebviewBundle } from '../../report/html/report-html.ts';
import { hostContext } from '../host-context.ts';
import { showInformation } from '../messages.ts';
import type { Services } from '../services.ts';
import { findTrace, mayJudge } from '../traces/find-trace.ts';
import { webviewFolder } from './page.ts';

/** Saves the report of one trace, redacted. */
export async function saveReport(source: PanelSource, services: Services): Promise<void> {
  const trace = await findTrace(source, services);
  await saveHtml(
    `${viewTrace(trace).header.program || 'go'}-pipeline`,
    services,
    'pipeline',
    async (bundle) => {
      const context = hostContext(services, trace.command.directory);
      const view = await exportedView(trace, context, { judge: mayJudge(source) });
      return renderHtmlReport(view, bundle, services.allMessages.locale);
    },
  );
}

/** Asks for a file, writes the report, and offers to open it. */
export async function saveHtml(
  name: string,
  services: Services,
  page: PageId,
  render: (bundle: WebviewBundle) => Promise<string>,
): Promise<void> {
  const texts = services.messages.panel;
  const fileName = name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-');
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? homedir();
  const uri = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.file(join(folder, `${fileName}.html`)),
    filters: { HTML: ['html'] },
    saveLabel: texts.saveReport,
  });
  if (!uri) return;
  const bundle = await loadWebviewBundle(webviewFolder(services).fsPath, page).catch((cause: unknown) => {
    throw new UserFacingError('panel-files-missing', {}, { cause });
  });
  const html = await render(bundle);
  try {
    await vscode.workspace.fs.writeFile(uri, Buffer.from(html));
  } catch (cause) {
    throw new UserFacingError('cannot-write', { path: uri.fsPath, reason: systemErrorOf(cause) }, { cause });
  }
  // Not awaited, because a notification may stay for a long time.
  void showInformation(texts.reportSaved(uri.fsPath), texts.openReport).then((chosen) => {
    if (chosen !== undefined) void open(uri);
  });
}

/** In the browser, which can only open files of this machine. */
function open(uri: vscode.Uri): Thenable<unknown> {
  return vscode.env.remoteName === undefined
    ? vscode.env.openExternal(uri)
    : vscode.commands.executeCommand('vscode.open', uri);
}
