import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { until } from '../../../../support/editor/until.ts';
import { sandbox, trace, untilDone } from '../../traces/traced.ts';

const goroot = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();
const folder = join(sandbox.workspace, '.vscode');
const linked = join(sandbox.temp, 'tools');

suite('the go command that the Go extension would use', () => {
  suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

  test('is that of go.goroot, as the panel shows', async () => {
    await set({ 'go.goroot': goroot });
    assert.deepEqual(await used(), { path: join(goroot, 'bin', 'go'), source: 'go.goroot' });
  });

  test('is preferably that of go.alternateTools', async () => {
    mkdirSync(linked, { recursive: true });
    symlinkSync(join(goroot, 'bin', 'go'), join(linked, 'go'));
    await set({ 'go.goroot': goroot, 'go.alternateTools': { go: join(linked, 'go') } });
    assert.deepEqual(await used(), { path: join(linked, 'go'), source: 'go.alternateTools' });
  });

  test('is otherwise that on PATH, whatever PATH go.toolsEnvVars sets for child processes', async () => {
    await set({ 'go.toolsEnvVars': { PATH: linked } });
    assert.equal((await used())?.source, 'PATH');
  });
});

async function set(settings: object): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
  const config = () => vscode.workspace.getConfiguration('go');
  const wanted = settings as Readonly<Record<string, unknown>>;
  await until('the settings count', () =>
    ['goroot', 'alternateTools', 'toolsEnvVars'].every(
      (name) =>
        JSON.stringify(config().inspect(name)?.workspaceValue) === JSON.stringify(wanted[`go.${name}`]),
    ),
  );
}

async function used() {
  const id = await trace({ directory: sandbox.workspace, argv: ['go', 'build', './lib'], env: {} });
  const { go } = await untilDone(id);
  return go && { path: go.path, source: go.source };
}
