import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { until } from '../../../support/editor/until.ts';

/** Checks what every other test relies on: the behavior of the editor itself. */
suite('the editor', () => {
  test('has the extension, and activates it for a folder with a go.mod', async () => {
    const extension = vscode.extensions.getExtension('go-build-pipeline.go-build-pipeline');
    assert.ok(extension);
    await until('the extension is active', () => extension.isActive);
  });

  test('opens the folder of the scene, trusted', () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 1);
    assert.equal(vscode.workspace.isTrusted, true);
  });

  test('passes its environment on, with go on PATH and an empty home', () => {
    assert.equal(spawnSync('go', ['version']).status, 0);
    assert.match(process.env['HOME'] ?? '', /gbp-editor-/);
  });

  test('has real terminals, where programs have a tty and return their exit code', async () => {
    const terminal = vscode.window.createTerminal({
      name: 'probe',
      shellPath: process.execPath,
      shellArgs: ['-e', 'process.exit(process.stdout.isTTY ? 7 : 8)'],
    });
    const code = await until('the terminal ends', () => terminal.exitStatus && [terminal.exitStatus.code]);
    assert.deepEqual(code, [7]);
    terminal.dispose();
  });

  test('finds files and detects new ones', async () => {
    assert.ok((await vscode.workspace.findFiles('**/go.mod')).length >= 1);
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.probe');
    let seen = false;
    watcher.onDidCreate(() => {
      seen = true;
    });
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    let count = 0;
    await until('a new file is heard of', async () => {
      await vscode.workspace.fs.writeFile(
        vscode.Uri.joinPath(folder, `${count++}.probe`),
        new Uint8Array([49]),
      );
      return seen;
    });
    watcher.dispose();
  });
});
