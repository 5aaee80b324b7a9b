import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../../../support/editor/journey.ts';
import { extensionHosts, runs } from '../../../support/editor/processes.ts';
import { SERVER_FILES, traceServer } from '../../../support/editor/server-program.ts';
import type { Workbench } from '../../../support/editor/workbench.ts';
import { pageShows } from '../../../support/editor/workbench-pages.ts';

const LIMIT = { timeout: 90_000 };

journey(
  'a panel shows what was recorded after its extension host was killed, and reports when no host returns',
  { about: 'a program that runs until it is ended', files: SERVER_FILES },
  async (workbench) => {
    const { page } = workbench;
    await workbench.openFile('main.go');
    let pid = await traceServer(workbench, { isFirst: true });
    // The editor restarts a host by itself, but not after the third crash within five minutes.
    for (const death of [1, 2]) {
      await pageShows(page, /\.ending: running/);
      await killHost(workbench);
      await pageShows(page, /\.command: go run .*\n\.ending: interrupted/);
      expect(await page.locator('.tab', { hasText: 'Pipeline: go run' }).count()).toBe(1);
      expect(runs(pid), `death ${death}`).toBe(false);
      pid = await traceServer(workbench, { command: 'Go Pipeline: Trace Again' });
    }
    await pageShows(page, /\.ending: running/);
    await killHost(workbench);
    await pageShows(page, /\.ending: was running\n.*\.silence: The extension host is not responding/s);

    await page.getByRole('button', { name: 'Restart Remote Extension Host' }).click();
    await pageShows(page, /\.command: go run .*\n\.ending: interrupted/);
    await expect.poll(() => extensionHosts(workbench.server).length, LIMIT).toBe(1);
  },
);

journey(
  'a comparison works again after its extension host was killed, including its links to files',
  {
    about: 'two traces of a small program',
    files: {
      'go.mod': 'module ex.com/app\n\ngo 1.20\n',
      'main.go': 'package main\n\nimport "ex.com/app/lib"\n\nfunc main() { println(lib.Name()) }\n',
      'lib/lib.go': 'package lib\n\nfunc Name() string { return "lib" }\n',
    },
  },
  async (workbench) => {
    const { page } = workbench;
    await workbench.openFile('main.go');
    await workbench.run('Go Pipeline: Trace go run');
    await page.locator('.quick-input-title', { hasText: 'Command to trace' }).waitFor(LIMIT);
    await page.keyboard.press('Enter');
    const traces = path.join(workbench.sandbox.home, 'cache', 'go-build-pipeline', 'history');
    const savedCount = () =>
      existsSync(traces) ? readdirSync(traces).filter((name) => name.endsWith('.gotrace.json.gz')).length : 0;
    await expect.poll(savedCount, LIMIT).toBe(1);
    const lib = 'package lib\n\nfunc Name() string { return "another" }\n\nfunc More() {}\n';
    writeFileSync(path.join(workbench.sandbox.workspace, 'lib', 'lib.go'), lib);
    await workbench.run('Go Pipeline: Trace Again');
    await expect.poll(savedCount, LIMIT).toBe(2);
    await workbench.run('Go Pipeline: Compare with Previous');
    await page.locator('.tab.active', { hasText: 'Compare: go run' }).waitFor(LIMIT);
    // The file that a difference names is linked among the differences.
    const reached = async (act: (link: Locator) => Promise<unknown>): Promise<boolean> => {
      for (const frame of page.frames()) {
        const isDone = await frame
          .locator('.app:has(.sides) #tab-why')
          .click({ timeout: 500 })
          .then(() => act(frame.locator('.compared-cause .mono', { hasText: 'lib.go' })))
          .then(
            () => true,
            () => false,
          );
        if (isDone) return true;
      }
      return false;
    };
    await expect.poll(() => reached((link) => link.waitFor({ timeout: 500 })), LIMIT).toBe(true);

    await killHost(workbench);
    await expect.poll(() => extensionHosts(workbench.server).length, LIMIT).toBe(1);
    const isOpen = async () => {
      await reached((link) => link.click({ timeout: 500 }));
      return page.locator('.tab', { hasText: 'lib.go' }).count();
    };
    await expect.poll(isOpen, LIMIT).toBe(1);
    expect(await page.locator('.tab', { hasText: 'Compare: go run' }).count()).toBe(1);
  },
);

async function killHost({ server }: Workbench): Promise<void> {
  const [host] = extensionHosts(server);
  if (!host) throw new Error('There is no extension host.');
  process.kill(host.pid, 'SIGKILL');
  await expect.poll(() => runs(host.pid), LIMIT).toBe(false);
}
