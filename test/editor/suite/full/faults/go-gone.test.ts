import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { pageShows } from '../../../../support/editor/panel.ts';
import { tracedProcesses } from '../../../../support/editor/processes.ts';
import { ui } from '../../../../support/editor/ui.ts';
import { until } from '../../../../support/editor/until.ts';
import { listProcesses } from '../../../../support/process-list.ts';
import { app, isRunning, noteFile, runs, sandbox, trace, untilDone, untilRun } from '../../traces/traced.ts';

suite('a go command', () => {
  teardown(async () => {
    await until('the notifications are gone', async () => {
      await vscode.commands.executeCommand('notifications.clearAll');
      return (await ui.notifications()).length === 0;
    });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('that a setting names but that does not exist is reported once, with advice', async () => {
    const before = (await runs()).length;
    await setGo('/nowhere/bin/go');
    void vscode.commands.executeCommand('goPipeline.runMain', app('serve', '/nowhere'));
    const [notification, ...others] = await until('it is told', async () => {
      const all = await ui.notifications();
      return all.length > 0 && all;
    });
    assert.match(notification ?? '', /There is no go command at \/nowhere\/bin\/go: check the path/);
    assert.deepEqual(others, []);
    assert.deepEqual(await ui.texts('.notifications-center .notification-list-item .monaco-button'), [
      'Set the go Command',
    ]);
    assert.equal((await runs()).length, before);
    assert.deepEqual(tracedProcesses(sandbox), []);
    await setGo(undefined);
  });

  test('that is killed while it compiles is reported once and leaves no process behind', async function () {
    this.timeout(200_000);
    // Nobody has compiled this before.
    writeFileSync(`${sandbox.workspace}/lib/lib.go`, `package lib\n\nconst At = ${Date.now()}\n`);
    const note = noteFile('compiling');
    const id = await trace({
      directory: sandbox.workspace,
      argv: ['go', 'build', `-toolexec=${sandbox.temp}/slow.sh`, './lib'],
      env: { GBP_NOTE: note.path },
    });
    const [, compiler] = await note.until('compiling');
    kill(parentOf(Number(compiler)));
    const run = await untilDone(id);
    assert.equal(run.view?.header.state, 'interrupted');
    assert.equal(run.view?.header.signal, 'SIGKILL');
    await until('nothing of it runs', () => !isRunning(compiler));
    await isNotifiedOnce(/was terminated from outside \(SIGKILL\)/);
    await pageShows('.headline', 'Interrupted');
  });

  test('that is killed while its program runs ends the program as well', async () => {
    const note = noteFile('serving');
    const id = await trace(app('serve', note.path));
    const [, program] = await note.until('serving');
    await untilRun(id, 'shows the program', ({ view }) => view?.program != null);
    kill(parentOf(Number(program)));
    const run = await untilDone(id);
    assert.equal(run.view?.header.state, 'interrupted');
    await until('the program has ended', () => !isRunning(program));
    await isNotifiedOnce(/was terminated from outside \(SIGKILL\)/);
  });
});

async function isNotifiedOnce(sentence: RegExp): Promise<void> {
  const all = await until('it is told', async () => {
    // Newer editors show a message of their own while an extension is being activated.
    const texts = (await ui.notifications()).filter((text) => text.includes('Go Build Pipeline'));
    return texts.length > 0 && texts;
  });
  assert.equal(all.length, 1, all.join('\n'));
  assert.match(all[0] ?? '', sentence);
  assert.deepEqual(await ui.texts('.notifications-center .notification-list-item .monaco-button'), [
    'Trace Again',
  ]);
}

function parentOf(pid: number): number {
  const parent = listProcesses().find((one) => one.pid === pid)?.parent ?? 0;
  assert.ok(parent > 1);
  return parent;
}

function kill(pid: number): void {
  process.kill(pid, 'SIGKILL');
}

async function setGo(command: string | undefined): Promise<void> {
  const config = () => vscode.workspace.getConfiguration('goPipeline');
  await config().update('goCommand', command, vscode.ConfigurationTarget.Global);
  await until('the setting counts', () => config().get('goCommand') === (command ?? ''));
}
