import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { historyIdOf, type Run } from '../../../../../src/host/run.ts';
import { ui } from '../../../../support/editor/ui.ts';
import { until } from '../../../../support/editor/until.ts';
import { app, noteFile, sandbox, trace, untilDone, untilRun } from '../../traces/traced.ts';

const BAR = '[id="go-build-pipeline.go-build-pipeline.goPipeline.cache"]';
const OK = { directory: sandbox.workspace, argv: ['go', 'build', './lib'], env: {} };
const FAILS = { directory: sandbox.workspace, argv: ['go', 'build', './broken'], env: {} };
const { Global, Workspace } = vscode.ConfigurationTarget;
const CHANGED = ['statusBar', 'openPanel', 'history', 'explain', 'env'];

suite('changed settings take effect immediately', () => {
  teardown(async () => {
    for (const name of CHANGED) await set(name, undefined, name === 'env' ? Global : Workspace);
  });

  test('statusBar shows counts, the hit rate, or nothing', async function () {
    this.timeout(200_000);
    await untilDone(await trace(OK), 180_000);
    await untilDone(await trace(OK));
    await barSays('all cached');
    await set('statusBar', 'hitRate');
    await barSays('100%');
    await set('statusBar', 'off');
    await until('the item is gone', async () => (await ui.texts(`${BAR}:visible`)).length === 0);
    await set('statusBar', undefined);
    await barSays('all cached');
  });

  test('openPanel opens the panel on every trace, on failure, or never', async () => {
    for (const { value, opens } of [
      { value: 'never', opens: { ok: false, failed: false } },
      { value: 'onFailure', opens: { ok: false, failed: true } },
      { value: 'onTrace', opens: { ok: true, failed: true } },
    ]) {
      await set('openPanel', value);
      for (const { target, expected } of [
        { target: OK, expected: opens.ok },
        { target: FAILS, expected: opens.failed },
      ]) {
        await vscode.window.tabGroups.close(panels());
        await untilDone(await trace(target));
        // Once the status bar shows the result, the panel would have opened.
        await barSays(target === OK ? 'all cached' : 'build failed');
        if (expected) await until(`${value}: a panel opens`, () => panels().length === 1);
        else assert.equal(panels().length, 0, value);
      }
    }
  });

  test('history and explain turn off saving and reasons, and the next trace counts as a first one', async () => {
    await untilRun(await trace(OK), 'is kept', (run) => historyIdOf(run) !== null);
    await set('history', false);
    const unsaved = await untilRun(await trace(OK), 'hands its trace over', isInMemory);
    assert.equal(historyIdOf(unsaved), null);
    await set('explain', false);
    assert.equal((await untilDone(await trace(OK))).view?.why ?? null, null);
  });

  test('env passes variables to go and the program', async () => {
    await set('env', { GBP_TEST_HELLO: 'wörld', GOFLAGS: '-tags=from_settings' }, Global);
    const note = noteFile('env');
    await untilDone(await trace(app('about', note.path)));
    const [, , environment] = (await note.until(true)) as [unknown, unknown, readonly string[]];
    assert.ok(environment.includes('GBP_TEST_HELLO=wörld'));
    assert.ok(environment.includes('GOFLAGS=-tags=from_settings'));
  });
});

const panels = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview);

async function barSays(text: string): Promise<void> {
  await until(`the bar says ${text}`, async () => (await ui.texts(BAR)).join(' ').includes(text));
}

async function set(name: string, value: unknown, target = Workspace): Promise<void> {
  await vscode.workspace.getConfiguration('goPipeline').update(name, value, target);
}

function isInMemory(run: Run): boolean {
  return run.state === 'done' && run.record.kind === 'memory';
}
