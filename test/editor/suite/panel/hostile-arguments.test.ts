import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { sampleTrace, saveTrace } from '../../../support/editor/traces.ts';
import { ui } from '../../../support/editor/ui.ts';

/** Arguments that a keybinding, a link or another extension could pass. */
const ARGUMENTS: readonly (readonly unknown[])[] = [
  [],
  [null],
  [undefined, null],
  [0],
  [''],
  ['../../etc/passwd'],
  ['__proto__'],
  [[]],
  [null, [null]],
  [[null], [undefined, 1, {}]],
  [{}],
  [{ kind: 'saved', historyId: {} }],
  [{ kind: 'saved', id: 'x', historyId: '../../x' }],
  [{ kind: 'run', id: null }],
  [{ kind: 'file', id: 'no address' }],
  [{ id: { id: 'deep' } }],
  [{ whyDirectory: null }],
  [{ selected: true }],
  [{ directory: 'relative', argv: ['go', 'build', '.'], env: {} }],
  [{ directory: '/nowhere', argv: ['go'], env: {} }],
  [{ directory: '/nowhere', argv: ['go', 'run', '.'], env: { A: 1 } }],
  [{ directory: 1, argv: 'go', env: null }],
  [vscode.Uri.parse('untitled:Untitled-1')],
  [vscode.Uri.parse('git:/nowhere/main.go?ref')],
  [vscode.Uri.parse('output:tasks')],
  [vscode.Uri.file('/nowhere/main.go')],
  [vscode.Uri.parse('webview-panel:webview-panel/webview-1')],
];

/** These delete, build everything twice, or open dialogs of the editor, whatever their arguments. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'goPipeline.clearHistory',
  'goPipeline.importGraph',
  'goPipeline.openTrace',
  'goPipeline.setGoCommand',
  'goPipeline.verifyCache',
]);

suite('an extension command with arbitrary arguments', () => {
  suiteSetup(() => saveTrace(sampleTrace()));
  suiteTeardown(async () => {
    for (const terminal of vscode.window.terminals) if (terminal.name.startsWith('go')) terminal.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('reports invalid arguments and never fails unexpectedly', async function () {
    this.timeout(180_000);
    await vscode.commands.executeCommand('goPipeline.mains.focus');
    const all = await vscode.commands.getCommands(true);
    const ours = all.filter((id) => /^goPipeline\.[A-Za-z]+$/.test(id) && !LEFT_OUT.has(id));
    assert.ok(ours.length > 20, ours.join());
    const faults: string[] = [];
    for (const id of ours) {
      let open = ARGUMENTS.length;
      const end = () => open--;
      for (const args of ARGUMENTS) vscode.commands.executeCommand(id, ...args).then(end, end);
      // Closes questions, and clears messages so that commands waiting for an answer continue.
      for (let turn = 0; open > 0 && turn < MOST_TURNS; turn++)
        await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      faults.push(...(await ui.notifications()).filter((text) => text.includes('unexpectedly')));
      await vscode.commands.executeCommand('notifications.clearAll');
    }
    assert.deepEqual(faults, []);
  });
});

const MOST_TURNS = 100;
