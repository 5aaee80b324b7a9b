import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import type { Run } from '../../../../src/host/run.ts';
import { listHistory, recordElsewhere, sandbox } from '../../../support/editor/record.ts';
import { testAccess } from '../../../support/editor/test-access.ts';
import { until } from '../../../support/editor/until.ts';

suite('tracing again', () => {
  test('runs a command from the history for its original platform, without the rest of its environment', async () => {
    const env = { GOOS: 'plan9', GOARCH: 'amd64', CGO_ENABLED: '0', GOFLAGS: '-trimpath' };
    assert.equal(await recordElsewhere(['go', 'build', './lib'], sandbox.workspace, env), 0);
    const [newest] = await listHistory();
    assert.ok(newest);
    const seen = new Map<string, Run>();
    const listening = (await testAccess()).onDidChange((run) => seen.set(run.id, run));
    const id = await vscode.commands.executeCommand<string>('goPipeline.traceAgain', newest.id);
    const run = await until('it is done', () => {
      const found = seen.get(id);
      return found?.state === 'done' && found.view !== null && found;
    });
    listening.dispose();
    assert.deepEqual(run.target?.env, { GOOS: 'plan9', CGO_ENABLED: '0' });
    assert.equal(run.view?.header.platform, 'plan9/amd64');
    for (const terminal of vscode.window.terminals) terminal.dispose();
  });
});
