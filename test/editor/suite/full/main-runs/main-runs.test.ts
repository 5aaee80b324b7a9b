import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import type { PipelineApi } from '../../../../../src/host/api.ts';
import { testAccess } from '../../../../support/editor/test-access.ts';
import { ui } from '../../../../support/editor/ui.ts';
import { until } from '../../../../support/editor/until.ts';

const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
const app = vscode.Uri.file(join(root, 'cmd/app/main.go'));
const stays = vscode.Uri.file(join(root, 'cmd/stays/main.go'));
const lib = vscode.Uri.file(join(root, 'lib/lib.go'));

suite('after a traced run', () => {
  test('the CodeLens shows the result, and after a save what the next build would compile', async function () {
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
      (await ui.texts('.statusbar-item')).some((text) => /next: [12], (at least )?about \d/.test(text)),
    );
    // A formatter or another editor changes a file, so the prediction is outdated.
    writeFileSync(lib.fsPath, `${readFileSync(lib.fsPath, 'utf8')}\n// More.\n`);
    await until('nothing is foretold any more', async () =>
      (await ui.texts('.statusbar-item')).every((text) => !text.includes('next:')),
    );
    await settings.update('predict', undefined, vscode.ConfigurationTarget.Workspace);
  });

  test('the CodeLens shows that a new run or task is under way, not the result of the last one', async function () {
    this.timeout(120_000);
    await vscode.window.showTextDocument(app);
    await write(app, 'panic(0)', 'panics(0)');
    await vscode.commands.executeCommand('goPipeline.runMain', target());
    await untilSeen('failed');
    await write(app, 'panics(0)', 'panic(0)');
    // Every tool of go waits for a file, so the build runs as long as this test needs.
    const script = join(root, 'tool.sh');
    // go splits the value at blanks, and the workspace has a blank in its name.
    const tool = `'${script}'`;
    const goOn = join(root, 'go-on');
    writeFileSync(script, `#!/bin/sh\nuntil [ -e '${goOn}' ]; do sleep 0.1; done\nexec "$@"\n`, {
      mode: 0o755,
    });
    const starts: readonly (() => Thenable<unknown>)[] = [
      () => vscode.commands.executeCommand('goPipeline.runMain', target('-toolexec', tool)),
      async () => {
        const flags = { run: ['-toolexec', tool] };
        const settings = vscode.workspace.getConfiguration('goPipeline');
        await settings.update('flags', flags, vscode.ConfigurationTarget.Workspace);
        const tasks = await vscode.tasks.fetchTasks({ type: 'goPipeline' });
        const task = tasks.find(({ name }) => name === 'go run ./cmd/app');
        assert.ok(task);
        return vscode.tasks.executeTask(task);
      },
    ];
    for (const start of starts) {
      await start();
      await untilSeen('running');
      writeFileSync(goOn, '');
      await untilSeen('rebuilt|all cached');
      rmSync(goOn);
    }
    const settings = vscode.workspace.getConfiguration('goPipeline');
    await settings.update('flags', undefined, vscode.ConfigurationTarget.Workspace);
  });

  test('the CodeLens of a running program shows the result of its build, and a restart as soon as it is requested', async function () {
    this.timeout(120_000);
    const enough = join(root, 'enough');
    await vscode.window.showTextDocument(stays);
    const trace = () =>
      vscode.commands.executeCommand('goPipeline.runMain', {
        directory: root,
        argv: ['go', 'run', './cmd/stays'],
        env: {},
      });
    await trace();
    await untilSeen('rebuilt|all cached');
    // The program ignores Ctrl-C, so the next run cannot start until it is killed.
    let isThere = false;
    const again = trace().then(() => {
      isThere = true;
    });
    await untilSeen('running');
    assert.equal(isThere, false);
    writeFileSync(enough, '');
    await again;
    await untilSeen('rebuilt|all cached');
    rmSync(enough);
  });

  test('a request for the trace of a command that has just ended waits for it', async () => {
    const extension = vscode.extensions.getExtension<PipelineApi>('go-build-pipeline.go-build-pipeline');
    assert.ok(extension);
    const api = await extension.activate();
    const access = await testAccess();
    const before = api.lastRun()?.id;
    const asked = new Promise<Awaited<ReturnType<PipelineApi['lastTrace']>>>((resolve, reject) => {
      const listener = access.onDidChange((run) => {
        // The recorder is still collecting reasons; that of the run before may be, too.
        if (run.id === before || run.state !== 'done' || run.record.kind !== 'awaited') return;
        listener.dispose();
        api.lastTrace().then(resolve, reject);
      });
    });
    await vscode.commands.executeCommand('goPipeline.runMain', target());
    assert.deepEqual((await asked)?.command.argv, ['go', 'run', './cmd/app']);
  });

  test('a library has the reason on its package clause until it becomes a main package', async () => {
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

function target(...flags: readonly string[]): object {
  return { directory: root, argv: ['go', 'run', ...flags, './cmd/app'], env: {} };
}

/** The CodeLenses above func main, as shown on screen. */
async function untilSeen(pattern: string): Promise<void> {
  await until(
    `the CodeLens says ${pattern}`,
    async () => (await ui.texts('.codelens-decoration')).some((text) => new RegExp(pattern).test(text)),
    60_000,
  );
}

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
