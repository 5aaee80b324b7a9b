import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { bothPagesTexts, pageShows, pageTexts } from '../../../../support/editor/panel.ts';
import { until } from '../../../../support/editor/until.ts';
import { app, noteFile, sandbox, trace, untilDone, untilRun } from '../../traces/traced.ts';

const panels = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview);

suite('the panel of a running command', () => {
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('shows the running command after it was closed and reopened, beside the panel of an earlier one', async () => {
    const built = await untilDone(
      await trace({ directory: sandbox.workspace, argv: ['go', 'build', './lib'], env: {} }),
    );
    // Something is rebuilt, whatever ran before in this window.
    appendFileSync(`${sandbox.workspace}/cmd/app/main.go`, '\n// Opened again.\n');
    const note = noteFile('closed');
    const id = await trace(app('serve', note.path));
    await note.until('serving');
    await untilRun(id, 'shows the program', ({ view }) => view?.program != null);
    await pageShows('.command', 'go run ./cmd/app serve');
    // The program is built and serves, so the reasons for the rebuild are known.
    await untilRun(id, 'has its reasons', ({ view }) => view?.why != null);
    await vscode.commands.executeCommand('goPipeline.explainLast', id);
    await until('the reasons are in front', async () => (await pageTexts('.why-page')).join('') !== '');
    await vscode.commands.executeCommand('goPipeline.cancel', built.id);
    await vscode.commands.executeCommand('goPipeline.cancel', 'run-that-is-none');
    await untilRun(id, 'goes on', ({ cancelled, state }) => !cancelled && state === 'running');
    await vscode.window.tabGroups.close(panels());
    await until('it is closed', () => panels().length === 0);

    await vscode.commands.executeCommand('goPipeline.openPanel', id);
    await pageShows('.command', 'go run ./cmd/app serve');
    assert.deepEqual(await pageTexts('.failure'), []);
    await vscode.commands.executeCommand('goPipeline.openPanel', built.id);
    await until('both are shown', async () => {
      const commands = (await bothPagesTexts('.command')).join('\n');
      return commands.includes('go build ./lib') && commands.includes('go run ./cmd/app serve');
    });
    assert.equal(panels().length, 2);

    // The command ends while another page covers its panel.
    await vscode.commands.executeCommand('workbench.action.joinAllGroups');
    await until('one is in front', () => vscode.window.tabGroups.all.length === 1);
    await vscode.commands.executeCommand('goPipeline.openPanel', built.id);
    await pageShows('.command', 'go build ./lib');
    await vscode.commands.executeCommand('goPipeline.cancel', id);
    await untilDone(id);
    await vscode.commands.executeCommand('goPipeline.openPanel', id);
    await pageShows('.command', 'go run ./cmd/app serve');
    await pageShows('body', 'interrupted');
    assert.equal(panels().length, 2);
  });
});
