import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { hand } from '../../../support/editor/hand.ts';
import { listHistory, place, recordElsewhere } from '../../../support/editor/record.ts';
import { until } from '../../../support/editor/until.ts';

const ROWS = '.pane:has([aria-label^="Runs"]) .monaco-list-row';

const rows = () => hand.texts(ROWS);
const hasRow = (pattern: RegExp) => async () => (await rows()).some((row) => pattern.test(row.replaceAll('\n', ' ')));

suite('the Runs view', () => {
  test('is empty with a welcome, and then lists what somebody else traced, without being asked', async () => {
    await vscode.commands.executeCommand('goPipeline.runs.focus');
    await until('the welcome is there', async () =>
      (await hand.texts('.welcome-view-content')).some((text) => text.includes('Nothing was traced yet')),
    );
    await hand.picture('welcome-no-trace');
    assert.equal(await recordElsewhere(['go', 'build', './...']), 0);
    await until('the trace is listed', hasRow(/go build \.\/\.\.\..*from cache|go build \.\/\.\.\..*rebuilt/));
  });

  test('says in words that a command failed', async () => {
    assert.equal(await recordElsewhere(['go', 'build', './nowhere']), 1);
    await until('the failed one is listed', hasRow(/go build \.\/nowhere.*failed \(exit 1\)/));
    const labels = await hand.names(ROWS);
    assert.match(labels[0] ?? '', /^go build \.\/nowhere, failed \(exit 1\)/);
  });

  test('puts traces of other folders into a group of their own', async () => {
    const other = join(place.temp, 'other');
    mkdirSync(other, { recursive: true });
    writeFileSync(join(other, 'go.mod'), 'module example.com/other\n\ngo 1.20\n');
    writeFileSync(join(other, 'lib.go'), 'package other\n');
    assert.equal(await recordElsewhere(['go', 'vet', '.'], other), 0);
    await until('the group is there', hasRow(/^Elsewhere 1/));
    assert.equal((await rows()).some((row) => row.includes('go vet')), false);
    await hand.picture('runs-view');
  });

  test('opens a trace by a click', async () => {
    await hand.click(ROWS, 'go build ./...');
    await until('the panel is open', () =>
      vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes('go build ./...'))),
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('deletes the selected trace, and nothing else', async () => {
    const before = await listHistory();
    const doomed = before.find(({ argv }) => argv.includes('./nowhere'));
    assert.ok(doomed);
    await vscode.commands.executeCommand('goPipeline.deleteRun', {
      kind: 'kept',
      id: doomed.id,
      historyId: doomed.id,
    });
    await until('it is gone from the view', async () => !(await hasRow(/nowhere/)()));
    assert.deepEqual(
      (await listHistory()).map(({ id }) => id),
      before.map(({ id }) => id).filter((id) => id !== doomed.id),
    );
  });

  test('clears the history after one question, which can be declined', async () => {
    const count = (await listHistory()).length;
    const cancelled = vscode.commands.executeCommand('goPipeline.clearHistory');
    await until('it asks', async () =>
      (await hand.texts('.monaco-dialog-box')).some((text) => text.includes(`Delete all ${count} traces?`)),
    );
    await hand.press('Escape');
    await cancelled;
    assert.equal((await listHistory()).length, count);
    const cleared = vscode.commands.executeCommand('goPipeline.clearHistory');
    await until('it asks', async () => (await hand.texts('.monaco-dialog-box')).length > 0);
    await hand.click('.monaco-dialog-box .monaco-button', 'Delete All');
    await cleared;
    assert.deepEqual(await listHistory(), []);
    await until('the welcome is back', async () =>
      (await hand.texts('.welcome-view-content')).some((text) => text.includes('Nothing was traced yet')),
    );
  });
});
