import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import type { BuildTrace } from '../../../../src/core/model/trace.ts';
import { writeTrace } from '../../../../src/core/trace/read-trace.ts';
import { inPage, pageShows, pageTexts } from '../../../support/editor/panel.ts';
import { sampleTrace, sandbox } from '../../../support/editor/traces.ts';
import { ui } from '../../../support/editor/ui.ts';
import { until } from '../../../support/editor/until.ts';

const fileAt = (name: string) => join(sandbox().workspace, name);
const open = (name: string) => vscode.commands.executeCommand('vscode.open', vscode.Uri.file(fileAt(name)));

suite('a trace file', () => {
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('opens as a picture, compressed or not, and follows changes of the file', async () => {
    writeFileSync(fileAt('a.gotrace.json'), writeTrace(sampleTrace()));
    await open('a.gotrace.json');
    await pageShows('.command', 'go build ./cmd/harbour');
    await pageShows('.headline', '2 rebuilt');
    assert.deepEqual(await ui.names(inPage('.editor-actions vscode-button')), ['Save Report as HTML']);
    writeFileSync(fileAt('a.gotrace.json'), writeTrace(sampleTrace(['go', 'build', '-v', './cmd/harbour'])));
    await pageShows('.command', '-v');
    writeFileSync(fileAt('b.gotrace.json.gz'), gzipSync(writeTrace(sampleTrace(['go', 'build', '.']))));
    await open('b.gotrace.json.gz');
    await pageShows('.command', 'go build .');
  });

  test('that is not a trace is reported in one sentence and opens as text', async () => {
    await open('broken.gotrace.json');
    await pageShows('.failure', 'truncated');
    await ui.click(inPage('.failure vscode-button'));
    await until('the text is open', () =>
      vscode.window.activeTextEditor?.document.uri.fsPath.endsWith('broken.gotrace.json'),
    );
  });

  test('opens sources at the column that go reports', async () => {
    const text = 'package main\n\nvar größe, n = "größe", 1 + "x"\n';
    writeFileSync(fileAt('größe.go'), text);
    const column = Buffer.byteLength('var größe, n = "größe", ') + 1;
    const trace = sampleTrace();
    const actions = trace.actions.map((action) =>
      action.outcome === 'miss' ? { ...action, outcome: 'failed' as const } : action,
    );
    const diagnostic = {
      package: 'example.com/harbour/internal/tide',
      file: 'größe.go',
      line: 3,
      column,
      message: 'mismatched',
    };
    writeFileSync(
      fileAt('c.gotrace.json'),
      writeTrace({ ...trace, exitCode: 1, actions, diagnostics: [diagnostic] }),
    );
    await open('c.gotrace.json');
    await pageShows('.headline', 'mismatched');
    await ui.click(inPage('.headline button'), 'größe.go');
    const editor = await until('the file is open', () =>
      vscode.window.activeTextEditor?.document.uri.fsPath.endsWith('größe.go')
        ? vscode.window.activeTextEditor
        : false,
    );
    await until('its place is selected', () => editor.selection.start.line === 2);
    assert.equal(editor.selection.start.character, 'var größe, n = "größe", '.length);
    rmSync(fileAt('größe.go'));
  });

  test('with paths that look like links does not create links in messages', async () => {
    const trace = hostileTrace();
    const diagnostics = trace.diagnostics.map((one) => ({ ...one, file: LINK, message: 'wrong' }));
    writeFileSync(fileAt('links.gotrace.json'), writeTrace({ ...trace, diagnostics }));
    await open('links.gotrace.json');
    await pageShows('.headline', 'Repair it');
    await ui.click(inPage('.headline button'), 'Repair it');
    const message = await until('there is no such file, and a message says so', async () =>
      (await ui.notifications()).find((text) => text.includes('Repair it')),
    );
    // As plain text, not as a link.
    assert.equal(message.replaceAll('\u2060', '').includes(LINK), true, message);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  test('from another person is shown as text, whatever it contains', async () => {
    const before = await ui.complaints();
    writeFileSync(fileAt('hostile.gotrace.json'), writeTrace(hostileTrace()));
    await open('hostile.gotrace.json');
    await pageShows('.command', '<img src=x onerror=');
    await pageShows('.headline', '[click](command:workbench.action.closeAllEditors)');
    await until('the graph stands', async () => (await pageTexts('.box .label')).length >= 2);
    for (const tab of ['why', 'timeline', 'table']) await ui.click(inPage(`#tab-${tab}`));
    assert.deepEqual(await ui.names(inPage('a, img, iframe, object, embed, form')), []);
    assert.deepEqual((await ui.complaints()).slice(before.length), []);
    assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 1);
  });
});

const LINK = '[Repair it](command:workbench.action.closeAllEditors)';
const EVIL = '<img src=x onerror=alert(1)><a href="command:workbench.action.closeAllEditors">x</a></script>';

function hostileTrace(): BuildTrace {
  const trace = sampleTrace(['go', 'build', EVIL]);
  return {
    ...trace,
    exitCode: 1,
    actions: trace.actions.map((action) => ({
      ...action,
      package: action.package.replace('internal/tide', EVIL),
      owner: action.owner.replace('internal/tide', EVIL),
      outcome: action.outcome === 'miss' ? ('failed' as const) : action.outcome,
      commands: [`cd \\\\example.com\\share\n${EVIL}`],
    })),
    diagnostics: [
      {
        package: `example.com/harbour/${EVIL}`,
        file: 'command:workbench.action.closeAllEditors',
        line: 1,
        column: 1,
        message: `[click](command:workbench.action.closeAllEditors) ${EVIL}`,
      },
    ],
    notes: [{ id: 'text', args: { text: EVIL } }],
  };
}
