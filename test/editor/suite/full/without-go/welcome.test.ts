import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { ui } from '../../../../support/editor/ui.ts';
import { until } from '../../../../support/editor/until.ts';

suite('the Runs view on a machine without go', () => {
  test('says that go is missing, and links to the setting', async () => {
    await vscode.commands.executeCommand('goPipeline.runs.focus');
    await until('the welcome says it', async () => {
      const texts = (await ui.texts('.welcome-view-content')).join('\n');
      return texts.includes('No go command found') && texts.includes('Set the go Command');
    });
    await ui.picture('welcome-no-go');
    await ui.click('.welcome-view-content .monaco-button', 'Set the go Command');
    await until('the settings are open at it', async () =>
      (await ui.texts('.settings-editor .setting-item-contents')).some((text) => text.includes('Go Command')),
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
