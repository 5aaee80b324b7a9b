import { homedir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { exportedView } from '../../app/exported-view.ts';
import { systemErrorOf, UserFacingError } from '../../core/model/errors.ts';
import { viewTrace } from '../../core/view/trace/view-trace.ts';
import type { PanelSource } from '../../protocol/panel/messages.ts';
import { loadWebviewBundle, renderHtmlReport } from '../../report/html/report-html.ts';
import { hostPlace } from '../host-context.ts';
import { showInformation } from '../messages.ts';
import type { Services } from '../services.ts';
import { findTrace, mayJudge } from '../traces/find-trace.ts';
import { webviewFolder } from './page.ts';

/** Asks for a file, writes the redacted report, and offers to open it. */
export async function saveReport(source: PanelSource, services: Services): Promise<void> {
  const says = services.messages.panel;
  const trace = await findTrace(source, services);
  const name = viewTrace(trace).header.program.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-') || 'go';
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? homedir();
  const uri = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.file(join(folder, `${name}-pipeline.html`)),
    filters: { HTML: ['html'] },
    saveLabel: says.saveReport,
  });
  if (!uri) return;
  const place = hostPlace(services, trace.command.directory);
  const view = await exportedView(trace, place, { judge: mayJudge(source) });
  const bundle = await loadWebviewBundle(webviewFolder(services).fsPath).catch((cause: unknown) => {
    throw new UserFacingError('panel-files-missing', {}, { cause });
  });
  const html = await renderHtmlReport(view, bundle, services.allWords.locale);
  try {
    await vscode.workspace.fs.writeFile(uri, Buffer.from(html));
  } catch (cause) {
    throw new UserFacingError('cannot-write', { path: uri.fsPath, reason: systemErrorOf(cause) }, { cause });
  }
  // Not awaited, because a notification may stay for a long time.
  void showInformation(says.reportSaved(uri.fsPath), says.openReport).then((chosen) => {
    if (chosen !== undefined) void open(uri);
  });
}

/** In the browser, which can only open files of this machine. */
function open(uri: vscode.Uri): Thenable<unknown> {
  return vscode.env.remoteName === undefined
    ? vscode.env.openExternal(uri)
    : vscode.commands.executeCommand('vscode.open', uri);
}
