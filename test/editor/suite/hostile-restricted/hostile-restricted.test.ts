import assert from 'node:assert/strict';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { hostileSettings, startedPrograms } from '../../../support/editor/hostile-settings.ts';
import { extension, sandbox } from '../../../support/editor/record.ts';
import { ui } from '../../../support/editor/ui.ts';
import { until } from '../../../support/editor/until.ts';

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
    readonly commands: readonly { readonly command: string; readonly enablement?: string }[];
  };
}

/** These open dialogs of the editor, which nobody answers here. */
const DIALOGS: ReadonlySet<string> = new Set([
  'goPipeline.importGraph',
  'goPipeline.openTrace',
  'goPipeline.saveReport',
]);

suite('a hostile folder in Restricted Mode', () => {
  const manifest = () => extension().packageJSON as Manifest;

  test('sets every setting of the manifest to a hostile value', () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const settings = Object.keys(manifest().contributes.configuration.properties).sort();
    assert.deepEqual(settings, Object.keys(hostileSettings(sandbox)).sort());
  });

  test('starts no process, whatever is opened, edited, saved or run as a command', async () => {
    await until('the extension is active', () => extension().isActive);
    for (const name of ['main.go', 'lib/main.go', 'go.mod']) {
      const document = await vscode.workspace.openTextDocument(join(sandbox.workspace, name));
      const editor = await vscode.window.showTextDocument(document);
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '// edited\n'));
      await document.save();
    }
    await vscode.commands.executeCommand('goPipeline.runs.focus');
    await vscode.commands.executeCommand('goPipeline.mains.focus');
    await until('main packages are listed', async () =>
      (await ui.texts('.monaco-list-row')).some((row) => row.includes('go run')),
    );
    const target = { directory: sandbox.workspace, argv: ['go', 'build', './...'], env: {} };
    // Not awaited, because some commands wait for an answer that never comes.
    for (const { command, enablement = '' } of manifest().contributes.commands) {
      if (DIALOGS.has(command)) continue;
      const ended = vscode.commands.executeCommand(command, target).then(undefined, () => {});
      // Commands that need trust are refused at once; some of the others wait for an answer that never comes.
      if (enablement.includes('isWorkspaceTrusted')) await ended;
    }
    await vscode.commands.executeCommand('notifications.clearAll');
    assert.deepEqual(startedPrograms(sandbox), []);
    assert.equal(vscode.window.terminals.length, 0);
  });
});
