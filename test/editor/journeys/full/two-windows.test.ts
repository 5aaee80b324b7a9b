import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { journey } from '../../../support/editor/journey.ts';
import { extensionHosts, runs, tracedProcesses } from '../../../support/editor/processes.ts';
import type { Workbench } from '../../../support/editor/workbench.ts';

const LIMIT = { timeout: 60_000 };

/** Runs until it is ended; each process writes its own file. */
const SERVER = `package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"
)

func main() {
	os.WriteFile(filepath.Join(os.TempDir(), fmt.Sprint("serving-", os.Getpid())), nil, 0o600)
	time.Sleep(time.Hour)
}
`;

journey(
  'two windows on one folder trace at the same time without affecting each other’s socket, program or history',
  {
    about: 'one folder in two windows',
    files: { 'go.mod': 'module ex.com/two\n\ngo 1.20\n', 'main.go': SERVER },
  },
  async (first) => {
    const second = await first.another();
    await first.openFile('main.go');
    await second.openFile('main.go');
    await traceHere(first, 1);
    await traceHere(second, 2);
    expect(extensionHosts(first.server)).toHaveLength(2);
    // Each host has its own folder, and the sweep of the later host did not remove the folder of the first.
    await expect.poll(() => socketFolders(first), LIMIT).toHaveLength(2);

    // The second window closes, which sweeps again without affecting the first.
    const [a = 0, b = 0] = servers(first);
    await second.run('Go Pipeline: Cancel');
    await expect.poll(() => [a, b].filter((pid) => runs(pid)).length, LIMIT).toBe(1);
    expect(socketFolders(first)).toHaveLength(2);
    await first.run('Go Pipeline: Cancel');
    await expect.poll(() => [a, b].filter((pid) => runs(pid)).length, LIMIT).toBe(0);

    // Both windows show both traces in the history.
    for (const window of [first, second]) {
      await window.run('View: Show Go Build Pipeline');
      const view = window.page.locator('.pane', {
        has: window.page.locator('.pane-header', { hasText: 'Runs' }),
      });
      const rows = view.locator('.monaco-list-row', { hasText: 'go run .' });
      await expect.poll(() => rows.count(), LIMIT).toBe(2);
    }
    expect(tracedProcesses(first.sandbox).filter(({ command }) => command.includes('go run -x'))).toEqual([]);
  },
);

async function traceHere(window: Workbench, count: number): Promise<void> {
  const asked = window.page.locator('.quick-input-title', { hasText: 'Command to trace' });
  await window.run('Go Pipeline: Trace go run');
  await asked.waitFor(LIMIT);
  await window.page.keyboard.press('Enter');
  await expect.poll(() => servers(window).length, LIMIT).toBe(count);
}

/** The programs that have reported that they run. */
function servers({ sandbox }: Workbench): readonly number[] {
  return readdirSync(sandbox.temp)
    .filter((name) => name.startsWith('serving-'))
    .map((name) => Number(name.slice('serving-'.length)));
}

/** Folders that contain the socket of a window. */
function socketFolders({ sandbox }: Workbench): readonly string[] {
  return readdirSync(sandbox.temp).filter(
    (name) => name.startsWith('go-build-pipeline-') && existsSync(path.join(sandbox.temp, name, 's')),
  );
}
