import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { hand } from '../../../../support/editor/hand.ts';
import { until } from '../../../../support/editor/until.ts';

suite('the Runs view on a machine without go', () => {
  test('says that there is none, and leads to the setting', async () => {
    await vscode.commands.executeCommand('goPipeline.runs.focus');
    await until('the welcome says it', async () => {
      const texts = (await hand.texts('.welcome-view-content')).join('\n');
      return texts.includes('There is no go command') && texts.includes('Set the go Command');
    });
    await hand.picture('welcome-no-go');
    await hand.click('.welcome-view-content .monaco-button', 'Set the go Command');
    await until('the settings are open at it', async () =>
      (await hand.texts('.settings-editor .setting-item-contents')).some((text) =>
        text.includes('Go Command'),
      ),
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
