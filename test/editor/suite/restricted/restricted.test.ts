import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';

suite('Restricted Mode', () => {
  test('the folder is not trusted', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });
});
