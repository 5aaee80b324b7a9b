import assert from 'node:assert/strict';
import childProcess from 'node:child_process';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { sandbox } from '../../../../support/editor/record.ts';

/** Most of the activation time went into loading code that was not needed. */
const MOST_BYTES = 200_000;

// The first file of a scene whose window does not activate the extension by itself.
suite('activation', () => {
  test('starts no process, and loads only what a window needs at once', async () => {
    const extension = vscode.extensions.getExtension('go-build-pipeline.go-build-pipeline');
    assert.ok(extension);
    assert.equal(extension.isActive, false);
    const watch = watchProcesses(extension.extensionPath);
    try {
      await extension.activate();
      const dist = path.join(extension.extensionPath, 'dist') + path.sep;
      const loaded = Object.keys(createRequire(__filename).cache).filter((file) => file.startsWith(dist));
      const names = loaded.map((file) => path.basename(file));
      assert.ok(names.includes('extension.cjs'), `these are loaded: ${names.join(', ')}`);
      const bytes = loaded.reduce((sum, file) => sum + statSync(file).size, 0);
      assert.ok(bytes < MOST_BYTES, `${names.join(', ')} have ${bytes} bytes`);
      await vscode.workspace.openTextDocument({ language: 'go', content: 'package lib\n\nfunc main() {}\n' });
      assert.deepEqual(watch.started, []);

      // A command starts a process, which shows that this test would detect one.
      const target = { directory: sandbox.temp, argv: ['go', 'env', 'GOOS'], env: {} };
      await vscode.commands.executeCommand('goPipeline.changeModule', target);
      assert.deepEqual(
        watch.started.map((file) => path.basename(file)),
        ['go'],
      );
    } finally {
      watch.undo();
    }
  });
});

/** What the code of one extension starts, by whatever name of the module; the editor's own share its host. */
function watchProcesses(extensionPath: string): { readonly started: string[]; readonly undo: () => void } {
  const started: string[] = [];
  const own = childProcess as unknown as Record<string, (...args: unknown[]) => unknown>;
  const names = ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'];
  const before = names.map((name) => [name, own[name]] as const);
  for (const [name, start] of before)
    own[name] = (...args) => {
      if (new Error().stack?.includes(extensionPath)) started.push(String(args[0]));
      return start?.(...args);
    };
  return {
    started,
    undo: () => {
      for (const [name, start] of before) if (start) own[name] = start;
    },
  };
}
