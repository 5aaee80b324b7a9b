import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { until } from '../../../support/editor/until.ts';

suite('main packages in Restricted Mode', () => {
  test('are found, updated while typing and fixed without starting go', async () => {
    const { temp } = JSON.parse(process.env['EDITOR_TEST_PLACE'] ?? '') as { temp: string };
    const uri = vscode.Uri.file(
      join(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', 'near/main.go'),
    );
    const found = await until('the reason is shown', () =>
      vscode.languages.getDiagnostics(uri).find(({ source }) => source === 'go-build-pipeline'),
    );
    assert.equal(typeof found.code === 'object' && found.code.value, 'no-main-function');
    const document = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, document.positionAt(document.getText().length), '\nfunc main() {}\n');
    await vscode.workspace.applyEdit(edit);
    await until('the reason is gone', () =>
      vscode.languages.getDiagnostics(uri).every(({ source }) => source !== 'go-build-pipeline'),
    );
    const lenses = await until('there is a CodeLens', async () => {
      const all = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        uri,
      );
      return all.length > 0 && all;
    });
    // A click shows why nothing is started.
    await vscode.commands.executeCommand('goPipeline.runMain', lenses[0]?.command?.arguments?.[0]);
    await vscode.commands.executeCommand('goPipeline.changeModule', {
      directory: temp,
      argv: ['go', 'mod', 'tidy'],
      env: {},
    });
    await vscode.commands.executeCommand('goPipeline.predict');
    assert.ok(!existsSync(join(temp, 'go-was-started')));
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
