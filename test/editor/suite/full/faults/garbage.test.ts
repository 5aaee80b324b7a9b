import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { historyIdOf } from '../../../../../src/host/run.ts';
import { pageShows } from '../../../../support/editor/panel.ts';
import { ui } from '../../../../support/editor/ui.ts';
import { until } from '../../../../support/editor/until.ts';
import { sandbox, trace, untilDone, untilRun } from '../../traces/traced.ts';

const build = { directory: sandbox.workspace, argv: ['go', 'build', './lib'], env: {} };
const history = join(sandbox.home, 'cache', 'go-build-pipeline', 'history');

suite('a history', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until('the notifications are gone', async () => {
      await vscode.commands.executeCommand('notifications.clearAll');
      return (await ui.notifications()).length === 0;
    });
  });

  test('with damaged files does not break anything else', async () => {
    await untilRun(await trace(build), 'is kept', (run) => historyIdOf(run) !== null);
    // None of these are traces of this window, which it keeps in memory.
    const old = '2020-01-01T00-00-00.000Z-abcdef';
    writeFileSync(join(history, `${old}.gotrace.json.gz`), '');
    for (const name of readdirSync(history)) writeFileSync(join(history, name), 'no trace \u0000');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('goPipeline.openPanel', old);
    await pageShows('.failure', 'is not a trace');
    await vscode.commands.executeCommand('goPipeline.runs.focus');
    await stillWorks();
    assert.deepEqual(await ui.notifications(), []);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const next = await untilRun(await trace(build), 'is kept', (run) => historyIdOf(run) !== null);
    await vscode.commands.executeCommand('goPipeline.openPanel', next.id);
    await pageShows('.command', 'go build ./lib');
  });

  test('that cannot be written is reported in the terminal, without affecting the command or its panel', async () => {
    renameSync(history, `${history}.away`);
    writeFileSync(history, '');
    const run = await untilDone(await trace(build));
    assert.equal(run.view?.header.exitCode, 0);
    await until('the terminal says it', async () => {
      const rows = await ui.texts('.terminal-wrapper.active .xterm-rows');
      return rows.join('').replaceAll('\u00a0', ' ').includes('history');
    });
    assert.deepEqual(await ui.notifications(), []);
    await vscode.commands.executeCommand('goPipeline.openPanel', run.id);
    await pageShows('.command', 'go build ./lib');
    await stillWorks();
    rmSync(history);
    renameSync(`${history}.away`, history);
  });
});

suite('a folder that is removed while its window is open', () => {
  test('is reported, and is detected when it comes back', async () => {
    const away = `${sandbox.workspace}.away`;
    renameSync(sandbox.workspace, away);
    await vscode.commands.executeCommand('goPipeline.refreshMains');
    await until('there is nothing to run', async () => (await taskNames()).length === 0);
    void vscode.commands.executeCommand('goPipeline.runMain', build);
    const notifications = await until('it is told', async () => {
      const all = await ui.notifications();
      return all.length > 0 && all;
    });
    assert.deepEqual(notifications.length, 1, notifications.join('\n'));
    assert.match(notifications[0] ?? '', /no longer exists/);
    await vscode.commands.executeCommand('notifications.clearAll');
    mkdirSync(sandbox.workspace, { recursive: true });
    rmSync(sandbox.workspace, { recursive: true });
    renameSync(away, sandbox.workspace);
    await vscode.commands.executeCommand('goPipeline.refreshMains');
    await until('it is back', async () => (await taskNames()).includes('go run ./cmd/app'));
    assert.equal((await untilDone(await trace(build))).view?.header.exitCode, 0);
  });
});

async function stillWorks(): Promise<void> {
  assert.ok((await taskNames()).includes('go run ./cmd/app'));
  const main = vscode.Uri.file(join(sandbox.workspace, 'cmd', 'app', 'main.go'));
  await vscode.workspace.openTextDocument(main);
  await until('the program can be run', async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      main,
      9,
    );
    return lenses.some(({ command }) => command?.title.includes('trace run'));
  });
}

async function taskNames(): Promise<readonly string[]> {
  return (await vscode.tasks.fetchTasks({ type: 'goPipeline' })).map(({ name }) => name);
}
