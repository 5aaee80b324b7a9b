import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../../../support/editor/journey.ts';
import type { Workbench } from '../../../support/editor/workbench.ts';

const LIMIT = { timeout: 120_000 };

const files = {
  'go.mod': 'module ex.com/app\n\ngo 1.20\n',
  'main.go': 'package main\n\nimport "ex.com/app/lib"\n\nfunc main() { println(lib.Name()) }\n',
  'lib/lib.go': 'package lib\n\nfunc Name() string { return "lib" }\n',
};

journey(
  'a trace can be compared with the previous one by keyboard, and the comparison survives a reload',
  { about: 'two traces of a small program', files },
  async (workbench) => {
    const { page } = workbench;
    await workbench.openFile('main.go');
    await workbench.run('Go Pipeline: Trace go run');
    await page.locator('.quick-input-title', { hasText: 'Command to trace' }).waitFor(LIMIT);
    await page.keyboard.press('Enter');
    await workbench.statusBar(/rebuilt|all cached/);
    await workbench.openFile('lib/lib.go');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\n// Twice is new.\nfunc Twice(n int) int { return 2 * n }\n');
    await workbench.save('lib/lib.go', 'func Twice');
    await workbench.run('Go Pipeline: Trace Again');
    await workbench.statusBar(/2 rebuilt/);

    // In the Runs view the key applies to the selected trace.
    await runsView(workbench);
    const key = async () => {
      await runsView(workbench);
      await page.keyboard.press('Alt+c');
      return isSeen(page.locator('.tab.active', { hasText: 'Compare:' }));
    };
    await expect.poll(key, LIMIT).toBe(true);
    await compared(workbench);
    // Reloads as a developer does; the editor first saves what is open and the state of each page.
    const loaded = page.waitForEvent('load', LIMIT);
    await workbench.run('Developer: Reload Window');
    await loaded;
    await compared(workbench);
  },
);

/** Focuses the Runs view and waits for both traces. */
async function runsView(workbench: Workbench): Promise<void> {
  const rows = workbench.page.locator('.pane:has([aria-label^="Runs"]) .monaco-list-row');
  const shown = async () => {
    await workbench.run('Go Build Pipeline: Focus on Runs View');
    return (await isSeen(rows.nth(1))) && (await rows.count()) === 2;
  };
  await expect.poll(shown, LIMIT).toBe(true);
}

async function isSeen(what: Locator): Promise<boolean> {
  return what.waitFor({ timeout: 5_000 }).then(
    () => true,
    () => false,
  );
}

/** The page names the traces and shows what differs. */
async function compared(workbench: Workbench): Promise<void> {
  await workbench.page.locator('.tab.active', { hasText: 'Compare:' }).waitFor(LIMIT);
  // Looks at all pages in the window, because the panel is open beside it.
  const pageText = async () => {
    const texts = workbench.page
      .frames()
      .map((frame) => frame.evaluate(() => document.body?.textContent ?? '').catch(() => ''));
    return (await Promise.all(texts)).join('\n');
  };
  await expect.poll(pageText, LIMIT).toMatch(/Compared with the same command, traced/);
}
