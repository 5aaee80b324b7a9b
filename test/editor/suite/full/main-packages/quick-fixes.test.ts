import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { until } from '../../../../support/editor/until.ts';
import { CASES } from './cases.ts';
import { inWorkspace, ours, reasonId, reasonsAt } from './support.ts';

suite('quick fixes', () => {
  for (const { name, code, at, fix, isCommand, left } of CASES)
    if (fix === null)
      test(`${name}: only the rule is offered, because only the author can fix it`, async () => {
        const actions = await actionsAt(inWorkspace(name, at[0]));
        assert.deepEqual(
          actions.map(({ title }) => title),
          ['Explain this rule'],
        );
      });
    else if (isCommand === true)
      test(`${name}: ${fix}`, async () => {
        const [action] = await actionsAt(inWorkspace(name, at[0]));
        assert.ok(action);
        assert.ok(action.title.startsWith(fix), action.title);
        assert.equal(action.isPreferred, true);
        const [target] = action.command?.arguments ?? [];
        assert.equal(target.argv[0], 'go');
        // A newer go is not available here, and go mod init has its own test.
        if (code === 'directory-name')
          assert.equal((await go(target.directory, target.argv.slice(1))).code, 0);
      });
    else
      test(`${name}: ${fix}`, async () => {
        const uri = inWorkspace(name, at[0]);
        const directory = dirname(uri.fsPath);
        assert.notEqual((await go(directory, ['run', '.'])).code, 0);
        const [action, ...others] = await actionsAt(uri);
        assert.equal(action?.title, fix);
        assert.equal(action.isPreferred, true);
        assert.ok(others.every(({ isPreferred }) => isPreferred !== true));
        assert.ok(action.edit);
        assert.ok(await vscode.workspace.applyEdit(action.edit));
        await until('the reason is another one', () => {
          const codes = ours(vscode.languages.getDiagnostics(uri)).map(reasonId);
          return left === undefined ? codes.length === 0 : codes[0] === left;
        });
        await saveAll();
        const { code: exit, stderr } = await go(directory, ['run', '.']);
        assert.equal(exit, left === undefined ? 0 : 1, stderr);
      });

  test('keep line ends and the byte order mark, and can be undone', async () => {
    const crlf = readFileSync(inWorkspace('app/nomain/a.go').fsPath, 'utf8');
    assert.equal(crlf, 'package main\r\n\r\nfunc Main() {}\r\n\r\nfunc main() {\r\n}\r\n');
    const source = readFileSync(inWorkspace('app/args/a.go').fsPath, 'utf8');
    assert.equal(source, '\ufeffpackage main\n\n/* größe */ func main() {\n}\n');

    const document = await vscode.workspace.openTextDocument(inWorkspace('app/args/a.go'));
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), 'package main\n\n/* größe */ func main(args []string) {\n}\n');
    await reasonsAt(document.uri);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('start commands that go accepts: "Run with -tags" and "Run by name"', async () => {
    const uri = inWorkspace('app/tagged/main.go');
    await vscode.workspace.openTextDocument(uri);
    const lenses = await until('there is a CodeLens', async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        uri,
      );
      return found.length > 0 && found;
    });
    const [target] = lenses[0]?.command?.arguments ?? [];
    assert.deepEqual(target.argv, ['go', 'run', '-C', './app', '-tags', 'special', './tagged']);
    assert.equal((await go(target.directory, target.argv.slice(1))).code, 0);
  });

  test('are offered even if another extension, such as gopls, marks the same line', async () => {
    const uri = inWorkspace('app/beside-gopls/a.go');
    await vscode.workspace.fs.writeFile(uri, Buffer.from('package main\n\nvar X = 1\n'));
    await vscode.workspace.openTextDocument(uri);
    const [found] = await reasonsAt(uri);
    const word = new vscode.Range(0, 0, 0, 7);
    assert.equal(found?.range.intersection(word), undefined);
    const titles = async () =>
      (
        await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          uri,
          word,
          vscode.CodeActionKind.QuickFix.value,
        )
      ).map(({ title }) => title);
    assert.deepEqual(await titles(), []);
    const others = vscode.languages.createDiagnosticCollection('others');
    others.set(uri, [new vscode.Diagnostic(word, 'found packages main (a.go) and other (b.go)')]);
    const offered = await until('quick fixes are offered', async () => {
      const all = await titles();
      return all.length > 0 && all;
    });
    others.dispose();
    assert.deepEqual(offered, ['Add func main', 'Explain this rule']);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(uri, '..'), { recursive: true });
  });
});

async function actionsAt(uri: vscode.Uri): Promise<readonly vscode.CodeAction[]> {
  const [found] = await reasonsAt(uri);
  assert.ok(found);
  // The editor asks for fixes only in open documents.
  await vscode.workspace.openTextDocument(uri);
  return until('quick fixes are offered', async () => {
    const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      found.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    return all.length > 0 && all;
  });
}

/** Saves all files; sometimes the editor saves them first. */
async function saveAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) if (document.isDirty) await document.save();
  await until('all is saved', () => vscode.workspace.textDocuments.every(({ isDirty }) => !isDirty));
}

function go(
  cwd: string,
  argv: readonly string[],
): Promise<{ readonly code: number; readonly stderr: string }> {
  return new Promise((resolve) => {
    execFile('go', [...argv], { cwd, encoding: 'utf8' }, (error, _, stderr) =>
      resolve({ code: error === null ? 0 : 1, stderr }),
    );
  });
}
