import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { journey } from '../../../support/editor/journey.ts';
import { runs } from '../../../support/editor/processes.ts';
import { SERVER_FILES, traceServer } from '../../../support/editor/server-program.ts';
import type { Workbench } from '../../../support/editor/workbench.ts';
import { pageSays } from '../../../support/editor/workbench-pages.ts';

const LIMIT = { timeout: 90_000 };

journey(
  'a panel keeps its trace over a reload, also of a command that ran then or had just ended, or says why it has none',
  { about: 'a program that stays', files: SERVER_FILES },
  async (workbench) => {
    const { home, temp, workspace } = workbench.place;
    const enough = path.join(temp, 'enough');
    await workbench.openFile('main.go');
    const first = await traceServer(workbench, { isFirst: true });
    await pageSays(workbench.page, /\.command: go run/);

    // It is ended with the window, and what was recorded of it is what the panel shows then.
    await reload(workbench);
    await pageSays(workbench.page, /\.command: go run .*\n\.ending: .*interrupted/);
    expect(runs(first)).toBe(false);
    expect(traces(home)).toHaveLength(1);

    // It ends at the moment of the reload: whichever comes first, the panel shows that trace.
    await traceServer(workbench, { command: 'Go Pipeline: Trace Again' });
    await pageSays(workbench.page, /\.ending: .*running/);
    writeFileSync(enough, '');
    await reload(workbench);
    await pageSays(workbench.page, /\.command: go run .*\n\.ending: .*(?:exit 0|interrupted)/);
    expect(traces(home)).toHaveLength(2);
    rmSync(enough);

    // Its trace was removed meanwhile. (The window reads its settings when it is loaded.)
    for (const name of traces(home)) rmSync(path.join(historyIn(home), name));
    mkdirSync(path.join(workspace, '.vscode'));
    writeFileSync(path.join(workspace, '.vscode', 'settings.json'), '{ "goPipeline.history": false }');
    await reload(workbench);
    await pageSays(workbench.page, /\.failure: .*is no longer in the history/);

    // Nothing was to be kept of this one.
    await traceServer(workbench, { command: 'Go Pipeline: Trace Again' });
    await pageSays(workbench.page, /\.ending: .*running/);
    await reload(workbench);
    await pageSays(workbench.page, /\.failure: .*the history was off \(setting goPipeline\.history\)/);
    expect(traces(home)).toEqual([]);
  },
);

/** As a developer does it: the editor saves what is open, and what each page keeps, before it goes. */
async function reload(workbench: Workbench): Promise<void> {
  const loaded = workbench.page.waitForEvent('load', LIMIT);
  await workbench.run('Developer: Reload Window');
  await loaded;
}

function historyIn(home: string): string {
  return path.join(home, 'cache', 'go-build-pipeline', 'history');
}

function traces(home: string): readonly string[] {
  return readdirSync(historyIn(home)).filter((name) => name.endsWith('.gotrace.json.gz'));
}
