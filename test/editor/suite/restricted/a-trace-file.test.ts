import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { writeTrace } from '../../../../src/core/trace/read-trace.ts';
import { pageShows } from '../../../support/editor/panel.ts';
import { sampleTrace, sandbox } from '../../../support/editor/traces.ts';

suite('a trace file in Restricted Mode', () => {
  test('opens as a picture', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const file = join(sandbox().workspace, 'a.gotrace.json');
    writeFileSync(file, writeTrace(sampleTrace()));
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(file));
    await pageShows('.command', 'go build ./cmd/harbour');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
