import { rmSync } from 'node:fs';
import path from 'node:path';
import { pidIn, runs } from './processes.ts';
import { until } from './until.ts';
import type { Workbench } from './workbench.ts';

const LIMIT = { timeout: 90_000 };

/** A module whose program prints its process ID, and runs until a file `enough` exists. */
export const SERVER_FILES = {
  'go.mod': 'module ex.com/server\n\ngo 1.20\n',
  'main.go': `package main

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
	for {
		if _, err := os.Stat(filepath.Join(os.TempDir(), "enough")); err == nil {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
}
`,
};

/**
 * Traces the program and waits until it runs; returns its process. The first time, the editor asks for arguments and
 * flags.
 */
export async function traceServer(
  workbench: Workbench,
  { command = 'Go Pipeline: Trace go run', isFirst = false } = {},
): Promise<number> {
  const { page, sandbox } = workbench;
  const file = path.join(sandbox.temp, 'pid');
  // Remove the file of the previous run.
  rmSync(file, { force: true });
  await workbench.run(command);
  if (isFirst) {
    await page.locator('.quick-input-title', { hasText: 'Command to trace' }).waitFor(LIMIT);
    await page.keyboard.press('Enter');
  }
  const started = () => {
    const pid = pidIn(file);
    return pid !== null && runs(pid);
  };
  await until(`the program of “${command}” runs`, started, LIMIT.timeout);
  return pidIn(file) ?? 0;
}
