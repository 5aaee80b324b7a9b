import { createHash, randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { UserFacingError } from '../../core/model/errors.ts';
import { PAGES, type PageId } from '../../protocol/panel/pages.ts';
import { escapeHtml } from '../../report/html/escape-html.ts';
import { readLayoutWorker } from '../../report/html/layout-worker.ts';
import type { Services } from '../services.ts';

/** The parts of the panel's page, read once per window. */
export interface PageParts {
  /** The folder of the webview bundle, the only one that the page may load from. */
  readonly folder: vscode.Uri;
  readonly page: PageId;
  /** The layout worker, deflated (raw) and in base64; empty for a page without a graph. */
  readonly layoutWorker: string;
}

/**
 * The page of the report for the editor: the same bundle; `data-host` tells it that there is a host. The script
 * is allowed by a nonce, styles come from our own folder, workers from blobs. The layout worker is embedded as
 * in the report, because nothing may be fetched.
 */
export function panelPage(webview: vscode.Webview, { folder, page, layoutWorker }: PageParts): string {
  const { bundle } = PAGES[page];
  const nonce = randomBytes(18).toString('base64');
  const at = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    // The controls create an empty style to detect :focus-visible.
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
<link rel="stylesheet" href="${escapeHtml(at(`${bundle}.css`))}">
<title>Go Build Pipeline</title>
</head>
<body>
<script type="text/plain" id="layout-worker-deflated">${layoutWorker}</script>
<script nonce="${nonce}" src="${escapeHtml(at(`${bundle}.js`))}"></script>
</body>
</html>
`;
}

/** The permissions of our webviews. */
export function webviewOptions({ folder }: Pick<PageParts, 'folder'>): vscode.WebviewOptions {
  return { enableScripts: true, enableCommandUris: false, localResourceRoots: [folder] };
}

export function webviewFolder({ context }: Pick<Services, 'context'>): vscode.Uri {
  return vscode.Uri.joinPath(context.extensionUri, 'dist', 'webview');
}

/** What the page needs beside its view. */
export async function loadPageParts(
  services: Pick<Services, 'context' | 'messages'>,
  page: PageId,
): Promise<PageParts> {
  const folder = webviewFolder(services);
  const layoutWorker = PAGES[page].layoutWorker
    ? await readLayoutWorker(folder.fsPath).catch((cause: unknown) => {
        throw new UserFacingError('panel-files-missing', {}, { cause });
      })
    : '';
  return { folder, page, layoutWorker };
}
