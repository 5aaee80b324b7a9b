import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { ui } from '../../../support/editor/ui.ts';
import { until } from '../../../support/editor/until.ts';

suite('the Runs view in Restricted Mode', () => {
  test('explains why nothing can be traced and how to change that', async () => {
    await vscode.commands.executeCommand('goPipeline.runs.focus');
    await until('the welcome says it', async () => {
      const texts = (await ui.texts('.welcome-view-content')).join('\n');
      return texts.includes('This folder is not trusted') && texts.includes('Manage Trust');
    });
    await ui.picture('welcome-untrusted');
  });
});
