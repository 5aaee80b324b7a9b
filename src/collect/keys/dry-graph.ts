import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { tryParseActionGraph } from '../../core/events/action-graph.ts';
import type { GraphAction } from '../../core/events/events.ts';
import { createTempDir, removeTempDir } from '../../platform/temp-dir.ts';
import { type DryPass, type DryPassOptions, runDryPass } from './dry-pass.ts';

/** A dry pass with the graph that go planned in it; the graph is null if there is no space for its file. */
export async function runDryPassWithGraph(
  options: DryPassOptions,
): Promise<{ readonly pass: DryPass; readonly graph: readonly GraphAction[] | null }> {
  const tempDir = createTempDir();
  if (tempDir === null) return { pass: await runDryPass(options), graph: null };
  try {
    const file = path.join(tempDir, 'graph.json');
    const pass = await runDryPass(options, file);
    return { pass, graph: tryParseActionGraph(await readFile(file, 'utf8').catch(() => '')) };
  } finally {
    removeTempDir(tempDir);
  }
}
