import assert from 'node:assert/strict';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { inPage, pageShows } from '../../../../support/editor/panel.ts';
import { ui } from '../../../../support/editor/ui.ts';
import { until } from '../../../../support/editor/until.ts';
import { sandbox, trace, untilDone } from '../../traces/traced.ts';

const one = join(sandbox.workspace, 'one');

/** The configuration of a debug session recorded with the real golang.go and Delve. */
suite('the debugger starts', () => {
  test('the traced program with its arguments, flags, directory, environment and a terminal', async () => {
    const asked = await debugged({
      directory: one,
      argv: ['go', 'run', '-tags', 'x', './cmd/app', 'a b', '-v'],
      env: { HELLO: 'you' },
    });
    assert.deepEqual(
      { ...asked, env: asked['env']?.HELLO },
      {
        type: 'go',
        request: 'launch',
        name: 'Debug app',
        mode: 'debug',
        program: join(one, 'cmd', 'app'),
        cwd: one,
        args: ['a b', '-v'],
        buildFlags: '-tags=x -buildvcs=false',
        console: 'integratedTerminal',
        env: 'you',
      },
    );
  });

  test('the tests that ran, even if a program that go links for them comes first', async () => {
    const asked = await debugged({
      directory: one,
      argv: ['go', 'test', '-count=1', '-run', 'One', './...'],
      env: {},
    });
    assert.deepEqual(
      [asked['mode'], asked['program'], asked['args'], asked['console']],
      ['test', join(one, 'lib'), ['-test.count=1', '-test.run=One'], undefined],
    );
  });
});

type Asked = Readonly<Record<string, unknown>> & { readonly env?: Readonly<Record<string, string>> };

async function debugged(target: object): Promise<Asked> {
  const id = await trace(target);
  assert.equal((await untilDone(id)).view?.header.exitCode, 0);
  await vscode.commands.executeCommand('goPipeline.openPanel', id);
  await pageShows('.headline', '');
  const { debugged } = (
    globalThis as unknown as { readonly goExtension: { readonly debugged: { configuration: Asked }[] } }
  ).goExtension;
  debugged.length = 0;
  await ui.click(inPage('vscode-button[aria-label="Debug Program"]'));
  const { configuration } = await until('the debugger is asked', () => debugged[0] ?? false);
  return Object.fromEntries(
    Object.entries(configuration).filter(([name, value]) => value !== undefined && !name.startsWith('__')),
  );
}
