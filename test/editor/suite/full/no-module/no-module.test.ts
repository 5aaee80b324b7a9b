import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { ui } from '../../../../support/editor/ui.ts';
import { until } from '../../../../support/editor/until.ts';

suite('a folder without Go', () => {
  test('has no status bar item and does not activate the extension', async () => {
    assert.equal(vscode.extensions.getExtension('go-build-pipeline.go-build-pipeline')?.isActive, false);
    await until('the status bar is there', async () => (await ui.texts('.statusbar-item')).length > 0);
    const items = await ui.texts('.statusbar-item');
    assert.ok(!items.some((item) => /rebuilt|cached|next:/.test(item)), items.join(' · '));
  });

  test('explains how to create a module until there is one', async () => {
    await vscode.commands.executeCommand('goPipeline.mains.focus');
    await until('the view says so', async () =>
      (await ui.texts('.welcome-view-content')).some(
        (text) => text.includes('No go.mod or go.work found') && text.includes('go mod init'),
      ),
    );
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
    writeFileSync(join(folder, 'go.mod'), 'module ex.com/new\n\ngo 1.20\n');
    writeFileSync(join(folder, 'main.go'), 'package main\n\nfunc main() {}\n');
    await until('the program is listed', async () =>
      (await ui.texts('.pane-body .monaco-list-row')).some((row) => row.includes('go run .')),
    );
  });
});
