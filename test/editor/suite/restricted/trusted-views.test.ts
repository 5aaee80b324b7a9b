import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { ui } from '../../../support/editor/ui.ts';
import { until } from '../../../support/editor/until.ts';

suite('the Runs view after trust was granted', () => {
  test('offers to trace without a reload', async () => {
    await vscode.commands.executeCommand('goPipeline.runs.focus');
    await until('the welcome offers it', async () =>
      (await ui.texts('.welcome-view-content')).join('\n').includes('No traces yet'),
    );
  });
});
