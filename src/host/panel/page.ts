import { createHash, randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { UserFacingError } from '../../core/model/errors.ts';
import { escapeHtml } from '../../report/html/escape-html.ts';
import { readLayoutWorker } from '../../report/html/layout-worker.ts';
import type { Services } from '../services.ts';

/** What the panel's page is made of; read once a window. */
export interface PageParts {
  /** Where the build put the webview: the only folder that its page may load from. */
  readonly folder: vscode.Uri;
  /** The layout worker, deflated (raw) and in base64. */
  readonly layoutWorker: string;
}

/**
 * The page of the report, for an editor: the same bundle, told by `data-host` that somebody answers. Script by
 * nonce, style from our own folder, workers from blobs; the layout worker lies in the page as in the report,
 * because nothing may be fetched.
 */
export function panelPage(webview: vscode.Webview, { folder, layoutWorker }: PageParts): string {
  const nonce = randomBytes(18).toString('base64');
  const at = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    // The controls make an empty style to learn whether :focus-visible is known.
    `style-src ${webview.cspSource} 'sha256-${createHash('sha256').digest('base64')}'`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="${escapeHtml(vscode.env.language)}" data-host="editor">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${escapeHtml(at('webview.css'))}">
<title>Go Build Pipeline</title>
</head>
<body>
<script type="text/plain" id="layout-worker-deflated">${layoutWorker}</script>
<script nonce="${nonce}" src="${escapeHtml(at('webview.js'))}"></script>
</body>
</html>
`;
}

/** What a webview of ours may do. */
export function webviewOptions({ folder }: Pick<PageParts, 'folder'>): vscode.WebviewOptions {
  return { enableScripts: true, enableCommandUris: false, localResourceRoots: [folder] };
}

export function webviewFolder({ context }: Pick<Services, 'context'>): vscode.Uri {
  return vscode.Uri.joinPath(context.extensionUri, 'dist', 'webview');
}

/** Reads the layout worker. */
export async function loadPageParts(services: Pick<Services, 'context' | 'messages'>): Promise<PageParts> {
  const folder = webviewFolder(services);
  const layoutWorker = await readLayoutWorker(folder.fsPath).catch((cause: unknown) => {
    throw new UserFacingError('panel-files-missing', {}, { cause });
  });
  return { folder, layoutWorker };
}
