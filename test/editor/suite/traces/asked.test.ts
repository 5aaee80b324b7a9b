import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { ui } from '../../../support/editor/ui.ts';
import { until } from '../../../support/editor/until.ts';
import { noteFile, runs, sandbox, untilDone } from './traced.ts';

suite('the command Trace go run', () => {
  test('asks for arguments once, and runs the program of the active file in its own terminal', async function () {
    // On a fresh machine the first build compiles the standard library.
    this.timeout(200_000);
    await runs();
    await vscode.window.showTextDocument(vscode.Uri.file(`${sandbox.workspace}/cmd/app/main.go`));
    const note = noteFile('palette');
    const first = vscode.commands.executeCommand('goPipeline.traceRun');
    await until('the command can be edited', async () => {
      const [title] = await ui.texts('.quick-input-title');
      return title === 'Command to trace';
    });
    await ui.type(` about ${JSON.stringify(note.path)} 'two words'`);
    await ui.press('Enter');
    const id = await first;
    assert.equal(typeof id, 'string');
    const run = await untilDone(id as string, 180_000);
    assert.deepEqual(run.argv, ['go', 'run', './cmd/app', 'about', note.path, 'two words']);
    const [, , , args] = await note.until(true);
    assert.deepEqual(args, ['two words']);

    // The pipeline panel has opened on top of the file.
    await vscode.window.showTextDocument(vscode.Uri.file(`${sandbox.workspace}/cmd/app/main.go`));
    const again = (await vscode.commands.executeCommand('goPipeline.traceRun')) as string;
    assert.deepEqual((await untilDone(again)).argv, run.argv);
    const ours = vscode.window.terminals.filter(({ name }) => name.startsWith('go run ./cmd/app about'));
    assert.equal(ours.length, 1);
  });
});
