import assert from 'node:assert/strict';
import { realpathSync } from 'node:fs';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { findExecutable } from '../../../../src/platform/find-executable.ts';
import { pageShows } from '../../../support/editor/panel.ts';
import { ui } from '../../../support/editor/ui.ts';

const binaryTabs = (): readonly string[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs.map(({ label }) => label))
    .filter((label) => label.startsWith('Binary'));

suite('a binary in Restricted Mode', () => {
  test('is inspected, and the page of a file is reused', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    // The go command is itself a program of go.
    const go = findExecutable('go', '/', process.env);
    assert.ok(go !== null && go !== undefined);
    const uri = vscode.Uri.file(realpathSync(go));
    await vscode.commands.executeCommand('goPipeline.inspectBinary', uri, [uri]);
    await pageShows('h1', 'go');
    await pageShows('.binary-title', 'built by go1.');
    await vscode.commands.executeCommand('goPipeline.inspectBinary', uri, [uri]);
    assert.deepEqual(binaryTabs(), ['Binary: go']);
    await ui.picture('binary-untrusted');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
