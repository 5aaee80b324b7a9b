// `npm run bench:editor [-- --editor=4.139.1]`: how long the packaged extension takes to activate in a real
// editor, as reported by "Developer: Show Running Extensions", at the editor's start and in reloaded windows.
// Measures wall time, with the browser that draws the window on the same machine: run it on an idle one.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { copyCheckout } from './lib/copy-checkout.mjs';
import { makeVsix } from './lib/make-vsix.mjs';
import { installPackages } from './lib/prepare.mjs';
import './lib/typescript.mjs';

const { prepareEditor } = await import('../test/editor/harness/install.ts');
const { openWindow } = await import('../test/editor/harness/open-window.ts');

const BUDGET_MS = 50;
const RELOADS = 4;

const version = process.argv.find((arg) => arg.startsWith('--editor='))?.slice('--editor='.length);
if (!installPackages()) process.exit(1);
const folder = mkdtempSync(join(os.tmpdir(), 'go-build-pipeline-bench-'));
try {
  const vsix = join(folder, 'extension.vsix');
  copyCheckout(join(folder, 'checkout'));
  makeVsix(join(folder, 'checkout'), vsix);
  const editor = await prepareEditor(version);
  const window = await openWindow(editor, { about: 'activation', copy: 'media/sample' }, { vsix });
  try {
    console.log(`at the editor's start: ${formatTime(await activation(window.page))}`);
    for (let turn = 0; turn < RELOADS; turn++) {
      await window.page.goto(window.address);
      console.log(`window loaded anew: ${formatTime(await activation(window.page))}`);
    }
  } finally {
    await window.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Milliseconds, from our extension's row. */
async function activation(page) {
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 90_000 });
  const row = page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'Go Build Pipeline' });
  for (let turn = 0; turn < 20; turn++) {
    await page.keyboard.press('F1');
    const input = page.locator('.quick-input-widget input[type=text]');
    await input.fill('>Developer: Show Running Extensions', { timeout: 5_000 }).catch(() => {});
    await page.waitForTimeout(1_000);
    await page.keyboard.press('Enter');
    const text = await row.textContent({ timeout: 10_000 }).catch(() => null);
    const found = /(\d+)\s*ms/.exec(text ?? '');
    if (found) return Number(found[1]);
  }
  throw new Error('The list of running extensions does not have ours: open its picture and see.');
}

function formatTime(ms) {
  return `${ms} ms (${ms <= BUDGET_MS ? 'ok' : 'over'}, ≤ ${BUDGET_MS} ms)`;
}
