import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { ROOT } from '../../../support/built-cli.ts';
import { journey } from '../../../support/editor/journey.ts';
import type { Sandbox } from '../../../support/editor/scene.ts';
import type { Workbench } from '../../../support/editor/workbench.ts';

const LIMIT = { timeout: 60_000 };

/** What the editor and the build need from this repository. */
const PARTS = [
  ...['.vscode', 'src', 'webview', 'scripts', 'media', 'docs'],
  ...['package.json', 'package.nls.json', 'package.nls.zh-cn.json', 'tsconfig.json', 'README.md', 'LICENSE'],
];

/** The file that a contributor breaks. */
const BROKEN = 'src/host/extension.ts';

journey(
  'F5 watches and builds, shows an error as a problem, and opens a window with the extension and the sample',
  { about: 'this repository', prepare: copyRepository, develops: true },
  async (workbench) => {
    const { page } = workbench;
    const text = workbench.read(BROKEN);
    const save = (changed: string) => writeFileSync(path.join(workbench.sandbox.workspace, BROKEN), changed);
    save(`${text}\nconst broken = ;\n`);
    // What F5 starts first is the default build task, too. On its own it leaves this window in front.
    await workbench.run('Tasks: Run Build Task');
    await problems(workbench, 'Errors: 1');
    await page.keyboard.press('Control+Shift+m');
    await expect
      .poll(() => page.locator('.markers-panel .monaco-list-row').allTextContents(), LIMIT)
      .toEqual([expect.stringContaining('extension.ts'), expect.stringContaining('Unexpected ";"')]);
    await picture(page, 'develop-problem');
    save(text);
    await problems(workbench, 'No Problems');

    const host = await start(workbench);
    expect(await host.title()).toContain('[Extension Development Host] sample');
    const sideBar = host.locator('.sidebar');
    const listed = async () => {
      if (!(await sideBar.allTextContents()).join('').includes('Main Packages'))
        await host.locator('.activitybar .action-label[aria-label*="Go Build Pipeline"]').click(LIMIT);
      return (await sideBar.locator('.monaco-list-row').allTextContents()).join('\n');
    };
    // Only an active extension fills this list.
    await expect.poll(listed, { ...LIMIT, interval: 2_000 }).toContain('cmd/harbour');
    await picture(host, 'develop-host');
  },
);

/**
 * Starts the first configuration and returns the window that it opens, which waits for the end of the first build.
 * Without debugging, because an extension host of this editor's server waits forever for its debugger.
 */
async function start(workbench: Workbench): Promise<Page> {
  const { page } = workbench;
  const opened = page.context().waitForEvent('page', { timeout: 120_000 });
  opened.catch(() => {});
  const running = page.locator('.statusbar-item', { hasText: 'Extension (' });
  // The palette has the command before the editor knows the configurations; then it does nothing.
  const started = async () => {
    await workbench.run('Debug: Start Without Debugging');
    return running.waitFor({ timeout: 10_000 }).then(
      () => true,
      () => false,
    );
  };
  await expect.poll(started, LIMIT).toBe(true);
  const host = await opened;
  await host.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 90_000 });
  return host;
}

/** Waits until the status bar says this about problems. */
async function problems({ page }: Workbench, text: string): Promise<void> {
  await page.locator(`[id="status.problems"][aria-label*="${text}"]`).waitFor(LIMIT);
}

/** A copy, because the build writes into its folder. */
function copyRepository({ workspace }: Sandbox): void {
  for (const part of PARTS) cpSync(path.join(ROOT, part), path.join(workspace, part), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(workspace, 'node_modules'), 'junction');
}

/** With PICTURES=folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
