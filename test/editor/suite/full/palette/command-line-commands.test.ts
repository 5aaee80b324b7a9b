import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { palette, rows } from '../../../../support/editor/palette.ts';
import { until } from '../../../../support/editor/until.ts';
import { place } from '../../traces/traced.ts';

suite('what the command line can do, from the palette', () => {
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('verifies the cache for what is picked, and shows the answer in a document', async function () {
    this.timeout(280_000);
    await vscode.window.showTextDocument(vscode.Uri.file(`${place.workspace}/lib/lib.go`));
    await palette('Verify Cache');
    await rows('go build: which packages?');
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    const isAnswered = () =>
      /^go build \.\/lib\n\nAll \d+ outputs are the same/.test(
        vscode.window.activeTextEditor?.document.getText() ?? '',
      );
    await until('the answer is shown', isAnswered, 240_000);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
