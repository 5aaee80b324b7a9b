import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';

suite('Chinese', () => {
  test('is what the extension is told', () => {
    assert.equal(vscode.env.language, 'zh-cn');
  });
});
