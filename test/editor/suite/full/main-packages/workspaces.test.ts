import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { until } from '../../../../support/editor/until.ts';
import { inWorkspace, ours, reasonId, reasonsAt } from './support.ts';

const WORK = inWorkspace('several/go.work');
const OUTSIDE = inWorkspace('several/out/main.go');

suite('a program of a module that go.work omits', () => {
  test('runs from its CodeLens, which ignores go.work', async () => {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(OUTSIDE));
    const target = await lensTarget();
    assert.deepEqual(target.env, { GOWORK: 'off' });
    execFileSync('go', target.argv.slice(1), {
      cwd: target.directory,
      env: { ...process.env, ...target.env },
    });
  });

  test('is marked in go.work after go rejected it, with fixes that work', async () => {
    const refused = { directory: inWorkspace('several').fsPath, argv: ['go', 'run', './out'], env: {} };
    await vscode.commands.executeCommand('goPipeline.runMain', refused);
    const [found] = await reasonsAt(WORK);
    assert.ok(found);
    assert.equal(reasonId(found), 'outside-workspace');
    assert.match(found.message, /example\.com\/out/);
    await vscode.workspace.openTextDocument(WORK);
    const open = await until('the fixes are offered', async () => {
      const all = await fixes(WORK, 0);
      return all.find(({ title }) => title === 'Open go.work');
    });
    await vscode.commands.executeCommand(open.command?.command ?? '', ...(open.command?.arguments ?? []));
    await until(
      'the go.work is in front',
      () => vscode.window.activeTextEditor?.document.uri.fsPath === WORK.fsPath,
    );

    const use = (await fixes(WORK, 0)).find(({ title }) => title.includes('go work use'));
    assert.match(use?.title ?? '', /go work use \.\/out/);
    assert.ok(use?.command);
    await vscode.commands.executeCommand(use.command.command, ...(use.command.arguments ?? []));
    await until('the go.work names it', () => /out/.test(readFileSync(WORK.fsPath, 'utf8')));
    execFileSync('go', ['run', './out'], { cwd: refused.directory, stdio: 'pipe' });
    await until('the reason is gone', () => ours(vscode.languages.getDiagnostics(WORK)).length === 0);
    await until('the CodeLens needs nothing special', async () => !('GOWORK' in (await lensTarget()).env));
  });
});

async function lensTarget(): Promise<{
  readonly directory: string;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}> {
  const [target] = await until('there is a CodeLens', async () => {
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      OUTSIDE,
    );
    return found[0]?.command?.arguments;
  });
  return target;
}

function fixes(uri: vscode.Uri, line: number): Thenable<vscode.CodeAction[]> {
  const at = new vscode.Range(line, 0, line, 4);
  const kind = vscode.CodeActionKind.QuickFix.value;
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    at,
    kind,
  );
}
