import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { hand } from '../../../support/editor/hand.ts';
import { until } from '../../../support/editor/until.ts';

const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
const app = vscode.Uri.file(join(root, 'cmd/app/main.go'));
const lib = vscode.Uri.file(join(root, 'lib/lib.go'));

suite('after a traced run', () => {
  test('the CodeLens says how it went, and saving says what the next build would compile', async function () {
    // On a fresh machine the first build compiles the standard library.
    this.timeout(300_000);
    await vscode.workspace.openTextDocument(app);
    const [run] = await until('there is a CodeLens', async () => {
      const found = await lensesOf(app);
      return found.length > 0 && found;
    });
    await vscode.commands.executeCommand('goPipeline.runMain', run?.command?.arguments?.[0]);
    await until(
      'the last result is shown',
      async () => /^(\d+ rebuilt|all cached), .* m?s$/.test((await lensesOf(app))[2]?.command?.title ?? ''),
      280_000,
    );
    const settings = vscode.workspace.getConfiguration('goPipeline');
    await settings.update('predict', 'onSave', vscode.ConfigurationTarget.Workspace);
    await write(lib, '"ann"', '"bob"');
    await until('the status bar foretells, also how long it takes', async () =>
      (await hand.texts('.statusbar-item')).some((text) => /next: [12], (at least )?about \d/.test(text)),
    );
    // A formatter, another editor: what was foretold is of other files.
    writeFileSync(lib.fsPath, `${readFileSync(lib.fsPath, 'utf8')}\n// More.\n`);
    await until('nothing is foretold any more', async () =>
      (await hand.texts('.statusbar-item')).every((text) => !text.includes('next:')),
    );
    await settings.update('predict', undefined, vscode.ConfigurationTarget.Workspace);
  });

  test('a library that was run has the reason on its clause, until it is none any more', async () => {
    await vscode.commands.executeCommand('goPipeline.runMain', {
      directory: root,
      argv: ['go', 'run', './lib'],
      env: {},
    });
    const found = await until('the reason is shown', () =>
      vscode.languages.getDiagnostics(lib).find(({ source }) => source === 'go-build-pipeline'),
    );
    assert.equal(typeof found.code === 'object' && found.code.value, 'library-package');
    assert.equal(found.severity, vscode.DiagnosticSeverity.Information);
    const document = await vscode.workspace.openTextDocument(lib);
    assert.equal(document.getText(found.range), 'lib');
    await write(lib, 'package lib', 'package main');
    await until('it is another reason', () =>
      vscode.languages
        .getDiagnostics(lib)
        .every(({ code }) => typeof code !== 'object' || code.value !== 'library-package'),
    );
  });
});

async function lensesOf(uri: vscode.Uri): Promise<readonly vscode.CodeLens[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
  );
  return found.filter(({ command }) => command?.command.startsWith('goPipeline.'));
}

async function write(uri: vscode.Uri, from: string, to: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const at = document.getText().indexOf(from);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + from.length));
  edit.replace(uri, range, to);
  await vscode.workspace.applyEdit(edit);
  await document.save();
}
