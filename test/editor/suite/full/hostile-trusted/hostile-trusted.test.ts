import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import type { PipelineApi } from '../../../../../src/host/api.ts';
import { startedPrograms } from '../../../../support/editor/hostile-settings.ts';
import { extension, sandbox } from '../../../../support/editor/record.ts';
import { until } from '../../../../support/editor/until.ts';

suite('the settings of a trusted folder', () => {
  test('cannot set programs or the environment, which only the user can', async () => {
    assert.equal(vscode.workspace.isTrusted, true);
    const run = await traced('build');
    assert.equal(run.exitCode, 0);
    assert.deepEqual(startedPrograms(sandbox), []);
  });

  test('count as not set if their type is wrong', async () => {
    assert.deepEqual(vscode.extensions.getExtension('go-build-pipeline.go-build-pipeline')?.isActive, true);
    await vscode.commands.executeCommand('goPipeline.openPanel');
    await until('the panel is open', () =>
      vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes('go build'))),
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('can set flags, which shows that these tests detect a started program', async () => {
    await traced('vet');
    assert.deepEqual(startedPrograms(sandbox), ['evil']);
  });
});

async function traced(verb: 'build' | 'vet') {
  const api = (await extension().activate()) as PipelineApi;
  const started = await api.trace({ verb, args: ['./...'] });
  assert.ok(started, 'it was started');
  return until(`go ${verb} ends`, () => {
    const last = api.lastRun();
    return last?.id === started.id && last.state === 'done' && last;
  });
}
