import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../../../support/editor/journey.ts';
import type { Workbench } from '../../../support/editor/workbench.ts';
import { visualFaults } from '../../../webview/support/checks.ts';
import { laidOut } from '../../../webview/support/report-page.ts';

/** A real program, from the module proxy: the fuzzy finder, 100 packages with the standard library's. */
const PROGRAM = 'github.com/junegunn/fzf@v0.65.2';
/** Where the pictures for the README are written on request (then run `node scripts/webp.mjs`); a normal test run writes none. */
const PICTURES = process.env['PICTURES'];
const MARGIN = 20;

journey(
  'a developer traces a real program, reads why it was rebuilt, breaks its main package and fixes it',
  {
    about: 'the fuzzy finder, from the module proxy',
    prepare: ({ workspace }) => copyProgram(workspace),
    width: 1440,
    height: 1000,
  },
  async (workbench) => {
    const { page } = workbench;
    await workbench.openFile('main.go');
    await workbench.goToLine(lineOfMain(workbench));
    await page.locator('.codelens-decoration', { hasText: 'trace run' }).waitFor({ timeout: 60_000 });

    // Started from the palette, which asks for the command once; a program argument is added.
    await workbench.run('Go Pipeline: Trace go run');
    await page.locator('.quick-input-title', { hasText: 'Command to trace' }).waitFor();
    await page.keyboard.type(' --version');
    await page.keyboard.press('Enter');

    // The boxes fill in while go works: at first there are fewer than at the end.
    const panel = await workbench.webview();
    await panel.locator('.strip').waitFor({ timeout: 120_000 });
    await workbench.statusBar(/\d+ rebuilt|all cached/);
    await workbench.terminal(/0\.65/);
    await expect
      .poll(() => panel.locator('.headline').textContent(), { timeout: 60_000 })
      .not.toMatch(/compiled/);
    await expect.poll(() => faultsOf(panel)).toEqual([]);

    // A library is edited: a new exported function.
    await workbench.openFile('src/util/util.go');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\n// Twice is new.\nfunc Twice(n int) int { return 2 * n }\n');
    await workbench.save('src/util/util.go', 'func Twice');
    await workbench.run('Go Pipeline: Trace Again');
    const again = await workbench.webview();
    await expect
      .poll(
        () =>
          again
            .locator('.headline')
            .textContent()
            .catch(() => ''),
        { timeout: 120_000 },
      )
      .toMatch(/src\/util.*util\.go/);
    await (await workbench.statusBar(/[1-9]\d* rebuilt/)).waitFor();
    await expect.poll(() => faultsOf(again)).toEqual([]);
    await shot(workbench, 'editor-panel');

    // The box of the root shows why, and opens the file.
    await again.locator('.box.root').first().click();
    await again.locator('.details', { hasText: 'util.go' }).waitFor();
    await again
      .locator('.details')
      .getByRole('button', { name: /util\.go/ })
      .first()
      .click();
    await expect.poll(() => faultsOf(again)).toEqual([]);
    await page.locator('.editor-group-container.active .tab.active', { hasText: 'util.go' }).waitFor();

    // The main package is broken, marked on its line, and repaired by the quick fix.
    await workbench.openFile('main.go');
    await workbench.goToLine(1, 1);
    await page.keyboard.press('Shift+End');
    await page.keyboard.type('package fuzzy');
    await page
      .locator('.squiggly-warning, .squiggly-error, .squiggly-info')
      .first()
      .waitFor({ timeout: 60_000 });
    await workbench.goToLine(1, 10);
    await workbench.quickFixes(/main/);
    await shot(workbench, 'editor-quick-fix', [
      page.locator('.editor-group-container.active .tabs-container'),
      page.locator('.context-view .action-widget'),
    ]);
    await page.keyboard.press('Enter');
    await page
      .locator('.view-line', { hasText: /package\smain/ })
      .first()
      .waitFor({ timeout: 30_000 });
    await workbench.save('main.go', 'package main');

    // The program runs again, from the CodeLens this time; only what the edit changed is rebuilt.
    await workbench.goToLine(lineOfMain(workbench));
    await page.locator('.codelens-decoration a', { hasText: 'trace run' }).first().click();
    await workbench.tooltip(/all cached|[1-9]\d* rebuilt/, /from cache/);
    await shot(workbench, 'editor-status-bar', [
      page.locator('.monaco-hover', { hasText: /from cache/ }),
      await workbench.statusBar(/all cached|[1-9]\d* rebuilt/),
    ]);
    const numbers = page.locator('.editor-group-container.active .line-numbers');
    await shot(workbench, 'editor-codelens', [
      page.locator('.codelens-decoration', { hasText: 'trace run' }),
      page.locator('.view-line > span', { hasText: /^func\smain/ }),
      page.locator('.editor-instance .glyph-margin-widgets > div'),
      numbers.filter({ hasText: new RegExp(`^${lineOfMain(workbench) + 2}$`) }),
    ]);
  },
);

/** Visual faults of the panel after its picture is laid out. */
async function faultsOf(panel: FrameLocator): Promise<readonly string[]> {
  const frame = await (await panel.owner().elementHandle())?.contentFrame();
  if (!frame) throw new Error('The panel has no page.');
  expect(['elk', 'grown']).toContain(await laidOut(frame));
  return visualFaults(frame);
}

/** The whole window, or the part that contains these elements, with a margin. */
async function shot({ page }: Workbench, name: string, parts: readonly Locator[] = []): Promise<void> {
  if (!PICTURES) return;
  const file = path.join(PICTURES, `${name}.png`);
  if (parts.length === 0) await page.screenshot({ path: file });
  else await page.screenshot({ path: file, clip: await boundsOf(parts) });
}

async function boundsOf(parts: readonly Locator[]) {
  const found = await Promise.all(parts.map((part) => part.first().boundingBox()));
  const boxes = found.filter((box) => box !== null);
  const left = Math.min(...boxes.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...boxes.map(({ y }) => y)) - MARGIN;
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + MARGIN;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + MARGIN;
  const [x, y] = [Math.max(0, left), Math.max(0, top)];
  return { x, y, width: right - x, height: bottom - y };
}

/** CodeLenses that are scrolled out of view are hidden elements of the page. */
function lineOfMain(workbench: Workbench): number {
  const lines = workbench.read('main.go').split('\n');
  return lines.findIndex((line) => line.startsWith('func main')) + 1;
}

function copyProgram(to: string): void {
  const json = execFileSync('go', ['mod', 'download', '-json', PROGRAM], { encoding: 'utf8', cwd: to });
  const { Dir: from } = JSON.parse(json) as { readonly Dir: string };
  cpSync(from, to, { recursive: true });
  makeWritable(to);
  if (!existsSync(path.join(to, 'main.go'))) throw new Error(`${PROGRAM} has no main.go`);
  execFileSync('go', ['mod', 'download'], { cwd: to });
}

/** Makes files writable, because those of the module cache are read-only. */
function makeWritable(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) makeWritable(name);
    else chmodSync(name, 0o644);
  }
}
