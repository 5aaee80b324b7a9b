import assert from 'node:assert/strict';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { until } from '../../../support/editor/until.ts';

suite('main packages of several folders', () => {
  for (const [folder, file, words] of [
    ['one', 'main.go', ['go', 'run', '.']],
    ['two', 'cmd/app/main.go', ['go', 'run', './cmd/app']],
  ] as const)
    test(`the one of ${folder} runs in its own folder`, async () => {
      const root = vscode.workspace.workspaceFolders?.find(({ name }) => name === folder)?.uri.fsPath ?? '';
      const uri = vscode.Uri.file(join(root, file));
      await vscode.workspace.openTextDocument(uri);
      const [lens] = await until('there is a CodeLens', async () => {
        const all = await vscode.commands.executeCommand<vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          uri,
        );
        const own = all.filter(({ command }) => command?.command === 'goPipeline.runMain');
        return own.length > 0 && own;
      });
      const [target] = lens?.command?.arguments ?? [];
      assert.deepEqual([target.directory, target.argv], [root, words]);
    });
});
