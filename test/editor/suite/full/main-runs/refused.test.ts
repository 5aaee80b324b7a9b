import assert from 'node:assert/strict';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { until } from '../../../../support/editor/until.ts';

const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
const at = (name: string) => vscode.Uri.file(join(root, name));

suite('a traced command that go rejects for a reason that only go can find', () => {
  test('marks an import cycle once, at the import that closes it, with its rule and the chain of imports', async function () {
    this.timeout(120_000);
    await run('./cmd/circle');
    const diagnostic = await diagnosticIn(at('b/b.go'), 'import-cycle');
    const document = await vscode.workspace.openTextDocument(at('b/b.go'));
    assert.equal(document.getText(diagnostic.range), '_ "ex.com/m/a"');
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Error);
    assert.match(diagnostic.message, /ex\.com\/m\/a → ex\.com\/m\/b → ex\.com\/m\/a/);
    assert.equal(typeof diagnostic.code === 'object' && diagnostic.code.target.scheme, 'command');
    const [related] = diagnostic.relatedInformation ?? [];
    assert.equal(related?.location.uri.fsPath, at('a/a.go').fsPath);
    assert.equal(related?.location.range.start.line, 2);
    const titles = await until('there are quick fixes', async () => {
      const found = await fixesAt(at('b/b.go'), diagnostic.range);
      return found.length > 0 && found.map(({ title }) => title);
    });
    assert.deepEqual(titles, ['Explain this rule']);
  });

  test('loses its mark when the file is edited, and gets it back on undo', async function () {
    this.timeout(120_000);
    const document = await vscode.workspace.openTextDocument(at('b/b.go'));
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.delete(new vscode.Range(2, 0, 3, 0)));
    await until('the mark is gone', () => reasons(at('b/b.go')).length === 0);
    await vscode.commands.executeCommand('undo');
    await diagnosticIn(at('b/b.go'), 'import-cycle');
    await editor.edit((edit) => edit.delete(new vscode.Range(2, 0, 3, 0)));
    await document.save();
    await run('./cmd/circle');
    await until('it went well', () => reasons(at('b/b.go')).length === 0);
  });

  test('marks an excluded library in its file, with a fix that runs the program that imports it', async function () {
    this.timeout(120_000);
    await run('./cmd/tagged');
    const file = at('tagged/tagged.go');
    await vscode.workspace.openTextDocument(file);
    const diagnostic = await diagnosticIn(file, 'all-files-excluded');
    assert.equal(diagnostic.range.start.line, 0);
    const [related] = (diagnostic.relatedInformation ?? []).slice(-1);
    assert.equal(related?.message, 'ex.com/m/tagged is imported here');
    assert.equal(related?.location.uri.fsPath, at('cmd/tagged/main.go').fsPath);
    const [first] = await until('there are quick fixes', async () => {
      const found = await fixesAt(file, diagnostic.range);
      return found.length > 0 && found;
    });
    assert.equal(first?.title, 'Run with -tags special');
    const [target] = first?.command?.arguments ?? [];
    assert.deepEqual(target, {
      directory: root,
      argv: ['go', 'run', '-tags', 'special', './cmd/tagged'],
      env: {},
    });
  });
});

suite('at func main in a package that is not a program', () => {
  test('offers the fixes of the package clause, also if the mark is in another file', async () => {
    const file = at('tool/tool.go');
    await vscode.workspace.openTextDocument(file);
    const diagnostic = await diagnosticIn(file, 'main-in-library');
    assert.equal(diagnostic.range.start.line, 0);
    const line = new vscode.Range(2, 7, 2, 7);
    const found = await until('there are quick fixes', async () => {
      const fixes = await fixesAt(file, line);
      return fixes.length > 0 && fixes;
    });
    assert.equal(found[0]?.title, 'Change to package main');
    assert.equal(found[0]?.edit?.size, 2);
    assert.equal((await fixesAt(file, new vscode.Range(1, 0, 1, 0))).length, 0);
  });
});

async function run(target: string): Promise<void> {
  await vscode.commands.executeCommand('goPipeline.runMain', {
    directory: root,
    argv: ['go', 'run', target],
    env: {},
  });
}

function reasons(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri);
}

/** The only mark of a file: the message of go on the same line would be a second one. */
function diagnosticIn(uri: vscode.Uri, id: string): Promise<vscode.Diagnostic> {
  return until(
    `${id} is shown in ${uri.fsPath}`,
    () => {
      const [diagnostic, ...more] = reasons(uri);
      return (
        more.length === 0 &&
        typeof diagnostic?.code === 'object' &&
        diagnostic.code.value === id &&
        diagnostic
      );
    },
    100_000,
  );
}

function fixesAt(uri: vscode.Uri, range: vscode.Range): Thenable<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range);
}
