import { expect } from 'vitest';
import { journey } from '../../../support/editor/journey.ts';
import {
  abandonedFolders,
  extensionHosts,
  runs,
  tracedProcesses,
} from '../../../support/editor/processes.ts';
import { SERVER_FILES, traceServer } from '../../../support/editor/server-program.ts';
import { until } from '../../../support/editor/until.ts';
import type { Workbench } from '../../../support/editor/workbench.ts';

const LIMIT = { timeout: 60_000 };

journey(
  'traced programs end when their extension host is killed or their window reloads',
  { about: 'a program that runs until it is ended', files: SERVER_FILES },
  async (workbench) => {
    await workbench.openFile('main.go');
    const first = await traceServer(workbench, { isFirst: true });
    const [host] = extensionHosts(workbench.server);
    if (!host) throw new Error('There is no extension host.');
    process.kill(host.pid, 'SIGKILL');
    await nothingRuns(workbench, first);
    await until('the editor starts another extension host', () =>
      extensionHosts(workbench.server).some(({ pid }) => pid !== host.pid),
    );

    // The next host starts normally, and cleans up after the killed one.
    await workbench.openFile('main.go');
    const second = await traceServer(workbench);
    await expect.poll(() => abandonedFolders(workbench.sandbox), LIMIT).toEqual([]);
    await workbench.reload();
    await nothingRuns(workbench, second);

    await workbench.openFile('main.go');
    const third = await traceServer(workbench);
    await workbench.run('Go Pipeline: Cancel');
    await expect.poll(() => runs(third), LIMIT).toBe(false);
    await workbench.statusBar(/rebuilt|all cached/);
    await expect.poll(() => abandonedFolders(workbench.sandbox), LIMIT).toEqual([]);
  },
);

async function nothingRuns({ sandbox }: Workbench, pid: number): Promise<void> {
  await expect.poll(() => tracedProcesses(sandbox).map(({ command }) => command), LIMIT).toEqual([]);
  expect(runs(pid)).toBe(false);
}
