import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';

suite('a workspace of several folders', () => {
  test('opens with all of its folders', () => {
    assert.deepEqual(
      vscode.workspace.workspaceFolders?.map((folder) => folder.name),
      ['one', 'two', 'notes', 'cmd', 'linked'],
    );
  });
});
