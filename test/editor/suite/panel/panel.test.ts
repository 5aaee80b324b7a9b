import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, suiteSetup, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { inPage, pageShows, pageTexts } from '../../../support/editor/panel.ts';
import { sampleTrace, sandbox, saveTrace } from '../../../support/editor/traces.ts';
import { ui } from '../../../support/editor/ui.ts';
import { until } from '../../../support/editor/until.ts';

const tabsOfPanels = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview);

suite('the pipeline panel', () => {
  let older = '';
  let newer = '';
  suiteSetup(async () => {
    older = await saveTrace(sampleTrace(['go', 'build', '-race', './cmd/harbour']));
    newer = await saveTrace(sampleTrace());
  });
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('shows the newest trace of this workspace when none is named', async () => {
    await vscode.commands.executeCommand('goPipeline.openPanel');
    await pageShows('.command', 'go build ./cmd/harbour');
    await pageShows('.headline', '2 rebuilt');
    await until('the graph stands', async () => (await pageTexts('.box .label')).length >= 3);
    assert.deepEqual(await pageTexts('.failure'), []);
    assert.equal(tabsOfPanels()[0]?.label, 'Pipeline: go build ./cmd/harbour');
  });

  test('exists once per trace and is revealed when it is open', async () => {
    await vscode.commands.executeCommand('goPipeline.openPanel', older);
    await pageShows('.command', '-race');
    await vscode.commands.executeCommand('goPipeline.openPanel', newer);
    await until('a second panel', () => tabsOfPanels().length === 2);
    await vscode.commands.executeCommand('goPipeline.openPanel', older);
    await until('the first is in front again', () =>
      tabsOfPanels().some(({ isActive, label }) => isActive && label.includes('-race')),
    );
    assert.equal(tabsOfPanels().length, 2);
    await pageShows('.command', '-race');
  });

  test('shows its trace again after its page was reloaded', async () => {
    await vscode.commands.executeCommand('goPipeline.openPanel', newer);
    await pageShows('.command', 'go build ./cmd/harbour');
    await ui.click(inPage('#tab-table'));
    await pageShows('.grid', 'internal/tide');
    await vscode.commands.executeCommand('workbench.action.webview.reloadWebviewAction');
    await pageShows('.grid', 'internal/tide');
  });

  test('leads from a box to its source, by keyboard alone', async () => {
    await vscode.commands.executeCommand('goPipeline.openPanel', newer);
    await pageShows('.headline', '2 rebuilt');
    await until('the graph stands', async () => (await pageTexts('.box .label')).length >= 3);
    await ui.click(inPage('.headline button'));
    await pageShows('.details h2', 'internal/tide');
    await ui.focus(inPage('.details .actions vscode-button'));
    await ui.press('Enter');
    const document = await until('the source is open', () => vscode.window.activeTextEditor?.document);
    assert.equal(document.uri.fsPath, join(sandbox().workspace, 'internal/tide/tide.go'));
  });

  test('offers the actions of the editor, each with a name', async () => {
    await vscode.commands.executeCommand('goPipeline.openPanel', newer);
    await pageShows('.headline', '2 rebuilt');
    const names = await ui.names(inPage('.editor-actions vscode-button'));
    assert.deepEqual(names, [
      'Trace Again',
      'Compare with Previous',
      'Explain Rebuild',
      'Debug Program',
      'Save Report as HTML',
    ]);
  });

  test('explains how to get a debugger when there is none', async () => {
    assert.equal(vscode.extensions.getExtension('golang.go'), undefined);
    await vscode.commands.executeCommand('goPipeline.openPanel', newer);
    await pageShows('.headline', '2 rebuilt');
    await ui.click(inPage('vscode-button[aria-label="Debug Program"]'));
    await until('the notification is there', async () =>
      (await ui.notifications()).some((text) => text.includes('golang.go')),
    );
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  test('saves its trace as a report without the home directory', async () => {
    await vscode.commands.executeCommand('goPipeline.openPanel', newer);
    await pageShows('.headline', '2 rebuilt');
    await ui.click(inPage('vscode-button[aria-label="Save Report as HTML"]'));
    const file = join(sandbox().workspace, 'harbour-pipeline.html');
    await until('the report is written', async () => {
      // The dialog accepts keys only after it has listed the folder, and does not signal it.
      if ((await ui.names('.quick-input-widget:visible')).length > 0) await ui.press('Enter');
      return existsSync(file) && readFileSync(file).length > 100_000;
    });
    const html = readFileSync(file, 'utf8');
    assert.match(html, /data-host="report"/);
    assert.equal(html.includes(sandbox().home), false);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  test('can also be saved from the title bar of its editor', async () => {
    await vscode.commands.executeCommand('goPipeline.openPanel', newer);
    await pageShows('.headline', '2 rebuilt');
    await ui.click('.editor-actions .codicon-toolbar-more');
    // A menu accepts clicks a moment after it appears, and does not signal it.
    await until('it is asked where to', async () => {
      if ((await ui.names('.quick-input-widget:visible')).length > 0) return true;
      const [item] = await ui.texts('.monaco-menu .action-item');
      if (item !== undefined) await ui.click('.monaco-menu .action-item', 'Save Report').catch(() => {});
      return false;
    });
    await ui.press('Escape');
    const faults = (await ui.notifications()).filter((text) => text.includes('unexpectedly'));
    assert.deepEqual(faults, []);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  test('reports when its trace no longer exists', async () => {
    await vscode.commands.executeCommand('goPipeline.openPanel', '2020-01-01T00-00-00.000Z-abcdef');
    await pageShows('.failure', 'no longer in the history');
  });

  test('opens at the requested tab and package', async () => {
    const target = { tab: 'table', importPath: 'example.com/harbour/internal/tide' };
    await vscode.commands.executeCommand('goPipeline.openPanel', newer, target);
    await pageShows('.grid', 'internal/tide');
    await pageShows('.details h2', 'internal/tide');
    await vscode.commands.executeCommand('goPipeline.openPanel', newer, { tab: 'why', importPath: null });
    await until('the reasons are in front', async () => (await pageTexts('.why-page')).join('') !== '');
  });

  test('opens at the requested tab and package even from behind another editor', async () => {
    await vscode.commands.executeCommand('goPipeline.openPanel', newer, { tab: 'table', importPath: null });
    await pageShows('.grid', 'internal/tide');
    const [group] = vscode.window.tabGroups.all.filter(({ tabs }) => tabs.length > 0);
    const uri = vscode.Uri.file(join(sandbox().workspace, 'go.mod'));
    await vscode.window.showTextDocument(uri, { viewColumn: group?.viewColumn ?? 1 });
    await until('the panel is hidden', async () => (await pageTexts('.headline')).length === 0);
    await vscode.commands.executeCommand('goPipeline.openPanel', newer, { tab: 'why', importPath: null });
    await until('the reasons are in front', async () => (await pageTexts('.why-page')).join('') !== '');
    // What the reader selected since then stays.
    await ui.click(inPage('#tab-graph'));
    await vscode.window.showTextDocument(uri, { viewColumn: group?.viewColumn ?? 1 });
    await until('the panel is hidden', async () => (await pageTexts('.headline')).length === 0);
    await vscode.commands.executeCommand('goPipeline.openPanel', newer);
    await until('the graph stands', async () => (await pageTexts('.box .label')).length >= 3);
  });

  test('follows the theme while it is open, and passes axe in every kind of theme', async function () {
    this.timeout(120_000);
    const config = vscode.workspace.getConfiguration('workbench');
    await vscode.commands.executeCommand('goPipeline.openPanel', newer);
    await pageShows('.headline', '2 rebuilt');
    await ui.click(inPage('.headline button'));
    for (const [theme, sign] of [
      ['Default Light Modern', 'vscode-light'],
      ['Default High Contrast', 'vscode-high-contrast:not(.vscode-high-contrast-light)'],
      ['Default High Contrast Light', 'vscode-high-contrast-light'],
      ['Default Dark Modern', 'vscode-dark'],
    ] as const) {
      await config.update('colorTheme', theme, vscode.ConfigurationTarget.Global);
      await pageShows(`body.${sign} .headline`, '2 rebuilt');
      assert.deepEqual(await ui.axe(inPage('.headline')), [], theme);
    }
    await config.update('colorTheme', undefined, vscode.ConfigurationTarget.Global);
  });
});
