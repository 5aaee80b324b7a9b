import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { pageTexts } from '../../../../support/editor/panel.ts';
import { until } from '../../../../support/editor/until.ts';

suite('Chinese', () => {
  test('is the display language that the extension sees', () => {
    assert.equal(vscode.env.language, 'zh-cn');
  });

  test('is the language of the CodeLens above func main', async () => {
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

  test('is the language of the page of a rule', async () => {
    const page = vscode.Uri.from({ scheme: 'go-pipeline-rule', path: '/main-in-library.md' });
    const text = (await vscode.workspace.openTextDocument(page)).getText();
    assert.match(text, /^# main-in-library\n/);
    assert.match(text, /解决办法/);
    assert.doesNotMatch(text, /What to do/);
  });

  test('is the language of the error for an invalid trace file', async () => {
    const [file] = await vscode.workspace.findFiles('broken.gotrace.json', null, 1);
    assert.ok(file);
    await vscode.commands.executeCommand('vscode.open', file);
    const [text = ''] = await until('the page says so', async () => {
      const texts = await pageTexts('.failure p');
      return texts.length > 0 && texts;
    });
    assert.match(text, /\p{Script=Han}/u);
    assert.doesNotMatch(text, /[a-z]+ [a-z]+/);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
