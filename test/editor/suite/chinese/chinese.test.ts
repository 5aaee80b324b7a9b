import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { until } from '../../../support/editor/until.ts';

suite('Chinese', () => {
  test('is what the extension is told', () => {
    assert.equal(vscode.env.language, 'zh-cn');
  });

  test('is what it says over func main', async () => {
    const [file] = await vscode.workspace.findFiles('**/main.go', null, 1);
    assert.ok(file);
    await vscode.window.showTextDocument(file);
    const titles = await until('a CodeLens stands over func main', async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        file,
      );
      const ours = lenses.filter(({ command }) => command?.command.startsWith('goPipeline.'));
      return ours.length > 0 && ours.map(({ command }) => command?.title).join(' | ');
    });
    assert.match(titles, /跟踪运行/);
    assert.match(titles, /流水线/);
  });
});
