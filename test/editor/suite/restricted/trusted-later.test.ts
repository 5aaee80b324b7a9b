import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { ui } from '../../../support/editor/ui.ts';
import { until } from '../../../support/editor/until.ts';

suite('trust granted later', () => {
  test('takes effect without a reload', async () => {
    await ui.trust();
    await until('the folder is trusted', () => vscode.workspace.isTrusted);
  });
});
