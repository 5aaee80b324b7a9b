import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { listHistory, recordElsewhere, sandbox } from '../../../../support/editor/record.ts';
import { ui } from '../../../../support/editor/ui.ts';
import { until } from '../../../../support/editor/until.ts';

const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
const hasTab = (part: string) => () => tabs().some((label) => label.includes(part));

suite('comparing', () => {
  teardown(async function () {
    if (this.currentTest?.isFailed()) await ui.picture(`failed ${this.currentTest.title}`);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('shows the differences from the previous trace, and opens the file that a difference names', async () => {
    assert.equal(await recordElsewhere(['go', 'build', './...']), 0);
    writeFileSync(
      join(sandbox.workspace, 'lib', 'lib.go'),
      'package lib\n\nfunc Name() string { return "another" }\n',
    );
    assert.equal(await recordElsewhere(['go', 'build', './...']), 0);
    await vscode.commands.executeCommand('goPipeline.comparePrevious');
    await until('the comparison is open', hasTab('Compare: go build ./... ↔ go build ./...'));
    const pageText = await until('it says what differs', async () => {
      const [text = ''] = await ui.framed('body');
      return text.includes('edited lib.go') && text;
    });
    assert.match(pageText, /Compared with the same command, traced \d{4}-/);
    await ui.picture('compare');
    await ui.clickFramed('#tab-why');
    await ui.clickFramed('.compared-cause .mono');
    await until('the file is open', () =>
      vscode.window.visibleTextEditors.some(({ document }) => document.fileName.endsWith('lib.go')),
    );
    assert.deepEqual(
      (await ui.complaints()).filter((text) => text.includes('goPipeline.compare')),
      [],
    );
  });

  test('takes the two selected traces, the earlier one first', async () => {
    const [newest, oldest] = await listHistory();
    assert.ok(newest && oldest);
    const elements = [newest, oldest].map(({ id }) => ({ kind: 'saved', id, historyId: id }));
    await vscode.commands.executeCommand('goPipeline.compareSelected', elements[0], elements);
    await until('the comparison is open', hasTab('Compare: '));
    await until('it names both', async () =>
      /Compared: the traces from \d{4}-.* and \d{4}-/.test((await ui.framed('body'))[0] ?? ''),
    );
  });

  test('reports that nothing was rebuilt, or opens the page that explains why', async () => {
    await vscode.commands.executeCommand('goPipeline.explainLast');
    await until('the panel is open', hasTab('Pipeline: go build'));
    assert.equal(await recordElsewhere(['go', 'build', './lib']), 0);
    await vscode.commands.executeCommand('goPipeline.explainLast');
    await until('a message says it', async () =>
      (await ui.notifications()).some((text) => text.includes('everything came from the cache')),
    );
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  test('keeps a complete history when two windows record at the same time', async () => {
    const before = (await listHistory()).length;
    await Promise.all(['./lib', '.', './...'].map((what) => recordElsewhere(['go', 'build', what])));
    const after = await listHistory();
    assert.equal(after.length, before + 3);
    await vscode.commands.executeCommand('goPipeline.runs.focus');
    await until('the view has them all', async () => (await ui.texts(ROWS)).length >= after.length);
  });
});

const ROWS = '.pane:has([aria-label^="Runs"]) .monaco-list-row';
