import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';

suite('an empty window', () => {
  test('has the extension but no folder', () => {
    assert.equal(vscode.workspace.workspaceFolders, undefined);
    assert.ok(vscode.extensions.getExtension('go-build-pipeline.go-build-pipeline'));
  });
});
