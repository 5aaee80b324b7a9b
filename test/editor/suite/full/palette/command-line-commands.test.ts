import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { palette, ROWS, replaceTyped, rows, title } from '../../../../support/editor/palette.ts';
import { pageShows, pageTexts } from '../../../../support/editor/panel.ts';
import { ui } from '../../../../support/editor/ui.ts';
import { until } from '../../../../support/editor/until.ts';
import { app, sandbox, trace, untilDone } from '../../traces/traced.ts';

suite('commands of the command line in the palette', () => {
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('verifies the cache for the selected packages and shows the answer in a document', async function () {
    this.timeout(280_000);
    await vscode.window.showTextDocument(vscode.Uri.file(`${sandbox.workspace}/lib/lib.go`));
    await palette('Verify Cache');
    await rows('go build: select packages');
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    const isAnswered = () =>
      /^go build \.\/lib\n\nAll \d+ outputs are the same/.test(
        vscode.window.activeTextEditor?.document.getText() ?? '',
      );
    await until('the answer is shown', isAnswered, 240_000);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('asks for a package and shows its reasons', async function () {
    this.timeout(200_000);
    await afterAnEdit(async () => {
      await untilDone(await trace(app()), 120_000);
      await palette('Explain Package');
      await rows('Select a package');
      await ui.type('lib');
      await until('lib is first', async () => (await ui.texts(ROWS))[0]?.includes('lib'));
      await ui.press('Enter');
      await until('the reasons are in front', async () => (await pageTexts('.why-page')).join('') !== '');
      await pageShows('.details h2', 'lib');
    });
  });

  test('predicts a typed command', async function () {
    this.timeout(120_000);
    await palette('Predict a Command');
    await rows('Select a command to predict');
    await ui.press('Enter');
    await replaceTyped('Select a command to predict', 'go build ./lib');
    await title('go build ./lib');
    await until('it can be run', async () =>
      (await ui.texts(ROWS)).some((text) => text.includes('go build ./lib')),
    );
    await ui.press('Escape');
  });
});

/** Makes the package compile again, whatever is in the cache. */
async function afterAnEdit(work: () => Promise<void>): Promise<void> {
  const file = join(sandbox.workspace, 'lib', 'lib.go');
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, `${before}\nvar _ = "${randomUUID()}"\n`);
  try {
    await work();
  } finally {
    writeFileSync(file, before);
  }
}
