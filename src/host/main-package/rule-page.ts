import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { localeOf } from '../../core/messages/locale.ts';
import { ruleSection } from '../../report/html/rule-section.ts';
import { logErrors, registerCommand } from '../guard.ts';
import type { Services } from '../services.ts';

const SCHEME = 'go-pipeline-rule';

/** A link that opens the page of a rule wherever the editor runs, without network access. */
export function ruleLink(id: string): vscode.Uri {
  return vscode.Uri.parse(`command:goPipeline.openRule?${encodeURIComponent(JSON.stringify([id]))}`);
}

/** The rule's section of docs/main-packages.md, as a page of its own. */
export function showRulePages(services: Services): vscode.Disposable {
  const file = vscode.Uri.joinPath(services.context.extensionUri, 'docs', rulePage(vscode.env.language));
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: ({ path }) =>
        logErrors(services, 'rule page', Promise.resolve(''), async () =>
          ruleSection(await readFile(file.fsPath, 'utf8'), path.replace(/^\/|\.md$/g, '')),
        ),
    }),
    registerCommand(services, 'goPipeline.openRule', (id) => {
      // Anybody can make such a link: only names of rules are accepted.
      if (typeof id !== 'string' || !/^[a-z0-9-]+$/.test(id)) return;
      return showMarkdown(vscode.Uri.from({ scheme: SCHEME, path: `/${id}.md` }));
    }),
  );
}

function rulePage(language: string): string {
  return localeOf(language) === 'en' ? 'main-packages.md' : 'main-packages.zh-cn.md';
}

/** As a preview if the editor supports it, otherwise as text. */
export async function showMarkdown(uri: vscode.Uri): Promise<void> {
  const commands = await vscode.commands.getCommands(true);
  if (commands.includes('markdown.showPreview'))
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  else await vscode.window.showTextDocument(uri, { preview: true });
}
