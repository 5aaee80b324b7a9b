import path from 'node:path';
import { expect } from 'vitest';
import { journey } from '../../support/editor/journey.ts';
import {
  abandonedFolders,
  extensionHosts,
  pidIn,
  runs,
  tracedProcesses,
} from '../../support/editor/processes.ts';
import type { Workbench } from '../../support/editor/workbench.ts';

const LIMIT = { timeout: 60_000 };

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
	fmt.Println("serving")
	time.Sleep(time.Hour)
}
`;

const files = { 'go.mod': 'module ex.com/server\n\ngo 1.20\n', 'main.go': SERVER };

journey(
  'an extension host that is killed, or a window that is loaded anew, takes its traced programs along',
  { about: 'a program that stays', files },
  async (workbench) => {
    await workbench.openFile('main.go');
    const first = await trace(workbench, null);
    const [host] = extensionHosts(workbench.server);
    if (!host) throw new Error('There is no extension host.');
    process.kill(host.pid, 'SIGKILL');
    await nothingRuns(workbench, first);
    await expect
      .poll(() => extensionHosts(workbench.server).some(({ pid }) => pid !== host.pid), LIMIT)
      .toBe(true);

    // The next one starts as ever, and tidies up after the dead.
    await workbench.openFile('main.go');
    const second = await trace(workbench, first);
    await expect.poll(() => abandonedFolders(workbench.place), LIMIT).toEqual([]);
    await workbench.reload();
    await nothingRuns(workbench, second);

    await workbench.openFile('main.go');
    const third = await trace(workbench, second);
    await workbench.run('Go Pipeline: Cancel');
    await expect.poll(() => runs(third), LIMIT).toBe(false);
    await workbench.statusBar(/rebuilt|all cached/);
    await expect.poll(() => abandonedFolders(workbench.place), LIMIT).toEqual([]);
  },
);

/** Traces the program of the active file, and waits until it runs; gives its process. */
async function trace(workbench: Workbench, before: number | null): Promise<number> {
  const { page, place } = workbench;
  const asked = page.locator('.quick-input-title', { hasText: 'The command to trace' });
  const file = path.join(place.temp, 'pid');
  await workbench.run('Go Pipeline: Trace go run');
  if (before === null) {
    await asked.waitFor(LIMIT);
    await page.keyboard.press('Enter');
  }
  const started = () => {
    const pid = pidIn(file);
    return pid !== null && pid !== before && runs(pid) ? pid : null;
  };
  await expect.poll(started, LIMIT).not.toBeNull();
  return pidIn(file) ?? 0;
}

async function nothingRuns({ place }: Workbench, pid: number): Promise<void> {
  await expect.poll(() => tracedProcesses(place).map(({ command }) => command), LIMIT).toEqual([]);
  expect(runs(pid)).toBe(false);
}
