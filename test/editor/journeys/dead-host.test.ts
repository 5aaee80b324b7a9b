import path from 'node:path';
import { expect } from 'vitest';
import { journey } from '../../support/editor/journey.ts';
import { extensionHosts, pidIn, runs } from '../../support/editor/processes.ts';
import type { Workbench } from '../../support/editor/workbench.ts';
import { pageSays } from '../../support/editor/workbench-pages.ts';

const LIMIT = { timeout: 90_000 };

/** Says who it is, and stays. */
const SERVER = `package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"
)

func main() {
	file := filepath.Join(os.TempDir(), "pid")
	os.WriteFile(file+".new", []byte(fmt.Sprint(os.Getpid())), 0o600)
	os.Rename(file+".new", file)
	time.Sleep(time.Hour)
}
`;

const files = { 'go.mod': 'module ex.com/server\n\ngo 1.20\n', 'main.go': SERVER };

journey(
  'the panel of an extension host that was killed comes back with what was recorded, and says so when no host comes back',
  { about: 'a program that stays', files },
  async (workbench) => {
    const { page } = workbench;
    await workbench.openFile('main.go');
    let pid = await trace(workbench, 'Go Pipeline: Trace go run', null);
    // The editor starts the next host by itself, but not after the third death within five minutes.
    for (const death of [1, 2]) {
      await pageSays(page, /\.ending: running/);
      await killHost(workbench);
      await pageSays(page, /\.command: go run .*\n\.ending: interrupted/);
      expect(await page.locator('.tab', { hasText: 'Pipeline: go run' }).count()).toBe(1);
      expect(runs(pid), `death ${death}`).toBe(false);
      pid = await trace(workbench, 'Go Pipeline: Trace again', pid);
    }
    await pageSays(page, /\.ending: running/);
    await killHost(workbench);
    await pageSays(
      page,
      /\.ending: was running\n.*\.silence: The extension host of the editor does not answer/s,
    );

    await page.getByRole('button', { name: 'Restart Remote Extension Host' }).click();
    await pageSays(page, /\.command: go run .*\n\.ending: interrupted/);
    await expect.poll(() => extensionHosts(workbench.server).length, LIMIT).toBe(1);
  },
);

async function killHost({ server }: Workbench): Promise<void> {
  const [host] = extensionHosts(server);
  if (!host) throw new Error('There is no extension host.');
  process.kill(host.pid, 'SIGKILL');
  await expect.poll(() => runs(host.pid), LIMIT).toBe(false);
}

/** Traces the program, and waits until it runs; gives its process. */
async function trace(workbench: Workbench, command: string, before: number | null): Promise<number> {
  const { page, place } = workbench;
  const file = path.join(place.temp, 'pid');
  await workbench.run(command);
  if (before === null) {
    await page.locator('.quick-input-title', { hasText: 'The command to trace' }).waitFor(LIMIT);
    await page.keyboard.press('Enter');
  }
  const started = () => {
    const pid = pidIn(file);
    return pid !== null && pid !== before && runs(pid);
  };
  await expect.poll(started, LIMIT).toBe(true);
  return pidIn(file) ?? 0;
}
