import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { palette, ROWS, replaceTyped, rows } from '../../../../support/editor/palette.ts';
import { ui } from '../../../../support/editor/ui.ts';
import { until } from '../../../../support/editor/until.ts';
import { sandbox } from '../../traces/traced.ts';

suite('comparing two commands', () => {
  teardown(async () => {
    await setFlags(undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('runs both sides of a preset for the selected package, and shows what differs', async function () {
    this.timeout(280_000);
    await vscode.window.showTextDocument(vscode.Uri.file(`${sandbox.workspace}/lib/lib.go`));
    await palette('Compare Two Commands');
    const offered = await rows('Select what to compare');
    assert.equal(offered.length, 6);
    await ui.type('trimpath');
    await until('one is left', async () => (await ui.texts(ROWS)).length === 1);
    await ui.press('Enter');
    await rows('go build: select packages');
    await ui.press('Enter');
    await opens('Compare: go build ./lib ↔ go build -trimpath ./lib', 240_000);
    await says(/These commands ran in .* for this comparison\./);
    await says(/-trimpath/);
  });

  test('runs two edited commands in the directory of the first one', async function () {
    this.timeout(280_000);
    await palette('Compare Two Commands');
    await rows('Select what to compare');
    await ui.press('Enter');
    await rows('First command');
    await ui.press('Enter');
    await replaceTyped('First command', 'go build ./lib');
    const offered = await rows('Second command');
    assert.match(offered[0] ?? '', /^go build \.\/lib/);
    await ui.press('Enter');
    await replaceTyped('Second command', 'go vet ./lib');
    await opens('Compare: go build ./lib ↔ go vet ./lib', 240_000);
    await says(/go vet \.\/lib/);
  });

  test('runs each command with its own environment and the flags of the settings', async function () {
    this.timeout(280_000);
    await setFlags({ build: ['-trimpath'] });
    await palette('Compare Two Commands');
    await rows('Select what to compare');
    await ui.press('Enter');
    await rows('First command');
    await ui.type('Type a command');
    await until('one is left', async () => (await ui.texts(ROWS)).length === 1);
    await ui.press('Enter');
    await replaceTyped('First command', 'GOOS=linux GOARCH=riscv64 go build ./lib');
    const offered = await rows('Second command');
    assert.match(offered[0] ?? '', /GOARCH.*riscv64.*go build \.\/lib/);
    await ui.press('Enter');
    await replaceTyped('Second command', 'GOOS=plan9 go build ./lib');
    await opens('Compare: go build -trimpath ./lib ↔ go build -trimpath ./lib', 240_000);
    // In a low panel, the header has no room for the platforms.
    await ui.clickFramed('#tab-why');
    await says(/linux\/riscv64/);
    await says(/plan9\/(?!riscv64)/);
  });

  test('accepts only go commands', async () => {
    await palette('Compare Two Commands');
    await rows('Select what to compare');
    await ui.press('Enter');
    await rows('First command');
    await ui.press('Enter');
    await replaceTyped('First command', 'rm -rf /');
    await until('it says what is wanted', async () =>
      (await ui.texts('.quick-input-message')).some((text) => text.includes('Type go run, build, test')),
    );
    await ui.press('Escape');
  });
});

async function opens(label: string, limitMs: number): Promise<void> {
  const isThere = () =>
    vscode.window.tabGroups.all.some(({ tabs }) => tabs.some((tab) => tab.label === label));
  await until(`“${label}” is open`, isThere, limitMs);
}

async function says(text: RegExp): Promise<void> {
  let found: readonly string[] = [];
  try {
    await until(`the page says ${text}`, async () => {
      found = await ui.framed('body');
      return text.test(found[0] ?? '');
    });
  } catch (cause) {
    throw new Error(`The page has no ${text}, but: ${found.join(' / ')}`, { cause });
  }
}

async function setFlags(flags: Readonly<Record<string, readonly string[]>> | undefined): Promise<void> {
  const { Workspace } = vscode.ConfigurationTarget;
  await vscode.workspace.getConfiguration('goPipeline').update('flags', flags, Workspace);
}
