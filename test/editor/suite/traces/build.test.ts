import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { historyIdOf } from '../../../../src/host/run.ts';
import { ui } from '../../../support/editor/ui.ts';
import { until } from '../../../support/editor/until.ts';
import { runs, sandbox, trace, untilDone, untilRun } from './traced.ts';

const LIB = `${sandbox.workspace}/lib/lib.go`;
const TOOL = `${sandbox.workspace}/tools/tool/tool.go`;
const BROKEN = `${sandbox.workspace}/broken/broken.go`;

const BAR = '[id="go-build-pipeline.go-build-pipeline.goPipeline.cache"]';

const build = (word: string) => ({ directory: sandbox.workspace, argv: ['go', 'build', word], env: {} });

async function bar(): Promise<string> {
  const items = await ui.texts(BAR);
  return items.join(' ').trim();
}

function diagnosticsOn(file: string, source: string): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(vscode.Uri.file(file)).filter((one) => one.source === source);
}

suite('a traced build', () => {
  test('shows in the status bar what the cache did', async function () {
    this.timeout(300_000);
    await untilDone(await trace(build('./lib')), 280_000);
    await untilDone(await trace(build('./lib')));
    await until('the bar says so', async () => (await bar()).includes('all cached'));
    writeFileSync(LIB, `package lib\n\nfunc Name() string { return "ann ${process.pid}" }\n`);
    await untilDone(await trace(build('./lib')));
    await until('the bar says so', async () => (await bar()).includes('1 rebuilt'));
    // The cause is added when the cache keys have been read.
    const parts = ['go build ./lib', 'Show Pipeline', 'Explain Rebuild', 'Trace Again', '(PATH)', 'lib.go'];
    await until('the tooltip says more', async () => {
      // A newer picture removes a tooltip that is shown.
      await ui.hover('.titlebar');
      await ui.hover(BAR);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      const texts = await ui.texts('.monaco-hover');
      return texts.some((text) => parts.every((part) => text.includes(part)));
    });
  });

  test('marks compiler errors on their line until the file is edited or built again', async () => {
    await untilDone(await trace(build('./broken')));
    await until('the line is marked', () => diagnosticsOn(BROKEN, 'go (traced)').length === 1);
    const [diagnostic] = diagnosticsOn(BROKEN, 'go (traced)');
    assert.equal(diagnostic?.range.start.line, 3);
    assert.match(diagnostic?.message ?? '', /cannot use "x"/);
    await until('the bar says so', async () => (await bar()).includes('build failed'));

    writeFileSync(BROKEN, 'package broken\n\nfunc F() int {\n\treturn 1\n}\n');
    await untilDone(await trace(build('./broken')));
    await until('the mark is gone', () => diagnosticsOn(BROKEN, 'go (traced)').length === 0);
    writeFileSync(BROKEN, 'package broken\n\nfunc F() int {\n\treturn "x"\n}\n');
  });

  test('marks an error in a library once for two programs, until neither reports it', async () => {
    writeFileSync(BROKEN, 'package broken\n\nfunc F() int {\n\tvar größe = "größe"; return größe\n}\n');
    for (const word of ['./broken', './...']) {
      await untilDone(await trace(build(word)));
      await until('the line is marked', () => diagnosticsOn(BROKEN, 'go (traced)').length === 1);
    }
    const [diagnostic] = diagnosticsOn(BROKEN, 'go (traced)');
    assert.equal(diagnostic?.range.start.character, '\tvar größe = "größe"; return '.length);
    writeFileSync(BROKEN, 'package broken\n\nfunc F() int {\n\treturn "x"\n}\n');
  });

  test('marks nothing in a deleted file', async () => {
    await untilDone(await trace(build('./broken')));
    await until('the line is marked', () => diagnosticsOn(BROKEN, 'go (traced)').length >= 1);
    rmSync(dirname(BROKEN), { recursive: true });
    await until('the mark is gone', () => diagnosticsOn(BROKEN, 'go (traced)').length === 0);
    mkdirSync(dirname(BROKEN));
    writeFileSync(BROKEN, 'package broken\n\nfunc F() int {\n\treturn "x"\n}\n');
  });

  test('saves unsaved files before go reads them', async () => {
    const document = await vscode.workspace.openTextDocument(LIB);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(
      document.uri,
      new vscode.Position(document.lineCount, 0),
      '\nfunc Typed() int { return "no" }\n',
    );
    await vscode.workspace.applyEdit(edit);
    assert.ok(document.isDirty);
    const run = await untilDone(await trace(build('./lib')));
    assert.equal(document.isDirty, false);
    assert.equal(run.view?.header.exitCode, 1);
    writeFileSync(LIB, 'package lib\n\nfunc Name() string { return "ann" }\n');
  });

  test('is available as a task: build, test and vet of the module, with a problem matcher', async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: 'goPipeline' });
    assert.deepEqual(tasks.map(({ name }) => name).sort(), [
      'go build ./...',
      'go build ./... (tools)',
      'go run ./cmd/app',
      'go run ./cmd/other',
      'go test ./...',
      'go test ./... (tools)',
      'go vet ./...',
      'go vet ./... (tools)',
      'lib',
    ]);
    const task = tasks.find(({ name }) => name === 'go build ./...');
    assert.ok(task);
    assert.equal(task.group, vscode.TaskGroup.Build);
    assert.doesNotMatch(JSON.stringify(task.definition), /token|address|gbp/);
    const before = (await runs()).length;
    await vscode.tasks.executeTask(task);
    const run = await until('the task is seen', async () => (await runs())[before]);
    assert.deepEqual(run.argv, ['go', 'build', './...']);
    await untilRun(run.id, 'is kept', (run) => historyIdOf(run) !== null);
    await until('the matcher marks the line', () => diagnosticsOn(BROKEN, 'go').length === 1);
    assert.equal(diagnosticsOn(BROKEN, 'go')[0]?.range.start.line, 3);
  });

  test('is available as a task of a nested module, with the flags of the settings and marks in its own files', async () => {
    const config = vscode.workspace.getConfiguration('goPipeline');
    await config.update('flags', { build: ['-v'] }, vscode.ConfigurationTarget.Workspace);
    const tasks = await vscode.tasks.fetchTasks({ type: 'goPipeline' });
    const task = tasks.find(({ name }) => name === 'go build ./... (tools)');
    assert.ok(task);
    const before = (await runs()).length;
    await vscode.tasks.executeTask(task);
    const run = await until('the task is seen', async () => (await runs())[before]);
    assert.deepEqual(run.argv, ['go', 'build', '-v', './...']);
    assert.equal(run.go?.source, 'PATH');
    await until('the line is marked', () => diagnosticsOn(TOOL, 'go (traced)').length === 1);
    assert.equal(diagnosticsOn(TOOL, 'go (traced)')[0]?.range.start.line, 2);
    assert.deepEqual(diagnosticsOn(`${sandbox.workspace}/tool/tool.go`, 'go'), []);
    await config.update('flags', undefined, vscode.ConfigurationTarget.Workspace);
  });

  test('from tasks.json runs in the folder that it names, and can be traced again', async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: 'goPipeline' });
    const task = tasks.find(({ name }) => name === 'lib');
    assert.ok(task);
    const before = (await runs()).length;
    await vscode.tasks.executeTask(task);
    const run = await until('the task is seen', async () => (await runs())[before]);
    assert.deepEqual([run.argv, run.directory], [['go', 'build', '.'], `${sandbox.workspace}/lib`]);
    await untilRun(run.id, 'is kept', (run) => historyIdOf(run) !== null);

    const settings = vscode.workspace.getConfiguration('goPipeline');
    await settings.update('flags', { build: ['-tags', 'later'] }, vscode.ConfigurationTarget.Workspace);
    const again = (await vscode.commands.executeCommand('goPipeline.traceAgain')) as string;
    const same = await untilDone(again);
    assert.deepEqual([same.argv, same.directory], [run.argv, run.directory]);
    await settings.update('flags', undefined, vscode.ConfigurationTarget.Workspace);
  });
});
