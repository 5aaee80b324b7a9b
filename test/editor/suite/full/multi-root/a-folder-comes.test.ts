import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { sampleTrace, sandbox, saveTrace } from '../../../../support/editor/traces.ts';
import { ui } from '../../../../support/editor/ui.ts';
import { until } from '../../../../support/editor/until.ts';

const BAR = '[id="go-build-pipeline.go-build-pipeline.goPipeline.cache"]';

suite('a folder that joins the workspace', () => {
  test('shows its last trace in the status bar until it is removed', async () => {
    const folder = join(sandbox().temp, 'joined');
    mkdirSync(folder);
    writeFileSync(join(folder, 'go.mod'), 'module ex.com/joined\n\ngo 1.20\n');
    const { command, ...trace } = sampleTrace();
    await saveTrace({ ...trace, command: { ...command, directory: folder } });
    const bar = async () => (await ui.texts(`${BAR}:visible`)).join(' ').trim();
    await until('the window knows its main packages', async () => {
      await vscode.commands.executeCommand('goPipeline.mains.focus');
      return (await ui.texts('.pane-body .monaco-list-row')).some((row) => row.includes('go run'));
    });
    await vscode.commands.executeCommand('goPipeline.runs.focus');
    await until('the history was read', async () =>
      (await ui.texts('.monaco-list-row')).some((row) => row.includes('Elsewhere')),
    );
    assert.equal(await bar(), '');

    const { length } = vscode.workspace.workspaceFolders ?? [];
    vscode.workspace.updateWorkspaceFolders(length, 0, { uri: vscode.Uri.file(folder) });
    await until('the bar has it', async () => (await bar()).includes('2 rebuilt'));
    // A busy editor refuses a change of folders while it still works on the one before.
    await until('the folder is removed', () => {
      const has = vscode.workspace.workspaceFolders?.length ?? 0;
      if (has > length) vscode.workspace.updateWorkspaceFolders(length, 1);
      return has === length;
    });
    await until('the bar has nothing any more', async () => (await bar()) === '');
  });
});
