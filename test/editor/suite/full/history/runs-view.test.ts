import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { listHistory, recordElsewhere, sandbox } from '../../../../support/editor/record.ts';
import { ui } from '../../../../support/editor/ui.ts';
import { until } from '../../../../support/editor/until.ts';

const ROWS = '.pane:has([aria-label^="Runs"]) .monaco-list-row';

/** Label and description, without the spaces in between. */
const rows = async () => (await ui.texts(ROWS)).map((row) => row.replaceAll(/\s+/g, ''));
const hasRow = (pattern: RegExp) => async () => (await rows()).some((row) => pattern.test(row));

suite('the Runs view', () => {
  teardown(function () {
    return this.currentTest?.isFailed() ? ui.picture(`failed ${this.currentTest.title}`) : undefined;
  });

  test('shows a welcome when empty, and lists traces of other processes without a refresh', async () => {
    await vscode.commands.executeCommand('goPipeline.runs.focus');
    await until('the welcome is there', async () =>
      (await ui.texts('.welcome-view-content')).some((text) => text.includes('No traces yet')),
    );
    await ui.picture('welcome-no-trace');
    assert.equal(await recordElsewhere(['go', 'build', './...']), 0);
    await until('the trace is listed', hasRow(/^gobuild\.\/\.\.\.\d+rebuilt·\d+fromcache/));
  });

  test('shows as text that a command failed', async () => {
    assert.equal(await recordElsewhere(['go', 'build', './nowhere']), 1);
    await until('the failed one is listed', hasRow(/^gobuild\.\/nowherefailed\(exit1\)/));
    const labels = await ui.names(ROWS);
    assert.match(labels[0] ?? '', /^go build \.\/nowhere, failed \(exit 1\)/);
  });

  test('puts traces of other folders into a group of their own', async () => {
    const other = join(sandbox.temp, 'other');
    mkdirSync(other, { recursive: true });
    writeFileSync(join(other, 'go.mod'), 'module example.com/other\n\ngo 1.20\n');
    writeFileSync(join(other, 'lib.go'), 'package other\n');
    assert.equal(await recordElsewhere(['go', 'vet', '.'], other), 0);
    await until('the group is there', hasRow(/^Elsewhere1$/));
    assert.equal(
      (await rows()).some((row) => row.includes('govet')),
      false,
    );
    await ui.picture('runs-view');
  });

  test('opens a trace on click', async () => {
    await ui.click(ROWS, 'go build ./...');
    await until('the panel is open', () =>
      vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(({ label }) => label.includes('go build ./...')),
      ),
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('deletes only the selected trace', async () => {
    const before = await listHistory();
    const doomed = before.find(({ argv }) => argv.includes('./nowhere'));
    assert.ok(doomed);
    await vscode.commands.executeCommand('goPipeline.deleteRun', {
      kind: 'saved',
      id: doomed.id,
      historyId: doomed.id,
    });
    await until('it is gone from the view', async () => !(await hasRow(/nowhere/)()));
    assert.deepEqual(
      (await listHistory()).map(({ id }) => id),
      before.map(({ id }) => id).filter((id) => id !== doomed.id),
    );
  });

  test('keeps the history when the confirmation is dismissed', async () => {
    const before = await listHistory();
    // Under test the editor shows no modal dialog, which counts as dismissing it.
    await vscode.commands.executeCommand('goPipeline.clearHistory');
    await vscode.commands.executeCommand('notifications.clearAll');
    assert.deepEqual(await listHistory(), before);
  });
});
