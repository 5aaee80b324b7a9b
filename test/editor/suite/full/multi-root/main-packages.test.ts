import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { ui } from '../../../../support/editor/ui.ts';
import { until } from '../../../../support/editor/until.ts';

suite('main packages of several folders', () => {
  for (const [folder, file, argv] of [
    ['one', 'main.go', ['go', 'run', '.']],
    // It is in two workspace folders, and is listed once, under the inner one.
    ['cmd', 'app/main.go', ['go', 'run', './app']],
  ] as const)
    test(`run in their own folder: ${folder}`, async () => {
      const root = vscode.workspace.workspaceFolders?.find(({ name }) => name === folder)?.uri.fsPath ?? '';
      const uri = vscode.Uri.file(join(root, file));
      await vscode.workspace.openTextDocument(uri);
      const [lens] = await until('there is a CodeLens', async () => {
        const all = await vscode.commands.executeCommand<vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          uri,
        );
        const own = all.filter(({ command }) => command?.command === 'goPipeline.runMain');
        return own.length > 0 && own;
      });
      const [target] = lens?.command?.arguments ?? [];
      assert.deepEqual([target.directory, target.argv], [root, argv]);
    });

  test('are listed once each, also if one folder is inside another', async () => {
    await vscode.commands.executeCommand('goPipeline.mains.focus');
    const rows = await until('they are listed', async () => {
      const all = await ui.texts('.pane-body .monaco-list-row');
      const runs = all.filter((row) => row.includes('go run')).map((row) => /go run.*/.exec(row)?.[0]);
      return runs.length >= 4 && runs;
    });
    assert.deepEqual(rows.sort(), ['go run -C ./sub .', 'go run .', 'go run .', 'go run ./app']);
  });
});

suite('a workspace folder that is a link', () => {
  const root = vscode.workspace.workspaceFolders?.find(({ name }) => name === 'linked')?.uri.fsPath ?? '';
  const file = (name: string) => vscode.Uri.file(join(root, name));

  test('has marks in the files as opened in the window, at the character that go reports', async function () {
    this.timeout(280_000);
    await trace({ directory: root, argv: ['go', 'build', '.'], env: {} });
    const diagnostics = await until(
      'the line is marked',
      () => {
        const found = vscode.languages.getDiagnostics(file('broken.go'));
        return found.length > 0 && found;
      },
      260_000,
    );
    assert.deepEqual(
      diagnostics.map(({ source, range }) => [source, range.start.line, range.start.character]),
      [['go (traced)', 2, 'var größe = "größe"; var n int = '.length]],
    );
  });

  test('runs a nested module with -C, and only the CodeLens of that module shows the result', async () => {
    rmSync(file('broken.go').fsPath);
    const [run] = await until('there is a CodeLens', async () => {
      const all = await lenses(file('sub/main.go'));
      return all.length > 0 && all;
    });
    const target = run?.command?.arguments?.[0];
    assert.deepEqual(target.argv, ['go', 'run', '-C', './sub', '.']);
    await trace(target);
    await until('its result is shown', async () =>
      /rebuilt|all cached/.test((await lenses(file('sub/main.go')))[2]?.command?.title ?? ''),
    );
    const others = await lenses(file('main.go'));
    assert.deepEqual(
      others
        .map(({ command }) => command?.title)
        .filter((title) => /rebuilt|cached|running/.test(title ?? '')),
      [],
    );
  });
});

async function lenses(uri: vscode.Uri): Promise<readonly vscode.CodeLens[]> {
  await vscode.workspace.openTextDocument(uri);
  const all = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
  return all.filter(({ command }) => command?.command.startsWith('goPipeline.'));
}

async function trace(target: object): Promise<void> {
  assert.equal(typeof (await vscode.commands.executeCommand('goPipeline.runMain', target)), 'string');
}
