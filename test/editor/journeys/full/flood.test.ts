import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import { journey } from '../../../support/editor/journey.ts';
import {
  extensionHosts,
  pidIn,
  residentOf,
  runs,
  tracedProcesses,
} from '../../../support/editor/processes.ts';
import type { Workbench } from '../../../support/editor/workbench.ts';
import { pageShows } from '../../../support/editor/workbench-pages.ts';
import { listProcesses } from '../../../support/process-list.ts';

const MB = 1024 * 1024;
const LIMIT = { timeout: 120_000 };
/**
 * Enough to tell output that is kept from output that passes through. The editor draws between 0.2 and 4 MB of it
 * in a second, depending on the machine; 1,024 MB were tried by hand (docs/performance.md).
 */
const MEGABYTES = 64;
/** How often in a row, a second apart, the program may have written nothing more before it counts as stuck. */
const PATIENCE = 60;
/** Less than what is written, so that a process that keeps it fails. */
const GROWTH = 48 * MB;

/** Writes as much as a file requests, and reports how many megabytes it has written. */
const APP = `package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	var stream string
	var megabytes int
	order, _ := os.ReadFile(filepath.Join(os.TempDir(), "order"))
	fmt.Sscan(string(order), &stream, &megabytes)
	out := map[string]*os.File{"stdout": os.Stdout, "stderr": os.Stderr}[stream]
	some := []byte(strings.Repeat(strings.Repeat("0123456789abcdef", 8)[1:]+"\\n", 1<<13))
	file := filepath.Join(os.TempDir(), "written")
	os.WriteFile(filepath.Join(os.TempDir(), "pid"), []byte(fmt.Sprint(os.Getpid())), 0o600)
	for written := 1; written <= megabytes; written++ {
		out.Write(some)
		os.WriteFile(file+".new", []byte(fmt.Sprint(written)), 0o600)
		os.Rename(file+".new", file)
	}
}
`;

const files = { 'go.mod': 'module ex.com/flood\n\ngo 1.20\n', 'main.go': APP };

journey(
  'a flood of output does not increase memory, and can be ended with Cancel or Ctrl-C',
  { about: 'a program that writes without end', files, limitMs: 15 * 60_000 },
  async (workbench) => {
    const { page } = workbench;
    await workbench.openFile('main.go');

    await trace(workbench, 'stdout 1000000');
    await expect.poll(() => written(workbench), LIMIT).toBeGreaterThan(8);
    await endsBy(workbench, () => workbench.run('Go Pipeline: Cancel'));
    await pageShows(page, /\.ending: .*interrupted/);

    await trace(workbench, 'stderr 1000000');
    await expect.poll(() => written(workbench), LIMIT).toBeGreaterThan(8);
    await endsBy(workbench, async () => {
      await page.locator('.terminal-wrapper.active').click();
      await page.keyboard.press('Control+c');
    });
    await pageShows(page, /\.ending: .*interrupted/);

    for (const stream of ['stderr', 'stdout'] as const) {
      const before = memory(workbench);
      await trace(workbench, `${stream} ${MEGABYTES}`);
      await showPanel(workbench, false);
      const most = { host: 0, ptyHost: 0, commandLine: 0 };
      await allIsWritten(workbench, () => {
        const now = memory(workbench);
        for (const name of NAMES) most[name] = Math.max(most[name], now[name]);
      });
      const figures = `${inMegabytes(before)}, then ${inMegabytes(most)}`;
      expect(most.host - before.host, figures).toBeLessThan(GROWTH);
      expect(most.ptyHost - before.ptyHost, figures).toBeLessThan(GROWTH);
      expect(most.commandLine).toBeGreaterThan(0);
      expect(most.commandLine, figures).toBeLessThan(200 * MB);
      await pageShows(page, /\.ending: exit 0/);
      await showPanel(workbench, true);
    }
  },
);

const NAMES = ['host', 'ptyHost', 'commandLine'] as const;

async function trace(workbench: Workbench, order: string): Promise<void> {
  const { page, sandbox } = workbench;
  const isFirst = !existsSync(path.join(sandbox.temp, 'order'));
  writeFileSync(path.join(sandbox.temp, 'order'), order);
  rmSync(path.join(sandbox.temp, 'written'), { force: true });
  await workbench.run(isFirst ? 'Go Pipeline: Trace go run' : 'Go Pipeline: Trace Again');
  if (isFirst) {
    await page.locator('.quick-input-title', { hasText: 'Command to trace' }).waitFor(LIMIT);
    await page.keyboard.press('Enter');
  }
  await expect.poll(() => written(workbench), LIMIT).toBeGreaterThan(0);
}

/** Shows or hides the terminal. A hidden one is not drawn, which is the larger part of the editor's work. */
async function showPanel(workbench: Workbench, wanted: boolean): Promise<void> {
  const panel = workbench.page.locator('.part.panel:visible');
  const toggled = async (): Promise<boolean> => {
    if ((await panel.count()) > 0 === wanted) return true;
    await workbench.run('View: Toggle Panel Visibility');
    return false;
  };
  await expect.poll(toggled, { ...LIMIT, interval: 1_000 }).toBe(true);
}

/**
 * Waits until the program has written everything, and looks at each step. The program stood still once behind a
 * hidden terminal, and the cause was not found; so a hidden one is shown again, once: if the editor then reads on, it
 * was the editor that had stopped.
 */
async function allIsWritten(workbench: Workbench, look: () => void): Promise<void> {
  let [last, unchanged, shown] = [-1, 0, false];
  while (last < MEGABYTES) {
    await setTimeout(1_000);
    look();
    const now = written(workbench);
    unchanged = now === last ? unchanged + 1 : 0;
    last = now;
    if (unchanged < PATIENCE) continue;
    const states = statesOf(workbench);
    if (shown) throw new Error(`stuck after ${now} MB, with the terminal shown as well: ${states}`);
    process.stderr.write(`stuck after ${now} MB with a hidden terminal, which is shown now: ${states}\n`);
    shown = true;
    unchanged = 0;
    await showPanel(workbench, true);
  }
}

/** What each process of the trace waits for, in the kernel's words. */
function statesOf({ sandbox, extensions }: Workbench): string {
  const program = pidIn(path.join(sandbox.temp, 'pid')) ?? 0;
  const pids = [...tracedProcesses(sandbox, extensions).map(({ pid }) => pid), program];
  return pids.map((pid) => `${pid} ${waitsFor(pid)}`).join(', ');
}

function waitsFor(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/wchan`, 'utf8') || 'running';
  } catch (error) {
    return String(error);
  }
}

/** Ended soon, judged by how much was still written rather than by a clock. */
async function endsBy(workbench: Workbench, what: () => Promise<void>): Promise<void> {
  const program = pidIn(path.join(workbench.sandbox.temp, 'pid')) ?? 0;
  expect(runs(program)).toBe(true);
  await what();
  const before = written(workbench);
  await expect.poll(() => runs(program), LIMIT).toBe(false);
  expect(written(workbench) - before).toBeLessThan(100);
}

function written({ sandbox }: Workbench): number {
  const file = path.join(sandbox.temp, 'written');
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
}

/** The memory in use now, in bytes. */
function memory({
  server,
  sandbox,
  extensions,
}: Workbench): Readonly<Record<(typeof NAMES)[number], number>> {
  const all = listProcesses();
  const below = new Set([server]);
  for (let size = 0; size !== below.size; ) {
    size = below.size;
    for (const { pid, parent } of all) if (below.has(parent)) below.add(pid);
  }
  const sum = (pids: readonly number[]) => pids.reduce((total, pid) => total + residentOf(pid), 0);
  const named = (word: string) =>
    all.filter(({ pid, command }) => below.has(pid) && command.includes(word)).map(({ pid }) => pid);
  return {
    host: sum(extensionHosts(server).map(({ pid }) => pid)),
    ptyHost: sum(named('--type=ptyHost')),
    commandLine: sum(
      tracedProcesses(sandbox, extensions)
        .filter(({ command }) => command.includes('cli.cjs trace '))
        .map(({ pid }) => pid),
    ),
  };
}

function inMegabytes(sizes: Readonly<Record<string, number>>): string {
  return Object.entries(sizes)
    .map(([name, bytes]) => `${name} ${Math.round(bytes / MB)}`)
    .join(', ');
}
