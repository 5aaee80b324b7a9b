import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { faultOf, historyIdOf } from '../../../../src/host/run.ts';
import { HANDOFF_VARIABLE } from '../../../../src/protocol/live/handoff-variable.ts';
import { pageShows } from '../../../support/editor/panel.ts';
import { ui } from '../../../support/editor/ui.ts';
import { until } from '../../../support/editor/until.ts';
import { app, isRunning, noteFile, runs, sandbox, trace, untilDone, untilRun } from './traced.ts';

async function openApp(): Promise<vscode.TextEditor> {
  const file = vscode.Uri.file(`${sandbox.workspace}/cmd/app/main.go`);
  const editor = await vscode.window.showTextDocument(file);
  editor.selection = new vscode.Selection(0, 0, 0, 0);
  return editor;
}

suite('a traced program', () => {
  test('has a real terminal with exactly its environment', async () => {
    const note = noteFile('about');
    const run = await untilDone(await trace(app('about', note.path)));
    const [stdin, stdout, env, , stderr] = await note.until(true);
    assert.deepEqual([stdin, stdout, stderr], [true, true, false]);
    const names = (env as string[]).map((one) => one.split('=')[0]);
    for (const name of ['ELECTRON_RUN_AS_NODE', HANDOFF_VARIABLE]) assert.ok(!names.includes(name), name);
    assert.ok(names.includes('TERM'));
    assert.equal(run.view?.header.exitCode, 0);
    assert.equal(run.go?.source, 'PATH');
    assert.match(run.go?.version ?? '', /^go1\./);
    await untilRun(run.id, 'is kept', (run) => historyIdOf(run) !== null);
  });

  test('receives input, typed or sent', async () => {
    const note = noteFile('ask');
    const id = await trace(app('ask', note.path));
    await note.until('asking');
    const terminal = vscode.window.terminals.find(({ name }) => name.includes(note.path));
    terminal?.sendText('Grüezi Ann');
    assert.deepEqual(await note.until('heard'), ['heard', 'Grüezi Ann']);
    await untilDone(id);
  });

  test('takes the keyboard focus, so that input does not go into the open file', async () => {
    const editor = await openApp();
    const text = editor.document.getText();
    const note = noteFile('typed');
    const id = await trace(app('ask', note.path));
    await note.until('asking');
    await ui.type('secret');
    await ui.press('Enter');
    assert.deepEqual(await note.until('heard'), ['heard', 'secret']);
    assert.equal(editor.document.getText(), text);
    await untilDone(id);
  });

  test('leaves the keyboard focus alone if a setting says so, and can be focused by a command', async () => {
    const settings = vscode.workspace.getConfiguration('goPipeline');
    await settings.update('terminalFocus', 'never', vscode.ConfigurationTarget.Workspace);
    const editor = await openApp();
    const text = editor.document.getText();
    const note = noteFile('later');
    const id = await trace(app('ask', note.path));
    await note.until('asking');
    await ui.type('x');
    await until('it is in the file', () => editor.document.getText() === `x${text}`);
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('goPipeline.showTerminal');
    await until('the terminal has the keyboard', async () =>
      (await ui.names(':focus')).some((name) => name?.includes('Terminal') === true),
    );
    await ui.type('later');
    await ui.press('Enter');
    assert.deepEqual(await note.until('heard'), ['heard', 'later']);
    assert.equal(editor.document.getText(), text);
    await untilDone(id);
    await settings.update('terminalFocus', undefined, vscode.ConfigurationTarget.Workspace);
  });

  test('has the terminal as its stderr if a setting says so', async () => {
    const settings = vscode.workspace.getConfiguration('goPipeline');
    await settings.update('inheritStderr', true, vscode.ConfigurationTarget.Workspace);
    const note = noteFile('inherited');
    const run = await untilDone(await trace(app('about', note.path)));
    const [stdin, stdout, , , stderr] = await note.until(true);
    assert.deepEqual([stdin, stdout, stderr], [true, true, true]);
    assert.deepEqual(run.view?.header.notes, [{ id: 'stderr-inherited', args: {} }]);
    const serving = noteFile('followed');
    const id = await trace(app('serve', serving.path));
    await serving.until('serving');
    await untilRun(id, 'shows the program', ({ view }) => view?.program != null);
    await vscode.commands.executeCommand('goPipeline.cancel');
    const ended = await untilDone(id);
    assert.deepEqual([ended.view?.program?.exitCode, ended.view?.header.exitCode], [null, 1]);
    await settings.update('inheritStderr', undefined, vscode.ConfigurationTarget.Workspace);
  });

  test('of which a setting keeps no messages, fails without a guess', async () => {
    const settings = vscode.workspace.getConfiguration('goPipeline');
    await settings.update('inheritStderr', true, vscode.ConfigurationTarget.Workspace);
    for (const [argv, kind] of [
      [['go', 'build', './broken'], 'failed'],
      [['go', 'run', './lib'], 'unexplained'],
    ] as const) {
      const id = await trace({ directory: sandbox.workspace, argv, env: {} });
      const { view } = await untilDone(id);
      assert.deepEqual([view?.headline.kind, view?.noMain, view?.diagnostics], [kind, null, []]);
      await vscode.commands.executeCommand('goPipeline.openPanel', id);
      await pageShows(
        '.headline',
        kind === 'failed' ? 'broken failed' : 'its messages are not in this trace',
      );
    }
    await settings.update('inheritStderr', undefined, vscode.ConfigurationTarget.Workspace);
  });

  test('shows its finished build while it serves, and can handle the Ctrl-C that cancel sends', async () => {
    const note = noteFile('serve');
    const id = await trace(app('serve', note.path));
    await note.until('serving');
    const serving = await untilRun(id, 'shows the program', ({ view }) => view?.program != null);
    assert.equal(serving.state, 'running');
    await vscode.commands.executeCommand('goPipeline.cancel');
    await note.until('goodbye');
    const run = await untilDone(id);
    assert.equal(run.view?.program?.exitCode, 3);
  });

  test('that ignores Ctrl-C is killed on the second cancel', async () => {
    const note = noteFile('stubborn');
    const id = await trace(app('stubborn', note.path));
    const [, pid] = await note.until('serving');
    await untilRun(id, 'shows the program', ({ view }) => view?.program != null);
    await vscode.commands.executeCommand('goPipeline.cancel');
    assert.ok(isRunning(pid));
    await vscode.commands.executeCommand('goPipeline.cancel');
    await until('it is dead', () => !isRunning(pid));
    await untilDone(id);
  });

  test('ends when its terminal is closed', async () => {
    const note = noteFile('closed');
    const id = await trace(app('serve', note.path));
    const [, pid] = await note.until('serving');
    vscode.window.terminals.find(({ name }) => name.includes(note.path))?.dispose();
    await until('it is dead', () => !isRunning(pid));
    await untilRun(id, 'is done', ({ state }) => state === 'done');
  });

  test('is replaced when it is traced again, and starts only once for repeated requests', async () => {
    const note = noteFile('again');
    const target = app('serve', note.path);
    const first = await trace(target);
    const [, pid] = await note.until('serving');
    await untilRun(first, 'shows the program', ({ view }) => view?.program != null);
    const [second, third] = await Promise.all([
      vscode.commands.executeCommand('goPipeline.traceAgain'),
      vscode.commands.executeCommand('goPipeline.traceAgain'),
    ]);
    assert.equal(second, third);
    assert.notEqual(second, first);
    await until('the first is dead', () => !isRunning(pid));
    await until('the second serves', async () => (await note.until('serving'))[1] !== pid);
    assert.equal(vscode.window.terminals.filter(({ name }) => name.includes(note.path)).length, 1);
    await vscode.commands.executeCommand('goPipeline.cancel');
    await untilDone(second as string);
  });

  test('keeps its output on screen until a key is pressed', async () => {
    const id = await trace(app('held'));
    await untilDone(id);
    const terminal = vscode.window.terminals.find(({ name }) => name === 'go run ./cmd/app held');
    assert.ok(terminal);
    assert.equal(terminal.exitStatus, undefined);
    await until('a key closes it', () => {
      terminal.sendText(' ', false);
      return terminal.exitStatus !== undefined;
    });
  });

  test('keeps only the newest ended terminal of other targets', async () => {
    const names = () => vscode.window.terminals.map(({ name }) => name);
    for (const word of ['one', 'two', 'three'])
      await untilRun(await trace(app(word)), 'is kept', (run) => historyIdOf(run) !== null);
    await until('the first is closed', () => !names().some((name) => name.endsWith('app one')));
    assert.deepEqual(
      names().filter((name) => /app (?:one|two|three)$/.test(name)),
      ['go run ./cmd/app two', 'go run ./cmd/app three'],
    );
  });

  test('that ended before go reported anything is shown as ended, not as running', async () => {
    // Help has no pipeline, so the command line never connects.
    const id = await trace({ directory: sandbox.workspace, argv: ['go', 'run', '-h'], env: {} });
    const terminal = await until('its terminal is there', () =>
      vscode.window.terminals.find(({ name }) => name === 'go run -h'),
    );
    terminal.dispose();
    await untilRun(id, 'is lost', (run) => faultOf(run) !== null);
    await vscode.commands.executeCommand('goPipeline.openPanel', id);
    await pageShows('.failure', 'The command ended before');
    await vscode.commands.executeCommand('goPipeline.runs.focus');
    await until('the list says so', async () =>
      (await ui.texts('.pane-body .monaco-list-row')).some(
        (row) => row.includes('go run -h') && row.includes('ended before'),
      ),
    );
  });

  test('does not start in a folder that no longer exists', async () => {
    const before = (await runs()).length;
    void vscode.commands.executeCommand('goPipeline.runMain', {
      directory: `${sandbox.workspace}/gone`,
      argv: ['go', 'run', '.'],
      env: {},
    });
    await until('it is told', async () =>
      (await ui.notifications()).some((text) => text.includes('no longer exists')),
    );
    assert.equal((await runs()).length, before);
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
