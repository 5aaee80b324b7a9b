import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { chooseGo } from '../../../../../src/host/go/go-command.ts';
import { startGoExtension } from '../../../../../src/host/go/go-extension.ts';
import { findExecutable } from '../../../../../src/platform/find-executable.ts';
import { until } from '../../../../support/editor/until.ts';
import { sandbox } from '../../traces/traced.ts';

const one = join(sandbox.workspace, 'one');
const two = join(sandbox.workspace, 'two');
const onPath = findExecutable('go', '/', process.env);
const other = join(sandbox.temp, 'other', 'go');
const named = join(sandbox.temp, 'bin', 'go-named');
const tools = join(one, 'tools', 'go');

/**
 * What golang.go 0.57.2 answered in VS Code 1.99 (its `settings.getExecutionCommand('go')` and "Go: Locate
 * Configured Go Tools") with these settings in a folder of its own; recorded by hand, the real one cannot be here.
 */
const RECORDED: readonly (readonly [object, string | null, string])[] = [
  [{}, onPath, 'PATH'],
  [{ 'go.goroot': tools }, join(tools, 'bin', 'go'), 'go.goroot'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as it stands in settings.
  [{ 'go.goroot': '${workspaceFolder}/tools/go' }, join(tools, 'bin', 'go'), 'go.goroot'],
  [{ 'go.goroot': '~/goroot' }, join(homedir(), 'goroot', 'bin', 'go'), 'go.goroot'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as it stands in settings.
  [{ 'go.goroot': '${env:HOME}/goroot' }, join(homedir(), 'goroot', 'bin', 'go'), 'go.goroot'],
  [{ 'go.goroot': '/nowhere/go' }, onPath, 'PATH'],
  [{ 'go.goroot': 'tools/go' }, onPath, 'PATH'],
  [{ 'go.alternateTools': { go: other } }, other, 'go.alternateTools'],
  [{ 'go.alternateTools': { go: '/nowhere/bin/go' } }, onPath, 'PATH'],
  [{ 'go.alternateTools': { go: 'go-named' } }, named, 'go.alternateTools'],
  [{ 'go.alternateTools': { go: 'go-nowhere' } }, onPath, 'PATH'],
  [{ 'go.alternateTools': { go: 'tools/go/bin/go' } }, onPath, 'PATH'],
  [{ 'go.alternateTools': { go: other }, 'go.goroot': tools }, other, 'go.alternateTools'],
  [{ 'go.alternateTools': { go: 'go-named' }, 'go.goroot': tools }, named, 'go.alternateTools'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as it stands in settings.
  [{ 'go.toolsEnvVars': { PATH: '${env:GBP_TEMP}/other' } }, onPath, 'PATH'],
  [{ 'go.toolsEnvVars': { GOROOT: tools } }, onPath, 'PATH'],
];

suite('the go command beside the Go extension', () => {
  suiteSetup(() => startGoExtension());
  teardown(async () => {
    for (const name of ['GOBIN', 'GOROOT']) delete process.env[name];
    says('');
    await set(two, {});
  });
  suiteTeardown(() => {
    for (const folder of [one, two]) rmSync(join(folder, '.vscode'), { recursive: true, force: true });
  });

  for (const [settings, command, source] of RECORDED)
    test(`is the one recorded for the settings ${JSON.stringify(settings)}`, async () => {
      await set(one, settings);
      const chosen = chooseGo(vscode.Uri.file(one));
      // If none is found, only a name is left, which is looked up on PATH.
      assert.equal(findExecutable(chosen.command, one, chosen.env), command);
      assert.equal(chosen.source, source);
    });

  test('is taken from GOBIN, then GOROOT, then PATH', async () => {
    await set(one, {});
    process.env['GOROOT'] = tools;
    assert.deepEqual(used(one), { command: join(tools, 'bin', 'go'), source: 'GOROOT' });
    process.env['GOBIN'] = join(sandbox.temp, 'other');
    assert.deepEqual(used(one), { command: other, source: 'GOBIN' });
  });

  test('has the environment of the Go extension, including numbers, GOPATH and home', async () => {
    await set(one, {
      'go.gopath': '~/own',
      'go.toolsEnvVars': { CGO_ENABLED: 0, GOFLAGS: '-tags=x', GOPATH: '/nowhere', GOTMPDIR: '~/tmp' },
    });
    const { env } = chooseGo(vscode.Uri.file(one));
    assert.deepEqual(
      [env['CGO_ENABLED'], env['GOFLAGS'], env['GOPATH'], env['GOTMPDIR']],
      ['0', '-tags=x', join(homedir(), 'own'), join(homedir(), 'tmp')],
    );
  });

  test('is the answer of the Go extension if that differs from its settings', async () => {
    await set(one, {});
    const wrapper = join(sandbox.temp, 'bin', 'go-wrapper');
    says(wrapper);
    assert.deepEqual(used(one), { command: wrapper, source: 'golang.go' });
    // The same go command by another path, a bare name, and a path that does not exist.
    for (const path of [other, 'go', '/nowhere/go']) {
      says(path);
      assert.deepEqual(used(one), { command: onPath, source: 'PATH' });
    }
  });

  test('is not an answer cached for another folder, and is chosen without making the Go extension cache one', async () => {
    await set(one, {});
    await set(two, { 'go.alternateTools': { go: named } });
    says(named);
    assert.equal(used(one).source, 'PATH');
    const { asked } = standIn();
    asked.length = 0;
    assert.deepEqual(used(two), { command: named, source: 'go.alternateTools' });
    assert.deepEqual(asked, []);
  });
});

function used(folder: string) {
  const { command, source } = chooseGo(vscode.Uri.file(folder));
  return { command, source };
}

function standIn(): { binPath: string; readonly asked: unknown[] } {
  return (globalThis as unknown as { readonly goExtension: ReturnType<typeof standIn> }).goExtension;
}

function says(binPath: string): void {
  standIn().binPath = binPath;
}

async function set(folder: string, settings: object): Promise<void> {
  mkdirSync(join(folder, '.vscode'), { recursive: true });
  writeFileSync(join(folder, '.vscode', 'settings.json'), JSON.stringify(settings));
  const wanted = settings as Readonly<Record<string, unknown>>;
  const config = () => vscode.workspace.getConfiguration('go', vscode.Uri.file(folder));
  await until('the settings count', () =>
    ['goroot', 'gopath', 'alternateTools', 'toolsEnvVars'].every(
      (name) =>
        JSON.stringify(config().inspect(name)?.workspaceFolderValue) === JSON.stringify(wanted[`go.${name}`]),
    ),
  );
}
