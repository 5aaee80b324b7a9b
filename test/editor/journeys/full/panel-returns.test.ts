import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { journey } from '../../../support/editor/journey.ts';
import { runs } from '../../../support/editor/processes.ts';
import { SERVER_FILES, traceServer } from '../../../support/editor/server-program.ts';
import type { Workbench } from '../../../support/editor/workbench.ts';
import { pageShows } from '../../../support/editor/workbench-pages.ts';

const LIMIT = { timeout: 90_000 };

journey(
  'a panel keeps its trace across a reload, even of a running or just ended command, or explains why it has none',
  { about: 'a program that runs until it is ended', files: SERVER_FILES },
  async (workbench) => {
    const { home, temp, workspace } = workbench.sandbox;
    const enough = path.join(temp, 'enough');
    await workbench.openFile('main.go');
    const first = await traceServer(workbench, { isFirst: true });
    await pageShows(workbench.page, /\.command: go run/);

    // The command ends with the window, and the panel then shows what was recorded.
    await reload(workbench);
    await pageShows(workbench.page, /\.command: go run .*\n\.ending: .*interrupted/);
    expect(runs(first)).toBe(false);
    expect(traces(home)).toHaveLength(1);

    // The command ends during the reload; whichever comes first, the panel shows its trace.
    await traceServer(workbench, { command: 'Go Pipeline: Trace Again' });
    await pageShows(workbench.page, /\.ending: .*running/);
    writeFileSync(enough, '');
    await reload(workbench);
    await pageShows(workbench.page, /\.command: go run .*\n\.ending: .*(?:exit 0|interrupted)/);
    expect(traces(home)).toHaveLength(2);
    rmSync(enough);

    // The trace was removed meanwhile. (The window reads its settings when it loads.)
    for (const name of traces(home)) rmSync(path.join(historyIn(home), name));
    mkdirSync(path.join(workspace, '.vscode'));
    writeFileSync(path.join(workspace, '.vscode', 'settings.json'), '{ "goPipeline.history": false }');
    await reload(workbench);
    await pageShows(workbench.page, /\.failure: .*is no longer in the history/);

    // The history is off, so this trace is not saved.
    await traceServer(workbench, { command: 'Go Pipeline: Trace Again' });
    await pageShows(workbench.page, /\.ending: .*running/);
    await reload(workbench);
    await pageShows(workbench.page, /\.failure: .*the history was off \(setting goPipeline\.history\)/);
    expect(traces(home)).toEqual([]);
  },
);

/** Reloads as a developer does; the editor first saves what is open and the state of each page. */
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
