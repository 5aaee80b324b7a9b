import assert from 'node:assert/strict';
import { readFileSync, unlinkSync } from 'node:fs';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { ui } from '../../../../support/editor/ui.ts';
import { until } from '../../../../support/editor/until.ts';
import { inWorkspace, ours, reasonsAt } from './support.ts';

suite('main packages in the editor', () => {
  test('have a CodeLens and a gutter mark at func main, which settings turn off', async () => {
    const document = await vscode.workspace.openTextDocument(inWorkspace('app/cmd/server/main.go'));
    await vscode.window.showTextDocument(document);
    const lenses = await until('there is a CodeLens', async () => {
      const found = await lensesOf(document.uri);
      return found.length > 0 && found;
    });
    assert.deepEqual(
      lenses.map(({ range, command }) => [range.start.line, command?.title, command?.command]),
      [
        [3, '▷ trace run', 'goPipeline.runMain'],
        [3, '$(type-hierarchy-sub)\u00a0 pipeline', 'goPipeline.openPanel'],
      ],
    );
    assert.deepEqual(lenses[0]?.command?.arguments?.[0].argv, ['go', 'run', '-C', './app', './cmd/server']);
    await until('the gutter has a mark', async () => (await ui.texts(GUTTER)).length === 1);

    const settings = vscode.workspace.getConfiguration('goPipeline');
    await settings.update('codeLens', false, vscode.ConfigurationTarget.Workspace);
    await settings.update('gutterIcon', false, vscode.ConfigurationTarget.Workspace);
    await until(
      'both are gone',
      async () => (await lensesOf(document.uri)).length + (await ui.texts(GUTTER)).length === 0,
    );
    await settings.update('codeLens', undefined, vscode.ConfigurationTarget.Workspace);
    await settings.update('gutterIcon', undefined, vscode.ConfigurationTarget.Workspace);
    await until(
      'both are back',
      async () => (await lensesOf(document.uri)).length === 2 && (await ui.texts(GUTTER)).length === 1,
    );
  });

  test('run from a directory where go finds them, in nested modules and folders with blanks and umlauts', async () => {
    const argvOf = async (...names: readonly string[]) => {
      const uri = inWorkspace(...names);
      await vscode.workspace.openTextDocument(uri);
      const [lens] = await until('there is a CodeLens', async () => {
        const found = await lensesOf(uri);
        return found.length > 0 && found;
      });
      return lens?.command?.arguments?.[0].argv;
    };
    assert.deepEqual(await argvOf('app/nested/tool/main.go'), ['go', 'run', '-C', './app/nested', './tool']);
    assert.deepEqual(await argvOf('über uns/main.go'), ['go', 'run', '-C', './über uns', '.']);
    assert.deepEqual(await argvOf('app/lib/gen.go'), ['go', 'run', './app/lib/gen.go']);
  });

  test('have marked folders in the Explorer', async () => {
    await vscode.commands.executeCommand('workbench.view.explorer');
    await vscode.commands.executeCommand('workbench.files.action.collapseExplorerFolders');
    await vscode.commands.executeCommand('revealInExplorer', inWorkspace('app/cmd/server/main.go'));
    await until('the folder says so', async () => (await badges()).includes('server'));
    assert.ok(!(await badges()).includes('main.go'));
    const settings = vscode.workspace.getConfiguration('goPipeline');
    await settings.update('explorerBadges', false, vscode.ConfigurationTarget.Workspace);
    await until('no folder says so', async () => (await badges()) === '');
    await settings.update('explorerBadges', undefined, vscode.ConfigurationTarget.Workspace);
    await until('the folder says so again', async () => (await badges()).includes('server'));
  });

  test('are listed in the view by module, with their commands and near misses', async () => {
    await vscode.commands.executeCommand('goPipeline.mains.focus');
    const rows = () => ui.texts('.pane-body .monaco-list-row');
    const text = await until('the view is filled', async () => {
      const all = (await rows()).map((row) => row.replaceAll(/\s+/g, ' ').trim());
      return all.some((row) => row.includes('cmd/server')) && all.join('\n');
    });
    assert.match(text, /example\.com\/app/);
    assert.match(text, /cmd\/server\s*go run -C \.\/app \.\/cmd\/server/);
    assert.match(text, /app\/tagged\s*go run -C \.\/app -tags special \.\/tagged/);
    assert.match(text, /example\.com\/nested/);
    await ui.click('.pane-body .monaco-list-row', 'cmd/server');
    await until(
      'func main is open',
      () =>
        vscode.window.activeTextEditor?.document.uri.fsPath === inWorkspace('app/cmd/server/main.go').fsPath,
    );
    // The editor opens the file first and sets the selection a moment later.
    await until('its line is selected', () => vscode.window.activeTextEditor?.selection.start.line === 3);
  });

  test('have an explanation: "Why No Main Package?" shows a sentence, with all steps behind Details', async () => {
    const asked = vscode.commands.executeCommand('goPipeline.whyNoMain', inWorkspace('app/broken'));
    await until('the sentence is shown', async () =>
      (await ui.notifications()).some((toast) => toast.includes("expected 'package'")),
    );
    await ui.click('.notifications-center .monaco-button', 'Details');
    await asked;
    const page = await until('the page is open', () =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'go-pipeline-why'),
    );
    // The folder is trusted, so go itself gave the answer.
    assert.match(page.getText(), /go reports\s+main\.go:1:1: expected 'package'/);
    assert.match(page.getText(), /based on\s+go list/);

    // Another folder of the same name appears while the page is open.
    await vscode.commands.executeCommand('notifications.clearAll');
    const again = vscode.commands.executeCommand('goPipeline.whyNoMain', inWorkspace('app/deep/broken'));
    await until('the sentence is shown', async () =>
      (await ui.notifications()).some((toast) => toast.includes('package broken')),
    );
    await ui.click('.notifications-center .monaco-button', 'Details');
    await again;
    await until('its own page is open', () =>
      vscode.workspace.textDocuments.some(
        (one) => one.uri.scheme === 'go-pipeline-why' && one.getText().includes('package broken'),
      ),
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('get a module: "go mod init" asks for the path, and the reason disappears', async () => {
    const uri = inWorkspace('loose/main.go');
    await reasonsAt(uri);
    const done = vscode.commands.executeCommand('goPipeline.changeModule', {
      directory: inWorkspace('loose').fsPath,
      argv: ['go', 'mod', 'init', 'example.com/NAME'],
      env: {},
    });
    await until('the path can be typed', async () =>
      (await ui.texts('.quick-input-title')).some((title) => title.includes('Module path of the new module')),
    );
    await ui.press('Enter');
    await done;
    await until('the reason is gone', () => ours(vscode.languages.getDiagnostics(uri)).length === 0);
    const text = readFileSync(inWorkspace('loose/go.mod').fsPath, 'utf8');
    assert.match(text, /^module example\.com\/loose\n/);
    unlinkSync(inWorkspace('loose/go.mod').fsPath);
    await reasonsAt(uri);
  });
});

async function badges(): Promise<string> {
  return (await ui.texts('.explorer-folders-view .monaco-icon-label[aria-label*="Main package"]')).join(' ');
}

const GUTTER = '.editor-instance .glyph-margin-widgets > div';

async function lensesOf(uri: vscode.Uri): Promise<readonly vscode.CodeLens[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
  );
  return found.filter(({ command }) => command?.command.startsWith('goPipeline.'));
}
