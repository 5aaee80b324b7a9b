import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import type { PipelineApi } from '../../../../../src/host/api.ts';
import { extension, recordElsewhere, sandbox } from '../../../../support/editor/record.ts';

/** The answer of a tool: its text and its data. */
async function ask(tool: string, input: object): Promise<{ readonly text: string; readonly data: unknown }> {
  const source = new vscode.CancellationTokenSource();
  const { content } = await vscode.lm.invokeTool(
    `go_pipeline_${tool}`,
    { input, toolInvocationToken: undefined },
    source.token,
  );
  const [text, data] = content.map((part) => (part as vscode.LanguageModelTextPart).value);
  return { text: text ?? '', data: data === undefined ? null : JSON.parse(data) };
}

suite('tools for language models', () => {
  test('are registered with the editor', async () => {
    await extension().activate();
    const names = vscode.lm.tools.map(({ name }) => name).filter((name) => name.startsWith('go_pipeline_'));
    assert.deepEqual(names.sort(), [
      'go_pipeline_explain_rebuild',
      'go_pipeline_inspect_binary',
      'go_pipeline_last_trace',
      'go_pipeline_why_no_main',
    ]);
  });

  test('return the last trace, redacted', async () => {
    assert.equal(await recordElsewhere(['go', 'run', '.', '--token=hunter2']), 0);
    const { text, data } = await ask('last_trace', {});
    assert.match(text, /^go run \. /);
    assert.equal((data as { exitCode: number }).exitCode, 0);
    const all = text + JSON.stringify(data);
    assert.ok(!all.includes('hunter2'));
    assert.ok(!all.includes(`${homedir()}/`));
  });

  test('explain the last rebuild, for the whole build and for one package', async () => {
    const whole = await ask('explain_rebuild', {});
    assert.match(whole.text, /^go run \./);
    const one = await ask('explain_rebuild', { package: 'lib' });
    assert.match(one.text, /ex\.com\/app\/lib/);
    assert.match((await ask('explain_rebuild', { package: 'nowhere' })).text, /nowhere/);
  });

  test('inspect the binary of the last trace or a file of the workspace, and no other', async () => {
    assert.equal(await recordElsewhere(['go', 'build', '-o', 'app', '.']), 0);
    for (const input of [{}, { file: 'app' }]) {
      const { text, data } = await ask('inspect_binary', input);
      assert.match(text, /built by go1\./);
      assert.ok(!JSON.stringify(data).includes('"sections"'));
      assert.ok(!(text + JSON.stringify(data)).includes(`${homedir()}/`));
    }
    assert.match((await ask('inspect_binary', { file: '../../x' })).text, /not in this workspace/);
  });

  test('say which folders contain a program, and refuse folders outside the workspace', async () => {
    const all = await ask('why_no_main', {});
    assert.match(all.text, /go run \./);
    const lib = await ask('why_no_main', { folder: 'lib' });
    assert.equal((lib.data as { reason: { id: string } }).reason.id, 'library-package');
    assert.match((await ask('why_no_main', { folder: sandbox.home })).text, /not in this workspace/);
    assert.match((await ask('why_no_main', { folder: '../..' })).text, /not in this workspace/);
  });
});

suite('the API for other extensions', () => {
  test('returns the last trace, redacted, and refuses anything but go commands of this workspace', async () => {
    const api = (await extension().activate()) as PipelineApi;
    assert.equal(api.version, 1);
    const trace = await api.lastTrace();
    assert.ok(trace);
    assert.ok(!JSON.stringify(trace).includes('hunter2'));
    const refused: readonly unknown[] = [
      { verb: 'generate' },
      { verb: 'build', args: [7] },
      { verb: 'build', directory: sandbox.home },
      null,
    ];
    for (const options of refused) assert.equal(await api.trace(options as never), null);
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
