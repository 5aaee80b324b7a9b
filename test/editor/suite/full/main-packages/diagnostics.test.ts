import assert from 'node:assert/strict';
import { basename, join } from 'node:path';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { until } from '../../../../support/editor/until.ts';
import { CASES } from './cases.ts';
import { inWorkspace, ours, reasonsAt } from './support.ts';

suite('the reason for no main package', () => {
  for (const { name, code, at, related = [] } of CASES)
    test(`${name}: ${code}`, async () => {
      const [file, line, text] = at;
      const uri = inWorkspace(name, file);
      const [found] = await reasonsAt(uri);
      assert.ok(found);
      assert.equal(typeof found.code === 'object' && found.code.value, code);
      assert.equal(found.range.start.line, line);
      const document = await vscode.workspace.openTextDocument(uri);
      assert.ok(document.getText(found.range).startsWith(text), document.getText(found.range));
      assert.deepEqual(
        found.relatedInformation?.map(({ location }) => basename(location.uri.fsPath)) ?? [],
        related,
      );
      assert.ok(found.message.length > 20);
    });

  test('is missing for libraries, main packages and files with other tags', async () => {
    await reasonsAt(inWorkspace('app/nomain/a.go'));
    for (const path of ['app/lib', 'app/cmd', 'app/tagged', 'app/nested', 'über uns'])
      for (const [uri, list] of vscode.languages.getDiagnostics())
        if (uri.fsPath.startsWith(inWorkspace(path).fsPath)) assert.deepEqual(ours(list), []);
  });

  test('links to the page of its rule', async () => {
    const [found] = await reasonsAt(inWorkspace('app/nomain/a.go'));
    const target = typeof found?.code === 'object' ? found.code.target : null;
    assert.ok(target);
    const [id] = JSON.parse(decodeURIComponent(target.query)) as string[];
    await vscode.commands.executeCommand(target.path, id);
    await until('the page is open', () =>
      vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(({ label }) => label.includes('no-main-function')),
      ),
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const page = await vscode.workspace.openTextDocument(
      vscode.Uri.from({ scheme: 'go-pipeline-rule', path: '/no-main-function.md' }),
    );
    assert.match(page.getText(), /^# no-main-function\n\ngo prints: /);
    assert.doesNotMatch(page.getText(), /main-generic/);
  });

  test('follows unsaved text, and is removed by a setting', async () => {
    const uri = inWorkspace('app/typing/main.go');
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await until(
      'a main package has no reason',
      () => ours(vscode.languages.getDiagnostics(uri)).length === 0,
    );
    await change(document, 'package main', 'package mine');
    assert.equal(document.isDirty, true);
    const [found] = await reasonsAt(uri);
    assert.equal(document.getText(found?.range), 'mine');

    const settings = vscode.workspace.getConfiguration('goPipeline');
    await settings.update('diagnostics', false, vscode.ConfigurationTarget.Workspace);
    await until('no reason is shown', () =>
      vscode.languages.getDiagnostics().every(([, list]) => ours(list).length === 0),
    );
    await settings.update('diagnostics', undefined, vscode.ConfigurationTarget.Workspace);
    await reasonsAt(uri);

    await change(document, 'package mine', 'package main');
    await until('the reason is gone', () => ours(vscode.languages.getDiagnostics(uri)).length === 0);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('follows folders that are added and removed outside the editor', async () => {
    const folder = inWorkspace('app/fresh');
    const file = vscode.Uri.joinPath(folder, 'deep', 'main.go');
    const { mkdirSync, renameSync, rmSync, writeFileSync } = await import('node:fs');
    const { EDITOR_TEST_PLACE = '' } = process.env;
    const { temp } = JSON.parse(EDITOR_TEST_PLACE) as { temp: string };
    mkdirSync(join(temp, 'fresh', 'deep'), { recursive: true });
    writeFileSync(join(temp, 'fresh', 'deep', 'main.go'), 'package main\n');
    renameSync(join(temp, 'fresh'), folder.fsPath);
    await reasonsAt(file);
    rmSync(folder.fsPath, { recursive: true });
    await until('the reason is gone', () => ours(vscode.languages.getDiagnostics(file)).length === 0);
  });
});

async function change(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const at = document.getText().indexOf(from);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(
    document.uri,
    new vscode.Range(document.positionAt(at), document.positionAt(at + from.length)),
    to,
  );
  await vscode.workspace.applyEdit(edit);
}
